import type { ActionType } from '../../lib/actions/define.ts';
import { t } from '../../lib/i18n/t.ts';
import { ActionIcon } from '../fields/action-icon.tsx';

/** Quick add over an agent's page, drawn: it is in both themes and every language by itself. */
export function WelcomePicture() {
  const rows: { type: ActionType; name: string }[] = [
    { type: 'CALL_TRANSFER', name: t('Transfer to the office') },
    { type: 'SMS', name: t('Text the address') },
    { type: 'APPOINTMENT_BOOKING', name: t('Book a visit') },
  ];
  return (
    <div
      class="picture"
      role="img"
      aria-label={t(
        'Quick add over the page of a Voice AI agent: templates below each other, and the first of them just created.',
      )}
    >
      <div class="picture-page" aria-hidden="true">
        <div class="picture-bar">
          <i />
          <i />
          <i />
          <span>HighLevel · Voice AI</span>
        </div>
        <div class="picture-lines">
          <b />
          <i />
          <i />
          <i />
        </div>
      </div>
      <div class="picture-popup" aria-hidden="true">
        <p class="picture-head">
          Bright Smile Dental <span>{t('Front desk')}</span>
        </p>
        {rows.map(({ type, name }, at) => (
          <p key={type} class={`picture-row${at === 0 ? ' is-first' : ''}`}>
            <ActionIcon type={type} />
            <span>{name}</span>
          </p>
        ))}
        <p class="picture-done">{t('Created and seen on the agent.')}</p>
      </div>
    </div>
  );
}

import { plural, t } from '../../lib/i18n/t.ts';
import type { TemplateView } from '../../lib/messaging/messages/template-shapes.ts';
import { kindLabels } from '../../lib/templates/edit-blanks.ts';
import { Notice } from '../ui/notice.tsx';
import { packBlanks } from './pack-blanks.ts';

/** What a pack asks for when it is applied: each blank once, and where names clash. */
export function PackBlanks(props: {
  ids: string[];
  templates: ReadonlyMap<string, TemplateView | null>;
}) {
  const views = props.ids.flatMap((id) => props.templates.get(id) ?? []);
  // What is in the bin is left out when the pack is applied.
  const there = views.map(({ template }) => template).filter((one) => one.deletedAt === undefined);
  const { blanks, issues } = packBlanks(there);
  return (
    <aside class="pack-part pack-blanks" aria-label={t('Blanks')}>
      <h2 class="section-title">
        {blanks.length === 0
          ? t('Blanks')
          : plural(blanks.length, 'It asks for {count} blank', 'It asks for {count} blanks')}
      </h2>
      {issues.map(({ path, message }) => (
        <Notice
          key={`${path} ${message}`}
          tone="error"
          title={t('The pack cannot be applied like this')}
        >
          {message}
        </Notice>
      ))}
      {blanks.length === 0 && <p class="quiet">{t('Nothing has to be filled in.')}</p>}
      <ul>
        {blanks.map(({ variable, usedBy }) => (
          <li key={variable.name} class="pack-blank">
            <span class="pack-blank-head">
              <span class="pack-blank-label">{variable.label || variable.name}</span>
              <span class="badge">{t(kindLabels[variable.kind])}</span>
              {!variable.required && <span class="quiet">{t('optional')}</span>}
            </span>
            <span class="row-description" title={usedBy.join(', ')}>
              {usedBy.length > 1
                ? t('For {count} templates', { count: usedBy.length })
                : t('For {name}', { name: usedBy[0] ?? '' })}
            </span>
          </li>
        ))}
      </ul>
    </aside>
  );
}

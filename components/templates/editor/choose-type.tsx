import { ArrowLeft } from 'lucide';
import { actions, actionTypes } from '../../../lib/actions/index.ts';
import { ago } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/t.ts';
import type { Edit } from '../../../lib/messaging/messages/edit-open.ts';
import { ActionIcon } from '../../fields/action-icon.tsx';
import { useServices } from '../../services.ts';
import { IconButton } from '../../ui/button.tsx';
import { typeOfEdit } from './edit-content.ts';

/** What a new template is to be, and those that were begun and not saved. */
export function ChooseType(props: {
  unfinished: Edit[];
  go: (hash: string) => void;
  onLeave: () => void;
}) {
  const { now } = useServices();
  return (
    <div class="choose-type">
      <div class="page-head">
        <IconButton icon={ArrowLeft} label={t('Back to the templates')} onClick={props.onLeave} />
        <h1 tabIndex={-1}>{t('New template')}</h1>
      </div>
      {props.unfinished.length > 0 && (
        <section aria-labelledby="unfinished-title">
          <h2 id="unfinished-title">{t('Not saved yet')}</h2>
          <ul class="type-list">
            {props.unfinished.map(({ editorId, content, changedAt }) => {
              const type = typeOfEdit(content);
              return (
                <li key={editorId}>
                  <a
                    class="type-link"
                    href={`#/templates/new?editor=${encodeURIComponent(editorId)}`}
                  >
                    {type && <ActionIcon type={type} />}
                    <span>
                      <strong>{String(content.name || t('Without a name'))}</strong>
                      <span class="type-about">
                        {type && `${actions[type].label}, `}
                        {t('typed {when}', { when: ago(changedAt, now()) })}
                      </span>
                    </span>
                  </a>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <section aria-labelledby="types-title">
        <h2 id="types-title">{t('What should the agent do?')}</h2>
        <ul class="type-list">
          {actionTypes.map((type) => (
            <li key={type}>
              <a class="type-link" href={`#/templates/new?type=${type}`}>
                <ActionIcon type={type} />
                <span>
                  <strong>{actions[type].label}</strong>
                  <span class="type-about">{actions[type].description}</span>
                </span>
              </a>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

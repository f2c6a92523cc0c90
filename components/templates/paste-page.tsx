import { useId, useMemo, useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import { readPaste } from '../../lib/templates/paste.ts';
import { looksShared, takeAlong } from '../sharing/looks-shared.ts';
import { noPersonal, usePolicy } from '../sharing/use-policy.ts';
import { BackLink } from '../ui/back-link.tsx';
import { Button } from '../ui/button.tsx';
import { Field, fieldAria } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { PastedCard } from './pasted-card.tsx';

/** Pasted JSON becomes a new template: what was recognised, mended and left out is told. */
export function PastePage({ go }: { go: (hash: string) => void }) {
  const id = useId();
  const [text, setText] = useState('');
  const policy = usePolicy();
  const shared = looksShared(text);
  const paste = useMemo(
    () => (text.trim() === '' || shared ? undefined : readPaste(text)),
    [text, shared],
  );
  const texts = {
    id,
    label: t('What you copied'),
    error: paste?.kind === 'problem' ? paste.message : undefined,
    help: t(
      'A request to HighLevel’s API, its answer, the actions of an agent, or a whole curl command. Nothing is sent, and tokens in it are not kept.',
    ),
  };
  return (
    <div class="paste">
      <div class="page-head">
        <BackLink href="#/templates" label={t('All templates')} />
        <h1 tabIndex={-1}>{t('Paste JSON')}</h1>
      </div>
      {!policy.personalTemplates && (
        <Notice tone="warning">
          {t(noPersonal)} {t('Nothing that is made here can be saved.')}
        </Notice>
      )}
      <Field {...texts}>
        <textarea
          id={id}
          class="input paste-text"
          rows={10}
          data-start
          spellcheck={false}
          autocomplete="off"
          dir="ltr"
          value={text}
          {...fieldAria(texts)}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </Field>
      {shared && (
        <Notice
          tone="info"
          title={t('This is a shared library')}
          role="status"
          actions={
            <Button
              small
              kind="primary"
              onClick={() => {
                takeAlong(text);
                go('#/sharing/import');
              }}
            >
              {t('Import it')}
            </Button>
          }
        >
          {t(
            'It is no request, but templates that somebody exported. The import page shows what is in it before anything is taken.',
          )}
        </Notice>
      )}
      {paste?.kind === 'actions' && (
        <section class="paste-found" aria-label={t('What was found')}>
          <h2 class="section-title">
            {plural(
              paste.actions.length,
              '{count} action found',
              '{count} actions found: each can become a template',
            )}
          </h2>
          {paste.repairs.length > 0 && (
            <Notice tone="info" title={t('About the text')}>
              <ul>
                {paste.repairs.map((repair) => (
                  <li key={repair}>{repair}</li>
                ))}
              </ul>
            </Notice>
          )}
          {paste.actions.map((action, at) => (
            <PastedCard key={at} action={action} go={go} />
          ))}
        </section>
      )}
    </div>
  );
}

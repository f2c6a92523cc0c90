import { useState } from 'preact/hooks';
import { list } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { Output } from '../../lib/messaging/messages/index.ts';
import type { ExportOf, Finding, LibraryRow } from '../../lib/messaging/messages/share-shapes.ts';
import { ActionIcon } from '../fields/action-icon.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Notice } from '../ui/notice.tsx';
import { ExportBar } from './export-bar.tsx';
import { FindingGroup, findingKinds } from './finding-group.tsx';
import { ItemIcon } from './item-line.tsx';
import { partsOf } from './library-words.ts';

type Review = Extract<Output<'export/review'>, { kind: 'review' }>;
export type ExportChoice = Finding['choice'];

/** More names than these are counted only. */
const named = 200;

/** What leaves, what was found in it, and the ways to give it away. */
export function ExportReview(props: { of: ExportOf; review: Review; folders: LibraryRow[] }) {
  const { of, review, folders } = props;
  const { name, templates, packs, findings } = review;
  const [choices, setChoices] = useState<Record<string, ExportChoice>>({});
  const choose = (keys: string[], choice: ExportChoice) =>
    setChoices((before) => ({
      ...before,
      ...Object.fromEntries(keys.map((key) => [key, choice])),
    }));
  return (
    <>
      <section class="export-part" aria-label={t('What will leave')}>
        <h2 class="section-title" dir="auto">
          {name}
        </h2>
        <p>
          {t('{what} will leave. Tokens, remembered values and what you created are never in it.', {
            what: list(partsOf({ templates: templates.length, packs: packs.length })),
          })}
        </p>
        <Disclosure label={t('Their names')}>
          <ul class="export-names">
            {packs.slice(0, named).map((pack) => (
              <li key={pack.id}>
                <ItemIcon />
                <span dir="auto">{pack.name}</span>
                <span class="badge">{t('Pack')}</span>
              </li>
            ))}
            {templates.slice(0, named).map((template) => (
              <li key={template.id}>
                <ActionIcon type={template.type} />
                <span dir="auto">{template.name}</span>
              </li>
            ))}
            {templates.length > named && (
              <li class="quiet">{t('and {count} more', { count: templates.length - named })}</li>
            )}
          </ul>
        </Disclosure>
      </section>
      <section class="export-part" aria-label={t('What was found in it')}>
        {findings.length === 0 ? (
          <Notice tone="success">
            {t(
              'No secrets, ids, phone numbers, e-mail addresses or web addresses were found in it.',
            )}
          </Notice>
        ) : (
          findingKinds
            .map((kind) => [kind, findings.filter((one) => one.kind === kind)] as const)
            .filter(([, found]) => found.length > 0)
            .map(([kind, found]) => (
              <FindingGroup
                key={kind}
                kind={kind}
                findings={found}
                choices={choices}
                onChoose={choose}
              />
            ))
        )}
      </section>
      <ExportBar of={of} choices={choices} folders={folders} />
    </>
  );
}

import { useRef, useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import type { PreviewItem, SharingProblem } from '../../lib/messaging/messages/share-shapes.ts';
import { failureText } from '../failure-text.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { type Choice, countTaken, usualChoices, withChoice } from './choices.ts';
import { ImportHead } from './import-head.tsx';
import { ImportList } from './import-list.tsx';
import type { LookedAt, Preview, Taken } from './looked-at.ts';
import { RefusedList } from './refused-list.tsx';

function takeWords(count: number, packs: number): string {
  if (count === 0) return t('Nothing to take');
  if (packs > 0) return plural(count, 'Take {count} item', 'Take {count} items');
  return plural(count, 'Take {count} template', 'Take {count} templates');
}

/** What is in a document, a choice for each part of it, and the way to take it. */
export function ImportPreview(props: {
  document: LookedAt;
  preview: Preview;
  onBack: () => void;
  /** Looks at the same once more. */
  onAgain: () => void;
  onTaken: (taken: Taken) => void;
}) {
  const { document, preview } = props;
  const { signature, counts, packs } = preview;
  const [choices, setChoices] = useState(usualChoices);
  const [compared, setCompared] = useState(false);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<SharingProblem | string>();
  const root = useRef<HTMLDivElement>(null);
  const working = useRef(false);
  const newKey =
    signature.kind === 'signed' && signature.known === 'new' ? signature.key : undefined;
  const count = countTaken(choices, counts);

  const take = async () => {
    setAsked(true);
    if (newKey !== undefined && !compared) {
      root.current?.querySelector<HTMLElement>('.import-compared input')?.focus();
      return;
    }
    if (working.current) return;
    working.current = true;
    setBusy(true);
    setTrouble(undefined);
    try {
      const named = [...choices.named].map(([id, { choice }]) => [id, choice] as const);
      const reply = await document.take({
        choices: Object.fromEntries<Choice>(named),
        onlyNamed: choices.others === 'none',
        ...(newKey === undefined ? {} : { approvedKey: newKey }),
      });
      if (reply.kind === 'taken') return props.onTaken(reply);
      setTrouble(reply.problem);
    } catch (error) {
      setTrouble(failureText(error));
    } finally {
      working.current = false;
      setBusy(false);
    }
  };

  return (
    <div class="import-preview" ref={root}>
      <ImportHead
        preview={preview}
        compared={compared}
        error={asked && !compared ? t('Compare it first, then tick this.') : undefined}
        onCompared={setCompared}
      />
      {preview.problem && (
        <Notice tone="error" title={t('Nothing can be taken from it')} role="alert">
          {preview.problem.message}
        </Notice>
      )}
      <RefusedList refused={preview.refused} title={t('Cannot be used here')} />
      <ImportList
        document={document}
        counts={counts}
        choices={choices}
        onChoice={(items: PreviewItem[], choice) =>
          setChoices((before) => withChoice(before, items, choice))
        }
        onOthers={(others) => setChoices({ others, named: new Map() })}
      />
      <section class="import-bar" aria-label={t('Take')}>
        {trouble !== undefined && (
          <Notice
            tone="error"
            title={t('Not taken')}
            role="alert"
            actions={
              <Button small onClick={props.onAgain}>
                {t('Look at it again')}
              </Button>
            }
          >
            {typeof trouble === 'string' ? trouble : trouble.message}
          </Notice>
        )}
        <div class="import-do">
          <Button
            kind="primary"
            busy={busy}
            disabled={count === 0 || preview.problem !== undefined}
            onClick={() => void take()}
          >
            {takeWords(count, packs)}
          </Button>
          <Button onClick={props.onBack}>{t('Choose another')}</Button>
        </div>
      </section>
    </div>
  );
}

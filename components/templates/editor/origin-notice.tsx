import { useRef, useState } from 'preact/hooks';
import { list } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/t.ts';
import type { Output } from '../../../lib/messaging/messages/index.ts';
import type { Template } from '../../../lib/templates/schema.ts';
import { FailureNotice } from '../../failure-notice.tsx';
import { failureText } from '../../failure-text.ts';
import { useServices } from '../../services.ts';
import { SharedDifferences } from '../../sharing/shared-differences.tsx';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useAnswer } from '../../use-answer.ts';
import '../../sharing/sharing.css';
import './origin-notice.css';

type Origin = NonNullable<Output<'origin/open'>>;

/**
 * The original of a copy has gone on: what it has changed, and the choice to take that in. Nothing is
 * taken while something is typed that is not saved: it is saved first.
 */
export function OriginNotice(props: {
  template: Template;
  /** Something is typed that is not saved. */
  isChanged: boolean;
  /** Saves what is typed; tells whether it is. */
  save: () => Promise<boolean>;
  /** The copy as it is stored now; undefined when nothing was changed in it. */
  onAnswered: (template: Template) => void;
}) {
  const { template, isChanged } = props;
  const { send } = useServices();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState<'take' | 'leave'>();
  const [trouble, setTrouble] = useState<string>();
  const working = useRef(false);
  const { answer, failure, again } = useAnswer(
    'origin/open',
    open ? { templateId: template.id } : undefined,
  );
  const name = answer?.libraryName || template.origin?.libraryName || t('its library');

  const choose = async (choice: 'take' | 'leave') => {
    if (working.current || !answer) return;
    working.current = true;
    setBusy(choice);
    setTrouble(undefined);
    try {
      if (choice === 'take' && isChanged && !(await props.save())) {
        setTrouble(t('Your own changes could not be saved, so nothing was taken. See above why.'));
        return;
      }
      const { revision } = answer;
      const reply = await send('origin/answer', { templateId: template.id, revision, choice });
      if (reply.kind === 'done') {
        const taken = t('The changes are taken. What it said before is among its versions.');
        toast({ tone: 'success', text: choice === 'take' ? taken : t('It stays as it is.') });
        props.onAnswered(reply.template);
      } else if (reply.kind === 'changed-meanwhile') {
        await again();
        setTrouble(t('The original has changed once more. Nothing was taken: look at it again.'));
      } else setTrouble(reply.problem.message);
    } catch (error) {
      setTrouble(failureText(error));
    } finally {
      working.current = false;
      setBusy(undefined);
    }
  };

  return (
    <Notice
      tone="info"
      title={t('The original has changed')}
      actions={
        <>
          <Button small expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('Hide the changes') : t('Show the changes')}
          </Button>
          {open && answer && (
            <>
              <Button
                small
                kind="primary"
                busy={busy === 'take'}
                onClick={() => void choose('take')}
              >
                {isChanged ? t('Save mine, then take the changes') : t('Take the changes')}
              </Button>
              <Button small busy={busy === 'leave'} onClick={() => void choose('leave')}>
                {t('Leave them')}
              </Button>
            </>
          )}
        </>
      }
    >
      <p>
        {t(
          'This is a copy of a template in “{name}”. Look at what would change in yours, then take it or leave it.',
          { name },
        )}
      </p>
      {open && failure && (
        <FailureNotice
          title={t('The original could not be read')}
          failure={failure}
          onAgain={() => void again()}
        />
      )}
      {open && answer === undefined && !failure && <Loading shape="lines" />}
      {open && answer === null && <p>{t('The original is not there any more. Yours stays.')}</p>}
      {open && answer && <Changes origin={answer} />}
      {trouble && (
        <p class="field-note field-error" role="alert">
          {trouble}
        </p>
      )}
    </Notice>
  );
}

/** What would change in the copy, what both have changed, and all that the original has changed. */
function Changes({ origin }: { origin: Origin }) {
  const { theirs, result, both } = origin;
  const words = theirs.filter(({ path }) => both.includes(path)).map(({ label }) => label);
  return (
    <div class="origin-changes">
      <h3>{t('What would change in yours')}</h3>
      <SharedDifferences differences={result} />
      {both.length > 0 && (
        <p class="origin-both">
          {t(
            'You have changed {fields} too: the original’s words would take the place of yours there. Yours stay among the versions.',
            { fields: words.length > 0 ? list([...new Set(words)]) : t('some of it') },
          )}
        </p>
      )}
      <Disclosure label={t('All that the original has changed')}>
        <SharedDifferences differences={theirs} />
      </Disclosure>
    </div>
  );
}

import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { BackLink } from '../ui/back-link.tsx';
import { Notice } from '../ui/notice.tsx';
import { Progress } from '../ui/progress.tsx';
import { NotHandedOver, type Source, sizeOf, whyNotRead } from './hand-over.ts';
import { ImportPreview } from './import-preview.tsx';
import { ImportReport } from './import-report.tsx';
import { ImportSource } from './import-source.tsx';
import { type LookedAt, lookAt, type Preview, type Taken } from './looked-at.ts';
import { takenAlong } from './looks-shared.ts';
import { noPersonal, usePolicy } from './use-policy.ts';
import './sharing.css';
import './import.css';

type Step =
  | { kind: 'choosing' }
  | { kind: 'reading'; done: number; of: number }
  | { kind: 'looking'; source: Source; document: LookedAt; preview: Preview }
  | { kind: 'taken'; taken: Taken; name: string };

/** Why it could not be read, and of which field that is said. */
export interface ImportTrouble {
  of: Source['kind'];
  message: string;
}

/** Takes templates in from a file, a text or a code: choose, see what is in it, take, see what came. */
export function ImportPage({ go }: { go: (hash: string) => void }) {
  const { send, newId } = useServices();
  const policy = usePolicy();
  // Stays whatever happens: nothing that was pasted is lost.
  const [text, setText] = useState(() => takenAlong() ?? '');
  const [step, setStep] = useState<Step>({ kind: 'choosing' });
  const [trouble, setTrouble] = useState<ImportTrouble>();
  const page = useRef<HTMLDivElement>(null);
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );
  useEffect(() => {
    // The keyboard goes along to what is there now.
    if (step.kind === 'reading' || turn.current === 0) return;
    const wanted =
      step.kind !== 'choosing'
        ? '[data-step]'
        : trouble?.of === 'file'
          ? 'input[type="file"]'
          : 'textarea';
    page.current?.querySelector<HTMLElement>(wanted)?.focus();
  }, [step.kind, trouble?.of]);

  const open = async (source: Source) => {
    turn.current += 1;
    const mine = turn.current;
    const fail = (message: string) => {
      if (mine !== turn.current) return;
      setTrouble({ of: source.kind, message });
      setStep({ kind: 'choosing' });
    };
    const why = whyNotRead(source);
    if (why) return fail(why);
    setTrouble(undefined);
    const of = sizeOf(source);
    setStep({ kind: 'reading', done: 0, of });
    const document = lookAt(send, newId(), source);
    try {
      const preview = await document.open((done) => {
        if (mine === turn.current) setStep({ kind: 'reading', done, of });
      });
      if (mine === turn.current) setStep({ kind: 'looking', source, document, preview });
    } catch (error) {
      fail(error instanceof NotHandedOver ? error.message : failureText(error));
    }
  };
  const restart = () => {
    turn.current += 1;
    setStep({ kind: 'choosing' });
  };

  return (
    <div class="import" ref={page}>
      <div class="page-head">
        <BackLink href="#/templates" label={t('All templates')} />
        <h1 tabIndex={-1}>{t('Import')}</h1>
      </div>
      {!policy.personalTemplates ? (
        <Notice tone="info">
          {t(noPersonal)} {t('So nothing can be imported here.')}
        </Notice>
      ) : (
        <>
          {step.kind === 'choosing' && (
            <ImportSource
              text={text}
              trouble={trouble}
              onText={(next) => {
                setText(next);
                setTrouble(undefined);
              }}
              onSource={(source) => void open(source)}
            />
          )}
          {step.kind === 'reading' && (
            <div class="import-reading">
              <Progress
                label={step.done < step.of ? t('Reading…') : t('Comparing with what is here…')}
                done={step.done}
                {...(step.done < step.of ? { of: step.of } : {})}
              />
            </div>
          )}
          {step.kind === 'looking' && (
            <ImportPreview
              document={step.document}
              preview={step.preview}
              onBack={restart}
              onAgain={() => void open(step.source)}
              onTaken={(taken) => {
                setText('');
                setStep({ kind: 'taken', taken, name: step.preview.head.name });
              }}
            />
          )}
          {step.kind === 'taken' && (
            <ImportReport taken={step.taken} name={step.name} go={go} onAnother={restart} />
          )}
        </>
      )}
    </div>
  );
}

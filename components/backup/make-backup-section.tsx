import { Download } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import { failureText } from '../failure-text.ts';
import { saveFile } from '../save-file.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Progress } from '../ui/progress.tsx';
import { backupName, makeBackup } from './make-backup.ts';

/** Reads everything and gives it as one file. */
export function MakeBackup() {
  const { send, now } = useServices();
  const [lines, setLines] = useState<number>();
  const [word, setWord] = useState<{ tone: 'success' | 'error'; text: string }>();
  const stop = useRef(false);
  useEffect(
    () => () => {
      stop.current = true;
    },
    [],
  );
  const make = async () => {
    stop.current = false;
    setWord(undefined);
    setLines(0);
    try {
      const pieces = await makeBackup(send, setLines, () => stop.current);
      if (pieces) {
        const fileName = backupName(now());
        saveFile(fileName, pieces);
        setWord({ tone: 'success', text: t('{name} is with your downloads.', { name: fileName }) });
      }
    } catch (error) {
      const why = failureText(error);
      setWord({ tone: 'error', text: t('The backup was not made. {why}', { why }) });
    }
    setLines(undefined);
  };
  return (
    <section class="backup-part" aria-label={t('Back up')}>
      <h2 class="section-title">{t('Back up everything to one file')}</h2>
      <p class="quiet">
        {t(
          'Templates with their earlier versions, packs, what is in the bin, remembered values, drafts and the record of what was created. Tokens and secrets are not in it.',
        )}
      </p>
      {lines === undefined ? (
        <Button kind="primary" icon={Download} onClick={() => void make()}>
          {t('Back up')}
        </Button>
      ) : (
        <div class="backup-progress">
          <Progress
            label={plural(lines, 'Reading… {count} record', 'Reading… {count} records')}
            done={lines}
          />
          <Button
            small
            onClick={() => {
              stop.current = true;
            }}
          >
            {t('Stop')}
          </Button>
        </div>
      )}
      {word && (
        <Notice tone={word.tone} role={word.tone === 'error' ? 'alert' : 'status'}>
          {word.text}
        </Notice>
      )}
    </section>
  );
}

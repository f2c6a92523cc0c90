import { FileUp } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import { Notice } from '../ui/notice.tsx';
import { Progress } from '../ui/progress.tsx';
import { type BackupFile, readBackupFile } from './read-backup-file.ts';
import { type Restored, restoreLines } from './restore-lines.ts';
import { RestoreReport } from './restore-report.tsx';

type Chosen = { name: string; file: BackupFile };

const nothing: Restored = { done: 0, added: 0, kept: 0, refused: [] };

/** Takes a backup in: choose, see what is in it, restore, see what became of it. */
export function Restore() {
  const { send } = useServices();
  const [chosen, setChosen] = useState<Chosen>();
  const [restored, setRestored] = useState<Restored>();
  const [state, setState] = useState<'idle' | 'working' | 'done' | 'stopped'>('idle');
  const [trouble, setTrouble] = useState<string>();
  const stop = useRef(false);
  useEffect(
    () => () => {
      stop.current = true;
    },
    [],
  );

  const take = async (file: File) => {
    setTrouble(undefined);
    setRestored(undefined);
    setState('idle');
    setChosen(undefined);
    try {
      setChosen({ name: file.name, file: readBackupFile(await file.text()) });
    } catch {
      setTrouble(t('The browser could not read this file.'));
    }
  };
  const restore = async (lines: string[]) => {
    stop.current = false;
    setTrouble(undefined);
    setRestored(nothing);
    setState('working');
    try {
      const end = await restoreLines(send, lines, setRestored, () => stop.current);
      setState(end.done < lines.length ? 'stopped' : 'done');
    } catch (error) {
      setTrouble(failureText(error));
      setState('stopped');
    }
  };

  const file = chosen?.file;
  return (
    <section class="backup-part" aria-label={t('Restore')}>
      <h2 class="section-title">{t('Restore from a file')}</h2>
      <p class="quiet">
        {t(
          'Adds what is missing here. Where something is here already, the later one stays and the other becomes an earlier version. Nothing is deleted.',
        )}
      </p>
      {state !== 'working' && (
        <FileDrop
          label={t('Choose a backup file')}
          icon={FileUp}
          accept=".jsonl,.json,application/json"
          onFile={(one) => void take(one)}
        />
      )}
      {chosen && file?.kind === 'problem' && (
        <Notice tone="error" title={t('{name} is no backup', { name: chosen.name })} role="alert">
          {file.message}
        </Notice>
      )}
      {chosen && file?.kind === 'backup' && state === 'idle' && (
        <div class="backup-found" role="status">
          <h3>{chosen.name}</h3>
          <ul>
            {file.counts.map(({ label, count }) => (
              <li key={label}>
                <span>{label}</span>
                <strong>{number(count)}</strong>
              </li>
            ))}
          </ul>
          <Button kind="primary" onClick={() => void restore(file.lines)}>
            {t('Restore')}
          </Button>
        </div>
      )}
      {file?.kind === 'backup' && restored && state === 'working' && (
        <div class="backup-progress">
          <Progress
            label={t('Restoring… {done} of {all}', {
              done: restored.done,
              all: file.lines.length,
            })}
            done={restored.done}
            of={file.lines.length}
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
      {trouble && (
        <Notice tone="error" role="alert">
          {trouble}
        </Notice>
      )}
      {file?.kind === 'backup' && restored && (state === 'done' || state === 'stopped') && (
        <RestoreReport
          restored={restored}
          all={file.lines.length}
          onAgain={state === 'stopped' ? () => void restore(file.lines) : undefined}
        />
      )}
    </section>
  );
}

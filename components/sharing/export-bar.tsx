import { Copy, Download, FolderUp } from 'lucide';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { size } from '../../lib/i18n/format.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import type { Input, Output } from '../../lib/messaging/messages/index.ts';
import type { ExportOf, LibraryRow } from '../../lib/messaging/messages/share-shapes.ts';
import { failureText } from '../failure-text.ts';
import { saveFile } from '../save-file.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { MenuButton } from '../ui/menu-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { libraryHash } from '../workspace/route.ts';
import type { ExportChoice } from './export-review.tsx';

type Made = Output<'export/make'>;
/** What came of it; for a code, whether it could be copied. */
type Result = { made: Made; copied?: boolean } | { trouble: string };
type As = Input<'export/make'>['as'];

/** The ways to give it away, and what came of the last one. */
export function ExportBar(props: {
  of: ExportOf;
  choices: Record<string, ExportChoice>;
  folders: LibraryRow[];
}) {
  const { of, choices } = props;
  const { send, copy } = useServices();
  const [busy, setBusy] = useState<As>();
  const [result, setResult] = useState<Result>();
  const working = useRef(false);
  const folders = props.folders.filter(({ id }) => !('libraryId' in of && of.libraryId === id));
  // What was made before is not what is chosen now.
  useEffect(() => setResult(undefined), [choices]);

  const make = async (as: As, folderId?: string) => {
    if (working.current) return;
    working.current = true;
    setBusy(as);
    setResult(undefined);
    try {
      const made = await send('export/make', {
        of,
        choices,
        as,
        ...(folderId ? { folderId } : {}),
      });
      if (made.kind === 'file') saveFile(made.fileName, [made.text]);
      if (made.kind !== 'code') setResult({ made });
      else setResult({ made, copied: await copy(made.code).then(...told) });
    } catch (error) {
      setResult({ trouble: t('Nothing was exported. {why}', { why: failureText(error) }) });
    } finally {
      working.current = false;
      setBusy(undefined);
    }
  };
  const into = (folder: LibraryRow) => void make('folder', folder.id);
  const [only] = folders;
  return (
    <section class="export-bar" aria-label={t('Give it away')}>
      {result && <ExportResult result={result} />}
      <div class="export-do">
        <Button
          kind="primary"
          icon={Download}
          busy={busy === 'file'}
          onClick={() => void make('file')}
        >
          {t('Save file')}
        </Button>
        <Button icon={Copy} busy={busy === 'code'} onClick={() => void make('code')}>
          {t('Copy code')}
        </Button>
        {folders.length === 1 && only && (
          <Button icon={FolderUp} busy={busy === 'folder'} onClick={() => into(only)}>
            {t('Put into “{name}”', { name: only.name })}
          </Button>
        )}
        {folders.length > 1 && (
          <MenuButton
            label={t('Put into a shared folder')}
            icon={FolderUp}
            groups={[
              folders.map((folder) => ({
                key: folder.id,
                label: folder.name,
                onChoose: () => into(folder),
              })),
            ]}
          />
        )}
      </div>
    </section>
  );
}

const told = [() => true, () => false] as const;

function ExportResult({ result }: { result: Result }) {
  if ('trouble' in result) {
    return (
      <Notice tone="error" role="alert">
        {result.trouble}
      </Notice>
    );
  }
  const { made } = result;
  switch (made.kind) {
    case 'file':
      return (
        <Notice
          tone="success"
          role="status"
          title={t('{name} is with your downloads', { name: made.fileName })}
        >
          {made.signed
            ? t('Revision {revision}, signed.', { revision: made.revision })
            : t('Revision {revision}, unsigned.', { revision: made.revision })}
        </Notice>
      );
    case 'code':
      return (
        <CodeResult
          code={made.code}
          bytes={made.bytes}
          signed={made.signed}
          copied={result.copied === true}
        />
      );
    case 'folder':
      return (
        <Notice
          tone="success"
          role="status"
          title={t('It is in “{name}” now', { name: made.library.name })}
        >
          {plural(
            made.added,
            '{count} template or pack added. Everyone with the folder gets it.',
            '{count} templates and packs added. Everyone with the folder gets them.',
          )}{' '}
          <a href={libraryHash(made.library.id)}>{t('See the library')}</a>
        </Notice>
      );
    case 'problem':
      return (
        <Notice tone="error" title={t('Nothing was exported')} role="alert">
          {made.problem.message}
        </Notice>
      );
  }
}

/** The code itself stands there too: the clipboard may refuse it, or lose it. */
function CodeResult(props: { code: string; bytes: number; signed: boolean; copied: boolean }) {
  const id = useId();
  const { code, copied, signed } = props;
  const bytes = { size: size(props.bytes) };
  return (
    <Notice
      tone={copied ? 'success' : 'warning'}
      role="status"
      title={
        copied
          ? t('The code is copied ({size})', bytes)
          : t('The code could not be copied ({size})', bytes)
      }
    >
      <p>
        {copied ? t('Paste it into a chat or a mail.') : t('Copy it from here.')}{' '}
        {signed
          ? t('Whoever gets it takes it in with “Import a file…”; it is signed.')
          : t('Whoever gets it takes it in with “Import a file…”; it is unsigned.')}
      </p>
      <label class="visually-hidden" for={id}>
        {t('The code')}
      </label>
      <textarea
        id={id}
        class="input export-code"
        rows={2}
        readOnly
        dir="ltr"
        value={code}
        onFocus={(event) => event.currentTarget.select()}
      />
    </Notice>
  );
}

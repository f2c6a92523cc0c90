import { useRef, useState } from 'preact/hooks';
import type { Output } from '../../lib/messaging/messages/index.ts';
import { countOf } from '../count.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useToast } from '../ui/toast.tsx';

type Result = Output<'template/import'>;

/** As many characters as the message takes. */
const longest = 50_000_000;
/** Refused ones that are listed; the others are counted. */
const listed = 100;

/** Importing a file of templates: `choose` asks for the file, `parts` belong into the page. */
export function useImport(onDone: () => void) {
  const { send } = useServices();
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const [result, setResult] = useState<Result>();

  const take = async (file: File) => {
    try {
      const text = file.size > longest ? undefined : await file.text();
      if (text === undefined)
        setResult({ kind: 'unreadable', message: 'It is larger than 50 MB.' });
      else setResult(await send('template/import', { text }));
      onDone();
    } catch (error) {
      toast({ tone: 'error', text: failureText(error) });
    }
  };
  const parts = (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="File to import"
        accept=".json,application/json"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // The same file can be chosen again.
          event.currentTarget.value = '';
          if (file) void take(file);
        }}
      />
      {result && <ImportReport result={result} onClose={() => setResult(undefined)} />}
    </>
  );
  return { choose: () => input.current?.click(), parts };
}

function ImportReport({ result, onClose }: { result: Result; onClose: () => void }) {
  const title =
    result.kind === 'unreadable'
      ? 'The file was not imported'
      : `Imported ${countOf(result.templates, 'template')}${result.packs > 0 ? ` and ${countOf(result.packs, 'pack')}` : ''}`;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      {result.kind === 'unreadable' ? (
        <p>{result.message}</p>
      ) : (
        <>
          {result.same > 0 && (
            <p>
              {result.same.toLocaleString('en-US')} of them were here already and stay as they are.
            </p>
          )}
          {result.refused.length > 0 && (
            <>
              <p>{result.refused.length.toLocaleString('en-US')} could not be taken in:</p>
              <ul class="refused">
                {result.refused.slice(0, listed).map(({ name, message }) => (
                  <li key={`${name} ${message}`}>
                    <strong>{name}</strong>: {message}
                  </li>
                ))}
                {result.refused.length > listed && (
                  <li>and {result.refused.length - listed} more</li>
                )}
              </ul>
            </>
          )}
          {result.same === 0 && result.refused.length === 0 && <p>They are in the list now.</p>}
        </>
      )}
    </Dialog>
  );
}

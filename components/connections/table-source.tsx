import { FileInput } from 'lucide';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { Button } from '../ui/button.tsx';
import { Field, FieldNotes, fieldAria } from '../ui/field.tsx';
import { FileDrop } from '../ui/file-drop.tsx';

/** More than this is no table of tokens. */
const mostBytes = 1_000_000;

/** Where a table comes from. `onText` gives what is wrong with it as a whole; else it was taken. */
export function TableSource(props: { onText: (text: string) => string | undefined }) {
  const [text, setText] = useState('');
  const [ofText, setOfText] = useState<string>();
  const [ofFile, setOfFile] = useState<string>();
  const read = () => {
    const problem = text.trim() ? props.onText(text) : t('Paste the table first.');
    setOfText(problem);
    // Tokens do not stay where everybody who walks by can read them.
    if (!problem) setText('');
  };
  const take = async (file: File) => {
    setOfText(undefined);
    if (file.size > mostBytes) {
      setOfFile(t('“{name}” is larger than 1 MB. Nothing was read.', { name: file.name }));
      return;
    }
    const content = await file.text().catch(() => undefined);
    setOfFile(
      content === undefined
        ? t('“{name}” could not be read.', { name: file.name })
        : props.onText(content),
    );
  };
  const texts = {
    id: 'table-text',
    label: t('Paste the table'),
    help: t(
      'One sub-account per line: its id or its address in the CRM, and its token. Any order of columns, with headings or without; a column “Group” is taken too. Nothing is sent before you say so.',
    ),
    error: ofText,
  };
  return (
    <form
      class="table-source"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        read();
      }}
    >
      <Field {...texts}>
        <textarea
          id={texts.id}
          class="input table-text"
          rows={6}
          spellcheck={false}
          autocomplete="off"
          dir="ltr"
          data-start
          value={text}
          {...fieldAria(texts)}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </Field>
      <div class="table-source-buttons">
        <Button kind="primary" type="submit">
          {t('Read the table')}
        </Button>
        <FileDrop
          label={t('Or choose a file…')}
          icon={FileInput}
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          onFile={(file) => void take(file)}
        />
      </div>
      <div role="alert">
        <FieldNotes id="table-file" label="" error={ofFile} />
      </div>
    </form>
  );
}

import { FileInput } from 'lucide';
import { useId } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { Button } from '../ui/button.tsx';
import { Field, FieldNotes, fieldAria } from '../ui/field.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import type { Source } from './hand-over.ts';
import type { ImportTrouble } from './import-page.tsx';

/** Where a library comes from: a file that is chosen or dropped, or a text that is pasted. */
export function ImportSource(props: {
  text: string;
  trouble: ImportTrouble | undefined;
  onText: (text: string) => void;
  onSource: (source: Source) => void;
}) {
  const { text, trouble } = props;
  const id = useId();
  const fileId = `${id}-file`;
  const texts = {
    id,
    label: t('Or paste it: a code from a chat, or the text of a file'),
    error: trouble?.of === 'text' ? trouble.message : undefined,
  };
  const ofFile = trouble?.of === 'file' ? trouble.message : undefined;
  return (
    <form
      class="import-source"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        props.onSource({ kind: 'text', text });
      }}
    >
      <p class="page-lead">
        {t('You see what is in it, and what of it is here already, before anything is taken.')}
      </p>
      <div class="field">
        <FileDrop
          label={t('Choose a file…')}
          icon={FileInput}
          accept=".json,.txt,application/json,text/plain"
          onFile={(file) => props.onSource({ kind: 'file', file })}
        />
        <div role="alert">
          <FieldNotes id={fileId} label="" error={ofFile} />
        </div>
      </div>
      <Field {...texts}>
        <textarea
          id={id}
          class="input paste-text"
          rows={8}
          spellcheck={false}
          autocomplete="off"
          dir="ltr"
          data-start
          value={text}
          {...fieldAria(texts)}
          onInput={(event) => props.onText(event.currentTarget.value)}
        />
      </Field>
      <div>
        <Button kind="primary" type="submit">
          {t('Look at it')}
        </Button>
      </div>
    </form>
  );
}

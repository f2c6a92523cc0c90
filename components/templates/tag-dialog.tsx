import { useId, useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import type { TemplateRow } from '../../lib/messaging/messages/template-shapes.ts';
import { SuggestField } from '../fields/suggest-field.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** Asks which tags templates get, and which of theirs they lose. */
export function TagDialog(props: {
  chosen: TemplateRow[];
  tags: string[];
  busy: boolean;
  onTag: (add: string[], remove: string[]) => void;
  onClose: () => void;
}) {
  const id = useId();
  const [text, setText] = useState('');
  const [removed, setRemoved] = useState<string[]>([]);
  const own = props.chosen.filter(({ origin }) => origin === 'personal');
  const theirs = [...new Set(own.flatMap(({ tags }) => tags))].sort((a, b) => a.localeCompare(b));
  const add = [...new Set(text.split(',').map((tag) => tag.trim().slice(0, 50)))].filter(Boolean);
  const nothing = add.length === 0 && removed.length === 0;
  const texts = { id, label: t('Add tags'), help: t('With commas between them.') };
  const tag = () => {
    if (!nothing) props.onTag(add, removed);
  };
  return (
    <Dialog
      title={plural(props.chosen.length, 'Tags of {count} template', 'Tags of {count} templates')}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>{t('Cancel')}</Button>
          <Button kind="primary" busy={props.busy} disabled={nothing} onClick={tag}>
            {t('Change tags')}
          </Button>
        </>
      }
    >
      <SuggestField
        {...texts}
        value={text}
        suggestions={props.tags}
        onText={setText}
        onTake={tag}
      />
      {theirs.length > 0 && (
        <fieldset class="tag-choice">
          <legend>{t('Keep')}</legend>
          {theirs.map((one) => (
            <label key={one} class="check-line">
              <input
                type="checkbox"
                aria-label={t('Keep {tag} ({count})', {
                  tag: one,
                  count: own.filter(({ tags }) => tags.includes(one)).length,
                })}
                checked={!removed.includes(one)}
                onChange={(event) => {
                  const keep = event.currentTarget.checked;
                  setRemoved((before) =>
                    keep ? before.filter((other) => other !== one) : [...before, one],
                  );
                }}
              />
              <span>
                {one} ({own.filter(({ tags }) => tags.includes(one)).length})
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </Dialog>
  );
}

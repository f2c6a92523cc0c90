import { useState } from 'preact/hooks';
import type { Issue } from '../../../lib/actions/define.ts';
import { t } from '../../../lib/i18n/t.ts';
import { extraKeys, withExtraKeys } from '../../../lib/templates/extra-keys.ts';
import { Field, type FieldTexts, fieldAria } from '../../ui/field.tsx';
import { extraPath } from './check-edit.ts';
import { type EditContent, editId, readExtra } from './edit-content.ts';

/** The keys of the parameters that no field covers, as JSON. */
export function ExtraKeysField(props: {
  content: EditContent;
  issues: Issue[];
  onChange: (make: (before: EditContent) => EditContent) => void;
  onLeave: (path: string) => void;
}) {
  const { content } = props;
  const extra = extraKeys(content.type, content.parameters);
  const there = Object.keys(extra).length > 0 ? JSON.stringify(extra, null, 2) : '';
  // The text as it was typed, as long as it still says what the parameters hold.
  const [text, setText] = useState(content.extraText ?? there);
  const read = readExtra(text);
  const same = 'extra' in read && JSON.stringify(read.extra) === JSON.stringify(extra);
  const shown = content.extraText ?? (same ? text : there);
  const refused =
    'extra' in read && content.extraText === undefined
      ? withExtraKeys(content.type, content.parameters, read.extra).refused
      : [];
  const own = props.issues.find(({ path }) => path === extraPath || path === '');
  const texts: FieldTexts = {
    id: editId(extraPath),
    label: t('Extra keys'),
    help: t(
      'Sent along as they are, as a JSON object: for what HighLevel knows and this form does not.',
    ),
    error: own?.level === 'error' ? own.message : undefined,
    warning:
      refused.length > 0
        ? t('{keys}: there is a field for it above, which counts.', {
            keys: refused.map((key) => `“${key}”`).join(', '),
          })
        : own?.level === 'warning'
          ? own.message
          : undefined,
  };
  const type = (typed: string) => {
    setText(typed);
    props.onChange(({ extraText: _, ...before }) => {
      const next = readExtra(typed);
      if ('problem' in next) return { ...before, extraText: typed };
      const { parameters } = withExtraKeys(before.type, before.parameters, next.extra);
      return { ...before, parameters };
    });
  };
  return (
    <Field {...texts}>
      <textarea
        id={texts.id}
        class="input input-code"
        rows={4}
        spellcheck={false}
        value={shown}
        placeholder={'{ "triggerMessageType": "static_text" }'}
        {...fieldAria(texts)}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={() => props.onLeave(extraPath)}
      />
    </Field>
  );
}

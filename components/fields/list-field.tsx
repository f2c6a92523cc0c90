import { Plus, X } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import type { Field as FieldDefinition, Issue } from '../../lib/actions/define.ts';
import { t } from '../../lib/i18n/t.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Field, fieldAria } from '../ui/field.tsx';
import { heard } from '../ui/rich.ts';
import { asText, type FieldProps } from './text-field.tsx';

/** Issues inside a list, by what follows the field's path: `2`, `0.value`. */
interface WithInside {
  inside: Issue[];
  path: string;
}

const messageAt = ({ inside, path }: WithInside, rest: string) =>
  inside.find((issue) => issue.path === `${path}.${rest}`)?.message;

/** Puts the focus on a row once it was added, or on what is in the place of one that was removed. */
function useRowFocus(count: number, id: string) {
  const wanted = useRef<number | undefined>(undefined);
  const add = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (wanted.current === undefined) return;
    const index = Math.min(wanted.current, count - 1);
    const row = document.getElementById(`${id}-${index}`);
    (row ?? (index === 0 ? document.getElementById(id) : null) ?? add.current)?.focus();
    wanted.current = undefined;
  }, [count, id]);
  return {
    add,
    focusRow: (index: number) => {
      wanted.current = index;
    },
  };
}

type TextList = Extract<FieldDefinition, { kind: 'textList' }>;

/** A few short texts, one to a row. */
export function TextListField(props: FieldProps<TextList> & WithInside) {
  const { field, value, texts, onChange, onLeave } = props;
  const rows = Array.isArray(value) && value.length > 0 ? value.map(asText) : [''];
  const { add, focusRow } = useRowFocus(rows.length, texts.id);
  const noun = field.itemLabel;
  const set = (index: number, text: string) =>
    onChange(rows.map((row, at) => (at === index ? text : row)));
  return (
    <Field {...texts} group>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be described as a field is */}
      <div
        role="group"
        class="rows"
        aria-labelledby={`${texts.id}-label`}
        aria-describedby={fieldAria(texts)['aria-describedby']}
      >
        {rows.map((row, index) => {
          const error = messageAt(props, String(index));
          return (
            // rows have no identity besides their place
            <div class="row" key={index}>
              <div class="row-line">
                <input
                  id={index === 0 ? texts.id : `${texts.id}-${index}`}
                  class="input"
                  type="text"
                  autocomplete="off"
                  value={row}
                  placeholder={index === 0 ? (field.placeholder ?? '') : ''}
                  aria-label={capital(t('{item} {number}', { item: noun, number: index + 1 }))}
                  aria-invalid={error || (texts.error && index === 0) ? 'true' : undefined}
                  aria-describedby={error ? `${texts.id}-${index}-error` : undefined}
                  onInput={(event) => set(index, event.currentTarget.value)}
                  onBlur={onLeave}
                />
                {rows.length > 1 && (
                  <IconButton
                    icon={X}
                    label={t('Remove {item} {number}', { item: noun, number: index + 1 })}
                    onClick={() => {
                      focusRow(index);
                      onChange(rows.filter((_, at) => at !== index));
                    }}
                  />
                )}
              </div>
              <RowError id={`${texts.id}-${index}-error`} words={error} />
            </div>
          );
        })}
        {(field.max === undefined || rows.length < field.max) && (
          <Button
            kind="quiet"
            small
            icon={Plus}
            buttonRef={add}
            onClick={() => {
              focusRow(rows.length);
              onChange([...rows, '']);
            }}
          >
            {t('Add {item}', { item: noun })}
          </Button>
        )}
      </div>
    </Field>
  );
}

type Table = Extract<FieldDefinition, { kind: 'table' }>;

/** Rows with named cells, such as headers. */
export function TableField(props: FieldProps<Table> & WithInside) {
  const { field, value, texts, onChange, onLeave } = props;
  const rows = Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
  const { add, focusRow } = useRowFocus(rows.length, texts.id);
  const noun = field.itemLabel;
  return (
    <Field {...texts} group>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be described as a field is */}
      <div
        role="group"
        class="rows"
        aria-labelledby={`${texts.id}-label`}
        aria-describedby={fieldAria(texts)['aria-describedby']}
      >
        {rows.map((row, index) => (
          // rows have no identity besides their place
          <div class="table-row" key={index}>
            <div class="table-cells">
              {field.columns.map((column, at) => {
                const error = messageAt(props, `${index}.${column.key}`);
                const id = at === 0 ? `${texts.id}-${index}` : `${texts.id}-${index}-${column.key}`;
                return (
                  <div class="table-cell" key={column.key}>
                    <label for={id}>
                      {heard('{cell} of {item} {number}', {
                        cell: column.label,
                        item: <span class="visually-hidden">{noun}</span>,
                        number: <span class="visually-hidden">{index + 1}</span>,
                      })}
                    </label>
                    <input
                      id={id}
                      class="input"
                      type="text"
                      autocomplete="off"
                      value={asText(row?.[column.key])}
                      aria-required={column.required ? 'true' : undefined}
                      aria-invalid={error ? 'true' : undefined}
                      aria-describedby={error ? `${id}-error` : undefined}
                      onBlur={onLeave}
                      onInput={(event) => {
                        const cell = event.currentTarget.value;
                        onChange(
                          rows.map((one, place) =>
                            place === index ? { ...one, [column.key]: cell } : one,
                          ),
                        );
                      }}
                    />
                    <RowError id={`${id}-error`} words={error} />
                  </div>
                );
              })}
            </div>
            <IconButton
              icon={X}
              label={t('Remove {item} {number}', { item: noun, number: index + 1 })}
              onClick={() => {
                focusRow(index);
                onChange(rows.filter((_, at) => at !== index));
              }}
            />
          </div>
        ))}
        <Button
          kind="quiet"
          small
          icon={Plus}
          buttonRef={add}
          onClick={() => {
            focusRow(rows.length);
            onChange([...rows, {}]);
          }}
        >
          {t('Add {item}', { item: noun })}
        </Button>
      </div>
    </Field>
  );
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** What is wrong in one row, named by the input that `aria-describedby` it. */
function RowError({ id, words }: { id: string; words: string | undefined }) {
  return words ? (
    <p class="field-note field-error" id={id}>
      {words}
    </p>
  ) : null;
}

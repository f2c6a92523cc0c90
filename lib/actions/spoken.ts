import type { Key, PluralKey } from '../i18n/catalog.ts';
import type { Language } from '../i18n/languages.ts';
import { plural, speaking, t } from '../i18n/t.ts';
import type { ActionDefinition, Field } from './define.ts';

/**
 * The definition with its texts in the language of the moment in which they are asked for, so that
 * whoever shows them need not think of it.
 */
export function spoken(definition: ActionDefinition<Key>): ActionDefinition {
  const made = new Map<Language, Field[]>();
  return {
    ...definition,
    get label() {
      return t(definition.label);
    },
    get description() {
      return t(definition.description);
    },
    get fields() {
      const { language } = speaking();
      const fields = made.get(language) ?? definition.fields.map(spokenField);
      made.set(language, fields);
      return fields;
    },
  };
}

function spokenField(field: Field<Key>): Field {
  const { placeholder } = field;
  const texts = {
    label: t(field.label),
    help: t(field.help),
    // An example that is no text (a number, an address) is in no catalog and stays.
    ...(placeholder === undefined ? {} : { placeholder: t(placeholder as Key) }),
  };
  const labelled = <Item extends { label: Key }>(items: Item[]) =>
    items.map((item) => ({ ...item, label: t(item.label) }));
  switch (field.kind) {
    case 'choice':
      return { ...field, ...texts, choices: labelled(field.choices) };
    case 'textList':
      return { ...field, ...texts, itemLabel: t(field.itemLabel) };
    case 'table':
      return {
        ...field,
        ...texts,
        columns: labelled(field.columns),
        itemLabel: t(field.itemLabel),
      };
    default:
      return { ...field, ...texts };
  }
}

/** A row of a list or a table, as one of several: “Headers: header 2”. */
export const rowLabel = (
  { label, itemLabel }: { label: string; itemLabel: string },
  index: number,
): string => t('{label}: {item} {number}', { label, item: itemLabel, number: index + 1 });

/** The unit beside a number: of "hours", one is an "hour". */
export const inUnit = (unit: PluralKey, value: unknown): string =>
  plural(typeof value === 'number' ? value : Number.NaN, unit.replace(/s$/, ''), unit as 'days');

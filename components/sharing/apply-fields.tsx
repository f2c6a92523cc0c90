import type { z } from 'zod/mini';
import type { Key } from '../../lib/i18n/catalog.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import type { ApplyMode } from '../../lib/messaging/messages/share-shapes.ts';
import { Field, FieldNotes, fieldAria } from '../ui/field.tsx';

export type Apply = z.infer<typeof ApplyMode>;

type Words = { label: Key; choices: Record<Apply, Key>; help: Key };

const words: Record<'subscription' | 'folder', Words> = {
  subscription: {
    label: 'Updates come',
    choices: { auto: 'By themselves', ask: 'After my approval' },
    help: 'New or changed phone numbers, addresses, headers, workflow names and message texts always wait for your approval.',
  },
  folder: {
    label: 'What others change comes',
    choices: {
      ask: 'By itself, but for phone numbers, addresses, headers, workflow names and message texts: those wait for my approval',
      auto: 'By itself, all of it: I trust whoever may write to this folder',
    },
    help: 'Until you have approved a change, the template stays as it is here.',
  },
};

/** Whether updates are taken by themselves; what always waits is said in any case. */
export function ApplyChoice(props: {
  id: string;
  of: keyof typeof words;
  apply: Apply;
  onChange: (apply: Apply) => void;
}) {
  const { label, choices, help } = words[props.of];
  return (
    <fieldset class="choice" aria-describedby={`${props.id}-help`}>
      <legend class="field-label">{t(label)}</legend>
      {(Object.entries(choices) as [Apply, Key][]).map(([apply, text]) => (
        <label key={apply} class="choice-line">
          <input
            type="radio"
            name={props.id}
            checked={props.apply === apply}
            onChange={() => props.onChange(apply)}
          />
          {t(text)}
        </label>
      ))}
      <FieldNotes id={props.id} label="" help={t(help)} />
    </fieldset>
  );
}

/** Reads the field of hours; undefined for what is no whole number from 1 to 720. */
export function hoursOf(text: string): number | undefined {
  const hours = Number(text);
  return /^\d+$/.test(text.trim()) && hours >= 1 && hours <= 720 ? hours : undefined;
}

/** How often a library is read, in hours as typed. */
export function EveryField(props: {
  id: string;
  text: string;
  error?: string | undefined;
  onText: (text: string) => void;
}) {
  const texts = {
    id: props.id,
    label: t('Look for updates every'),
    help: t('At least one hour apart. “Check now” looks at once.'),
    error: props.error,
  };
  return (
    <Field {...texts}>
      <span class="with-unit">
        <input
          id={texts.id}
          class="input input-number"
          inputMode="numeric"
          maxLength={3}
          value={props.text}
          {...fieldAria(texts)}
          onInput={(event) => props.onText(event.currentTarget.value)}
        />
        <span class="unit">{plural(hoursOf(props.text) ?? 0, 'hour', 'hours')}</span>
      </span>
    </Field>
  );
}

export const hoursError: Key = 'Give a whole number of hours, from 1 to 720.';

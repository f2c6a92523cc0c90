import { useEffect, useState } from 'preact/hooks';
import type { Field as FieldDefinition } from '../../lib/actions/define.ts';
import { t } from '../../lib/i18n/t.ts';
import { useServices } from '../services.ts';
import { Field, fieldAria } from '../ui/field.tsx';
import { countryName, guessCountry, loadPhoneLibrary, readPhone } from './phone.ts';
import { asText, type FieldProps } from './text-field.tsx';

type Phone = Extract<FieldDefinition, { kind: 'phone' }>;
type Library = Awaited<ReturnType<typeof loadPhoneLibrary>>;

/** A phone number, typed as people write it; becomes the form HighLevel takes when left. */
export function PhoneField({ field, value, texts, onChange, onLeave }: FieldProps<Phone>) {
  const { language } = useServices();
  const [library, setLibrary] = useState<Library>();
  const text = asText(value);
  const country = guessCountry(language);
  useEffect(() => {
    let gone = false;
    loadPhoneLibrary().then(
      (loaded) => !gone && setLibrary(loaded),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, []);

  const reading = library && text ? readPhone(library, text, country) : undefined;
  const local = !text.trim().startsWith('+') && !text.trim().startsWith('00');
  const number = reading?.pretty;
  const help =
    number === undefined
      ? field.help
      : local
        ? t('Will be sent as {number} ({country}).', { number, country: countryName(country) })
        : t('Will be sent as {number}.', { number });
  const withHelp = { ...texts, help };
  return (
    <Field {...withHelp}>
      <input
        id={texts.id}
        class="input"
        type="tel"
        autocomplete="off"
        value={text}
        placeholder={field.placeholder ?? ''}
        {...fieldAria(withHelp, field.required)}
        onInput={(event) => onChange(event.currentTarget.value)}
        onBlur={() => {
          if (reading && reading.e164 !== text) onChange(reading.e164);
          onLeave();
        }}
      />
    </Field>
  );
}

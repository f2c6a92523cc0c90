import type { ActionType } from '../../lib/actions/define.ts';
import { actions } from '../../lib/actions/index.ts';
import { getPath, setPath } from '../../lib/actions/paths.ts';
import type { Values, Variable } from '../../lib/templates/schema.ts';
import type { FormValues } from '../fields/form-content.ts';
import { guessCountry, loadPhoneLibrary, readPhone } from '../fields/phone.ts';

type Read = (typed: unknown) => string | undefined;

/** Reads phone numbers into the form HighLevel takes; undefined while nothing can. */
async function phoneReader(language: string): Promise<Read | undefined> {
  const library = await loadPhoneLibrary().catch(() => undefined);
  if (!library) return undefined;
  const country = guessCountry(language);
  return (typed) =>
    typeof typed === 'string' ? readPhone(library, typed, country)?.e164 : undefined;
}

/** The blanks' values with phone numbers in HighLevel's form; the same object when nothing changes. */
export async function withPhoneValues(
  variables: Variable[],
  values: Values,
  language: string,
): Promise<Values> {
  const phones = variables.filter(({ kind, name }) => kind === 'phone' && values[name]);
  const read = phones.length > 0 ? await phoneReader(language) : undefined;
  if (!read) return values;
  const numbers = phones.flatMap(({ name }) => {
    const number = read(values[name]);
    return number === undefined || number === values[name] ? [] : [[name, number] as const];
  });
  return numbers.length > 0 ? { ...values, ...Object.fromEntries(numbers) } : values;
}

/** A form that is sent from inside a phone field has not been left yet: this does what leaving does. */
export async function withPhones(
  type: ActionType,
  variables: Variable[],
  form: FormValues,
  language: string,
): Promise<FormValues> {
  const values = await withPhoneValues(variables, form.values, language);
  const paths = actions[type].fields
    .filter((field) => field.kind === 'phone')
    .map(({ path }) => path)
    .filter((path) => /\d/.test(String(getPath(form.parameters, path) ?? '')));
  const read = paths.length > 0 ? await phoneReader(language) : undefined;
  const parameters = paths.reduce((all, path) => {
    const number = read?.(getPath(all, path));
    return number === undefined ? all : setPath(all, path, number);
  }, form.parameters);
  return values === form.values && parameters === form.parameters
    ? form
    : { ...form, values, parameters };
}

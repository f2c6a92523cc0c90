import { t } from '../i18n/t.ts';
import type { Path, Wrong } from './repair.ts';

/** A place in a record, for people who have to decide: `steps, entry 2, problem`. */
export function placeWords(path: Path): string {
  const steps = path.map((key) =>
    typeof key === 'number' ? t('entry {number}', { number: key + 1 }) : short(key),
  );
  return steps.join(', ');
}

/** Why a record does not parse, a line for each place. `raw` is the record. */
export function wrongWords(wrong: Wrong[]): string[] {
  if (wrong.some(({ path, missing }) => path.length === 1 && path[0] === 'version' && !missing)) {
    // What else is another then says nothing.
    return [t('It is of another version of Switchboard, which may be a newer one.')];
  }
  return wrong.map(({ path, missing }) => {
    if (path.length === 0) return t('It is no record of this kind.');
    return missing
      ? t('“{place}” is missing.', { place: placeWords(path) })
      : t('“{place}” is not what it should be.', { place: placeWords(path) });
  });
}

const short = (key: string) => (key.length > 60 ? `${key.slice(0, 60)}…` : key);

const prefix = '$blank.';

/** The path of a blank among fields and issues. */
export const blankPath = (name: string) => prefix + name;

/** The blank that a path is of; undefined for the path of a field. */
export const blankOf = (path: string): string | undefined =>
  path.startsWith(prefix) ? path.slice(prefix.length) : undefined;

import { variableName } from './schema.ts';

export interface Named {
  name: string;
  label: string;
}

const longestLabel = 60;
const longestName = 50;

/**
 * Gives out names for new variables, made of their labels: "Token or key" is `token_or_key`. None
 * comes twice, and none of `taken` comes at all; the second of a label is numbered: "Phone 2".
 */
export function createVariableNames(taken: string[]): (label: string, otherwise: string) => Named {
  // Names that differ only in capitals would be mistaken for each other.
  const used = new Set(taken.map((name) => name.toLowerCase()));
  return (given, otherwise) => {
    const label = shortened(given) || shortened(otherwise);
    const base = snakeCase(label) || snakeCase(otherwise) || 'blank';
    let count = 1;
    const numbered = () => (count > 1 ? `${base}_${count}` : base);
    while (used.has(numbered())) count++;
    used.add(numbered());
    return { name: numbered(), label: count > 1 ? `${label} ${count}` : label };
  };
}

function shortened(label: string): string {
  // Cut by characters, so that none is cut in two; the first cut keeps a megabyte out of the array.
  return [...label.slice(0, 2 * longestLabel)].slice(0, longestLabel).join('').trim();
}

function snakeCase(label: string): string {
  const words = label
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const name = words.join('_').slice(0, longestName);
  return variableName.test(name) || name === '' ? name : `blank_${name}`;
}

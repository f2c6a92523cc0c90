import { isObject } from '../actions/paths.ts';
import type { Variable } from './schema.ts';

/** A piece of a text. `merge`: one of HighLevel's own fields, e.g. `{{contact.first_name}}`. */
export interface Token {
  kind: 'text' | 'variable' | 'merge';
  /** As it stands in the text, braces included. */
  text: string;
  /** Of a variable. */
  name?: string;
}

// Neither part can match the same characters in two ways, so this is linear in the text's length.
const braces = /\{\{[ \t]*([A-Za-z][A-Za-z0-9_]{0,59})[ \t]*\}\}|\{\{[^{}\n]{1,200}\}\}/g;

/** JSON that is nested deeper than this is left as it is rather than walked. */
const deepest = 60;

/**
 * Cuts a text into plain text, variables (`{{manager_phone}}`, without a dot) and everything else in
 * double braces, which is HighLevel's. The pieces joined are the text.
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(braces)) {
    if (match.index > end) tokens.push({ kind: 'text', text: text.slice(end, match.index) });
    const [all, name] = match;
    tokens.push(
      name === undefined ? { kind: 'merge', text: all } : { kind: 'variable', text: all, name },
    );
    end = match.index + all.length;
  }
  if (end < text.length) tokens.push({ kind: 'text', text: text.slice(end) });
  return tokens;
}

/** The name of the variable that a text is, when it is one and nothing else. */
export function wholeVariable(value: unknown): string | undefined {
  if (typeof value !== 'string' || !value.startsWith('{{')) return undefined;
  const [only, more] = tokenise(value);
  return more === undefined ? only?.name : undefined;
}

/** Rewrites every text in a JSON value; what has nothing to rewrite is shared. */
export function mapTexts(value: unknown, rewrite: (text: string) => unknown, depth = 0): unknown {
  if (typeof value === 'string') return rewrite(value);
  if (depth > deepest) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => mapTexts(item, rewrite, depth + 1));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  if (!isObject(value)) return value;
  const pairs = Object.entries(value).map(
    ([key, item]) => [key, mapTexts(item, rewrite, depth + 1)] as const,
  );
  return pairs.every(([key, item]) => item === value[key]) ? value : Object.fromEntries(pairs);
}

/** Tells every text in a JSON value. */
export function eachText(value: unknown, see: (text: string) => void, depth = 0): void {
  if (typeof value === 'string') see(value);
  else if (typeof value === 'object' && value !== null && depth <= deepest) {
    for (const item of Object.values(value)) eachText(item, see, depth + 1);
  }
}

/** The names of all variables in a JSON value, each once, in the order they stand in. */
export function usedVariables(value: unknown): string[] {
  const names = new Set<string>();
  eachText(value, (text) => {
    if (!text.includes('{{')) return;
    for (const { name } of tokenise(text)) if (name !== undefined) names.add(name);
  });
  return [...names];
}

/** Those of the variables that a JSON value uses, in the order they are declared in. */
export function usedOnes(variables: Variable[], value: unknown): Variable[] {
  const used = new Set(usedVariables(value));
  return variables.filter(({ name }) => used.has(name));
}

/** The value with every `{{from}}` written `{{to}}`. */
export function renameVariable<T>(value: T, from: string, to: string): T {
  return mapTexts(value, (text) =>
    tokenise(text)
      .map((token) => (token.name === from ? `{{${to}}}` : token.text))
      .join(''),
  ) as T;
}

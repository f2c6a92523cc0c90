import type { Field } from '../../lib/actions/define.ts';

export interface MatchedMessages {
  /** Field path (or `$name`) → HighLevel's messages about it. */
  byPath: Record<string, string>;
  /** Those that name no field. */
  rest: string[];
}

/** Puts HighLevel's own messages beside the fields they name: by their key, or by our label. */
export function matchMessages(messages: string[], fields: Field[]): MatchedMessages {
  const byPath: Record<string, string> = {};
  const rest: string[] = [];
  for (const message of messages) {
    const path = pathIn(message, fields);
    if (path === undefined) rest.push(message);
    else byPath[path] = byPath[path] ? `${byPath[path]} · ${message}` : message;
  }
  return { byPath, rest };
}

function pathIn(message: string, fields: Field[]): string | undefined {
  const words = message.replace(/actionParameters\./g, '');
  const has = (word: string) =>
    new RegExp(`(?<![\\w.])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\w)`, 'i').test(words);
  const byKey = fields.filter((field) => {
    const key = field.path.split('.').at(-1) ?? field.path;
    return has(field.path) || has(key);
  });
  // The longest path is the most particular: `apiDetails.url` before a field called `url`.
  const best = byKey.sort((a, b) => b.path.length - a.path.length)[0];
  if (best) return best.path;
  const byLabel = fields.find((field) => has(field.label));
  if (byLabel) return byLabel.path;
  return /(?:^|\baction )name\b(?! of)/i.test(words) ? '$name' : undefined;
}

import type { ActionParameters } from '../actions/index.ts';
import { isObject } from '../actions/paths.ts';
import { mask } from '../actions/secrets.ts';

/** JSON with sorted keys: equal values give equal texts. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? 'null';
  const pairs = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`);
  return `{${pairs.join(',')}}`;
}

/** Hex SHA-256 of what makes two requests equal; parameters come in with their secrets masked. */
export async function fingerprint(request: {
  locationId: string;
  agentId: string;
  type: string;
  name: string;
  parameters: ActionParameters;
  /** Of what is no create: what is done, and with which action. */
  op?: string;
  actionId?: string | undefined;
}): Promise<string> {
  const bytes = new TextEncoder().encode(canonical(request));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Whether `found` holds all that was `sent`. Keys that HighLevel added do not count against it, and
 * neither do secrets: the journal has only their mask, and HighLevel may mask them too.
 */
export function holds(found: unknown, sent: unknown): boolean {
  if (typeof sent === 'string' && sent.includes(mask)) return true;
  if (Array.isArray(sent)) {
    return (
      Array.isArray(found) &&
      found.length === sent.length &&
      sent.every((item, index) => holds(found[index], item))
    );
  }
  if (isObject(sent)) {
    return isObject(found) && Object.entries(sent).every(([key, item]) => holds(found[key], item));
  }
  return found === sent;
}

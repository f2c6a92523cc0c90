import { createHash } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const digest = (seed: string) =>
  createHash('sha256').update(`switchboard sandbox ${seed}`).digest();

/** A location's, field's, calendar's or knowledge base's id: 20 characters, the same every run. */
export function shortId(seed: string): string {
  return [...digest(seed).subarray(0, 20)].map((byte) => LETTERS[byte % 62]).join('');
}

/** An agent's or action's id: 24 hexadecimal digits, the same for the same seed. */
export function hexId(seed: string): string {
  return digest(seed).toString('hex').slice(0, 24);
}

/** A workflow's id, a UUID, the same for the same seed. */
export function uuid(seed: string): string {
  const hex = digest(seed).toString('hex');
  const variant = '89ab'[Number.parseInt(hex.slice(16, 17), 16) % 4];
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`];
  return [...parts, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

let made = 0;

/** The id of an action made while the sandbox runs. Never repeated, not even after a reset. */
export function nextActionId(): string {
  made += 1;
  return hexId(`created ${process.pid} ${made}`);
}

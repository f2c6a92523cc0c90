import { isHttpUrl } from '../actions/fields.ts';

/** A phone number or web address inside a text. */
export interface Spot {
  kind: 'phone' | 'url';
  value: string;
  start: number;
  end: number;
}

// What is in double braces is nobody's number. Each part runs over its characters once, and the
// search goes on behind it, so this is linear in the text's length.
const spots = /\{\{[^{}\n]{1,200}\}\}|https?:\/\/[^\s<>"'`“”‘’]+|(?<![\w+])\+\d{10,15}(?!\d)/gi;

/** Phone numbers like +12125550123 and http(s) addresses, in the order they stand in. */
export function spot(text: string): Spot[] {
  const found: Spot[] = [];
  for (const { 0: all, index: start } of text.matchAll(spots)) {
    if (all.includes('{{')) continue;
    const kind = all.startsWith('+') ? 'phone' : 'url';
    const value = kind === 'url' ? withoutEnd(all) : all;
    if (kind === 'url' && !isHttpUrl(value)) continue;
    found.push({ kind, value, start, end: start + value.length });
  }
  return found;
}

/** Puts something else in the place of what was spotted; `undefined` leaves it. */
export function replaceSpots(text: string, by: (spot: Spot) => string | undefined): string {
  let [result, end] = ['', 0];
  for (const one of spot(text)) {
    const next = by(one);
    if (next === undefined) continue;
    result += text.slice(end, one.start) + next;
    end = one.end;
  }
  return result + text.slice(end);
}

/** An address without what ends the sentence around it. */
function withoutEnd(address: string): string {
  const marks = address.includes('(') ? '.,;:!?…' : '.,;:!?…)]';
  let end = address.length;
  while (end > 0 && marks.includes(address.charAt(end - 1))) end--;
  return address.slice(0, end);
}

import * as z from 'zod/mini';
import type { Key } from '../i18n/catalog.ts';
import type { Field } from './define.ts';

/** HighLevel's form of a number to transfer to: `+`, country code, 11 to 16 characters in all. */
export const phonePattern = /^\+\d{10,15}$/;

/** Longer messages have been seen to be refused or cut; HighLevel documents no limit. */
export const messageLimit = 500;

/** A text with something in it besides white space. Ids are such texts too: their form is not ours. */
export const text = () => z.string().check(z.regex(/\S/));

/** A finite number above zero; zod's number knows neither NaN nor Infinity. */
export const positive = () => z.number().check(z.positive());

/** Tells whether this is a whole http(s) address with a host. */
export function isHttpUrl(address: string): boolean {
  return /^https?:\/\/[^\s/?#]/i.test(address) && !/\s/.test(address) && URL.canParse(address);
}

/** The field for the prompt that tells the agent when to act. */
export function triggerPrompt(help: Key, placeholder: Key): Field<Key> {
  return {
    kind: 'longText',
    path: 'triggerPrompt',
    label: 'When to do it',
    help,
    required: true,
    placeholder,
  };
}

/** The field for what the agent says to the caller while it acts. */
export function triggerMessage(help: Key, placeholder: Key): Field<Key> {
  return {
    kind: 'longText',
    path: 'triggerMessage',
    label: 'What the agent says',
    help,
    required: true,
    placeholder,
    softLimit: messageLimit,
  };
}

import * as z from 'zod/mini';
import { actions } from '../actions/index.ts';
import { isObject } from '../actions/paths.ts';
import type { Key } from '../i18n/catalog.ts';
import { t } from '../i18n/t.ts';
import { checkTemplate } from '../templates/check.ts';
import type { TemplateContent } from '../templates/schema.ts';
import { canonical } from './canonical.ts';
import {
  LibraryEnvelope,
  LibraryHead,
  LibraryPack,
  LibraryTemplate,
  libraryKind,
  libraryVersion,
  type Signature,
  type Tombstone,
} from './document.ts';
import { carryForward, earlierKind } from './earlier.ts';
import { problem, type SharingProblem } from './problem.ts';

/** A document that was read: what is good in it, and what is not. */
export interface ReadLibrary {
  head: LibraryHead;
  /** By id, like packs and tombstones: their order means nothing. */
  templates: LibraryTemplate[];
  packs: LibraryPack[];
  tombstones: Tombstone[];
  signature?: Signature;
  /** Templates and packs that cannot be used, and why, in plain words. */
  refused: { name: string; message: string }[];
  /** Those that have an id, as they stand, so that writing the document does not lose them. */
  others: Record<string, unknown>[];
  /** What a signature is over: the canonical form of all but the signature. */
  signed: string;
}

export type ReadDocument =
  | { kind: 'read'; library: ReadLibrary }
  | { kind: 'unreadable'; problem: SharingProblem };

/** JSON that is nested deeper is refused: an action has four levels. */
const deepest = 50;

// A key “extra” of a document is one of those that nobody knows.
const Cover = z.omit(LibraryHead, { extra: true });
const known = new Set(Object.keys(LibraryEnvelope.shape));

const unreadable = (code: SharingProblem['code'], message: string): ReadDocument => ({
  kind: 'unreadable',
  problem: problem(code, message),
});

/**
 * Reads the text of a library document, of this version or an earlier one. Takes anything, never
 * throws; whoever calls has kept it within `documentLimit`. Each template and pack is judged by
 * itself: a bad one is told and the others are there. The signature is not checked here.
 */
export function readDocument(text: string): ReadDocument {
  const trimmed = text.replace(/^\uFEFF/, '').trimStart();
  if (trimmed === '') {
    return unreadable('empty', t('There is nothing in it. Nothing was changed.'));
  }
  if (trimmed.startsWith('<')) {
    return unreadable(
      'web-page',
      t('This is a web page, not a library: maybe a page to log in. Nothing was changed.'),
    );
  }
  let raw: unknown;
  try {
    raw = JSON.parse(trimmed);
  } catch {
    return unreadable(
      'not-json',
      t('This is not whole JSON: it may have been cut off. Nothing was changed.'),
    );
  }
  return readValue(raw);
}

function readValue(given: unknown): ReadDocument {
  if (!isObject(given)) return unreadable('not-a-library', t(notOurs));
  if (isTooDeep(given)) {
    return unreadable(
      'not-a-library',
      t('It is nested too deeply for a library. Nothing was changed.'),
    );
  }
  const raw = carryForward(given);
  if (isNewer(raw)) {
    return unreadable(
      'newer-version',
      t(
        'This library is of a newer version of Switchboard. Update the extension first; nothing was changed.',
      ),
    );
  }
  if (raw.kind !== libraryKind) return unreadable('not-a-library', t(notOurs));
  let signed: string;
  try {
    // What has no canonical form can neither be compared nor signed.
    const { signature: _, ...all } = raw;
    signed = canonical(all);
  } catch {
    return unreadable(
      'not-a-library',
      t('It has texts or numbers that JSON cannot carry. Nothing was changed.'),
    );
  }
  const envelope = LibraryEnvelope.safeParse(raw);
  if (!envelope.success || Object.hasOwn(raw, '__proto__')) {
    const at = envelope.error?.issues[0]?.path.join('.') || '__proto__';
    return unreadable(
      'not-a-library',
      t(
        'This library is not whole: “{at}” is missing or not as it should be. Nothing was changed.',
        { at },
      ),
    );
  }
  return { kind: 'read', library: readItems(envelope.data, raw, signed) };
}

const isNewer = ({ kind, version }: Record<string, unknown>) =>
  typeof version === 'number' &&
  ((kind === libraryKind && version > libraryVersion) || (kind === earlierKind && version > 1));

const notOurs: Key =
  'This is not a Switchboard library. Export one in the workspace to see what it looks like; nothing was changed.';

function readItems(
  envelope: ReturnType<typeof LibraryEnvelope.parse>,
  raw: Record<string, unknown>,
  signed: string,
): ReadLibrary {
  const { signature, tombstones } = envelope;
  const library: ReadLibrary = {
    head: { ...Cover.parse(envelope), ...extraOf(raw, known) },
    templates: [],
    packs: [],
    tombstones: [...tombstones].sort(byId),
    ...(signature ? { signature } : {}),
    refused: [],
    others: [],
    signed,
  };
  const taken = new Set<string>();
  const take = <Item extends { id: string }>(
    piece: unknown,
    judge: (piece: unknown) => Item | string,
  ) => {
    const id = isObject(piece) && typeof piece.id === 'string' ? piece.id : undefined;
    const judged =
      id !== undefined && taken.has(id) ? t('Another one has the same id.') : judge(piece);
    if (typeof judged !== 'string') {
      taken.add(judged.id);
      return judged;
    }
    library.refused.push({ name: nameOf(piece), message: judged });
    if (isObject(piece) && id !== undefined && !taken.has(id)) library.others.push(piece);
    return undefined;
  };
  for (const piece of envelope.templates) {
    const template = take(piece, judgeTemplate);
    if (template) library.templates.push(template);
  }
  const ids = new Set(library.templates.map(({ id }) => id));
  for (const piece of envelope.packs) {
    const pack = take(piece, (one) => judgePack(one, ids));
    if (pack) library.packs.push(pack);
  }
  library.templates.sort(byId);
  library.packs.sort(byId);
  return library;
}

// By code unit, as canonical JSON sorts keys.
export const byId = (a: { id: string }, b: { id: string }) =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

const nameOf = (piece: unknown): string =>
  isObject(piece) && typeof piece.name === 'string' && piece.name.trim() !== ''
    ? piece.name.slice(0, 200)
    : t('Without a name');

/** The template, or why it cannot be used. */
function judgeTemplate(piece: unknown): LibraryTemplate | string {
  if (!isObject(piece)) return t('This is not a template.');
  if (typeof piece.type !== 'string' || !Object.hasOwn(actions, piece.type)) {
    return t('HighLevel’s API does not create actions of this type.');
  }
  const parsed = LibraryTemplate.safeParse(piece);
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path.join('.');
    return t('This template is not whole: “{at}” is missing or not as it should be.', {
      at: at ?? '',
    });
  }
  if (holdsPrototype(piece)) return t('It holds “__proto__”, which no template needs.');
  return wrongIn(parsed.data) ?? parsed.data;
}

/** What the editor would not let anybody save. */
const wrongIn = (content: TemplateContent): string | undefined =>
  checkTemplate(content).find(({ level }) => level === 'error')?.message;

function judgePack(piece: unknown, templates: Set<string>): LibraryPack | string {
  const parsed = LibraryPack.safeParse(piece);
  if (!parsed.success || holdsPrototype(piece)) return t('This pack is not whole.');
  const { name, templateIds } = parsed.data;
  if (name.trim() === '' || name.length > 200)
    return t('The name of this pack is empty or too long.');
  if (templateIds.length === 0) return t('This pack has no templates.');
  if (new Set(templateIds).size < templateIds.length) return t('This pack has a template twice.');
  if (!templateIds.every((id) => templates.has(id))) {
    return t('A template of this pack is missing or cannot be used.');
  }
  return parsed.data;
}

const templateKeys = new Set(Object.keys(LibraryTemplate.shape));
const packKeys = new Set(Object.keys(LibraryPack.shape));

/** The keys of a template or pack in a document that this version does not know. */
export const extraOfTemplate = (raw: Record<string, unknown>) => extraOf(raw, templateKeys);
export const extraOfPack = (raw: Record<string, unknown>) => extraOf(raw, packKeys);

function extraOf(raw: Record<string, unknown>, keys: Set<string>) {
  const extra = Object.entries(raw).filter(([key]) => !keys.has(key));
  return extra.length > 0 ? { extra: Object.fromEntries(extra) } : {};
}

/** Walks without calling itself, so that depth cannot exhaust it. */
function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? Object.values(one).filter(isNested) : [],
    );
  }
  return false;
}

const isNested = (value: unknown) => typeof value === 'object' && value !== null;

function holdsPrototype(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsPrototype);
  if (!isObject(value)) return false;
  return Object.hasOwn(value, '__proto__') || Object.values(value).some(holdsPrototype);
}

import * as z from 'zod/mini';
import { checkCrmHost } from '../highlevel/crm-host.ts';
import type { Key as TextInCatalog } from '../i18n/catalog.ts';
import { speaking, t } from '../i18n/t.ts';
import { Signature } from './document.ts';
import { checkAddress } from './sources/address.ts';

/** A library that an administrator gives: by address, or whole. */
export type ManagedEntry = {
  /** The public key that must have signed it. */
  key?: string;
} & ({ address: string; everyHours?: number } | { document: string });

export interface TrustedPublisher {
  name: string;
  key: string;
}

/** What an administrator gives and allows; everything is allowed where nothing is said. */
export interface Policy {
  /** There is one. */
  managed: boolean;
  libraries: ManagedEntry[];
  trustedPublishers: TrustedPublisher[];
  /** Where the CRM is besides HighLevel's own address: `https://crm.agency.com`. */
  crmOrigins: string[];
  personalTemplates: boolean;
  exports: boolean;
  rememberedSecrets: boolean;
  /** Libraries that cannot be read from it, by their number from 1. */
  broken: { entry: number; message: string }[];
  /** Anything else in it that was left out, and why. */
  refused: { name: string; message: string }[];
}

/** A policy as it counts now. */
export interface PolicyNow extends Policy {
  /** False as long as the browser may not have read it yet: nothing is taken out then. */
  certain: boolean;
}

const Key = Signature.shape.key;
const Allowed = z._default(z.boolean(), true);

const Entry = z.object({
  address: z.optional(z.string()),
  document: z.optional(z.string()),
  key: z.optional(Key),
  everyHours: z.optional(z.number().check(z.minimum(1), z.maximum(720))),
});
const Publisher = z.object({ name: z.string().check(z.minLength(1), z.maxLength(200)), key: Key });

/** What is wrong with a value, by its place. */
const expected: Record<string, TextInCatalog> = {
  address: '“address” is not a text.',
  document: '“document” is not a text: it has to be the JSON of a library document, as one text.',
  key: '“key” is not a publisher’s public key: 43 characters of base64url.',
  everyHours: '“everyHours” is not a number from 1 to 720.',
  name: '“name” is missing, or longer than 200 characters.',
};

const noText = () => ({ kind: 'malformed', message: t('This is not a text.') }) as const;

/**
 * Reads what `storage.managed` gives. Firefox does not check it, so anything may be there: each part
 * that does not parse is left out and told, and the rest holds. Never throws.
 */
export function parsePolicy(raw: Record<string, unknown>): Policy {
  const policy: Policy = {
    managed: Object.keys(raw).length > 0,
    libraries: [],
    trustedPublishers: [],
    crmOrigins: [],
    personalTemplates: true,
    exports: true,
    rememberedSecrets: true,
    broken: [],
    refused: [],
  };
  for (const [at, given] of listIn(raw, 'libraries', policy).entries()) {
    const entry = readEntry(given);
    if (typeof entry === 'string') policy.broken.push({ entry: at + 1, message: entry });
    else policy.libraries.push(entry);
  }
  for (const [at, given] of listIn(raw, 'trustedPublishers', policy).entries()) {
    const parsed = Publisher.safeParse(given);
    if (parsed.success) policy.trustedPublishers.push(parsed.data);
    else {
      const name = t('{list}, entry {number}', { list: 'trustedPublishers', number: at + 1 });
      policy.refused.push({ name, message: wrongIn(parsed.error) });
    }
  }
  for (const [at, given] of listIn(raw, 'crmHosts', policy).entries()) {
    const checked = typeof given === 'string' ? checkCrmHost(given) : noText();
    if (checked.kind === 'malformed') {
      policy.refused.push({
        name: t('{list}, entry {number}', { list: 'crmHosts', number: at + 1 }),
        message: checked.message,
      });
    } else if (!policy.crmOrigins.includes(checked.origin)) {
      policy.crmOrigins.push(checked.origin);
    }
  }
  for (const name of ['personalTemplates', 'exports', 'rememberedSecrets'] as const) {
    const parsed = Allowed.safeParse(raw[name]);
    if (parsed.success) policy[name] = parsed.data;
    else policy.refused.push({ name, message: t('This is neither true nor false.') });
  }
  return policy;
}

function listIn(raw: Record<string, unknown>, name: string, policy: Policy): unknown[] {
  const given = raw[name];
  if (Array.isArray(given)) return given;
  if (given !== undefined) policy.refused.push({ name, message: t('This is not a list.') });
  return [];
}

const wrongIn = ({ issues }: z.core.$ZodError): string =>
  t(expected[String(issues[0]?.path[0])] ?? 'This is not an object.');

/** The entry, or what is wrong with it. */
function readEntry(given: unknown): ManagedEntry | string {
  const parsed = Entry.safeParse(given);
  if (!parsed.success) return wrongIn(parsed.error);
  const { address, document, key, everyHours } = parsed.data;
  const signed = key === undefined ? {} : { key };
  if ((address === undefined) === (document === undefined)) {
    return t('It needs either “address” or “document”.');
  }
  if (address === undefined) return { document: document ?? '', ...signed };
  const checked = checkAddress(address);
  if (checked.kind === 'malformed') return checked.message;
  const often = everyHours === undefined ? {} : { everyHours };
  return { address: checked.url.href, ...often, ...signed };
}

export interface PolicyDependencies {
  /** `storage.managed`; Firefox rejects where there is no policy. */
  area: { get(): Promise<Record<string, unknown>> };
  /** To be called for every change of it. */
  onChanged(listener: () => void): void;
  /** Where what was allowed last is remembered: `storage.local`. */
  kept: {
    get(key: string): Promise<Record<string, unknown>>;
    set(items: Record<string, unknown>): Promise<void>;
  };
  now(): number;
  wait(ms: number): Promise<void>;
}

/**
 * For about 3 s after its start Chromium says that there is no policy, whether there is one or not,
 * and tells a change when it has read it. Only when this has passed does nothing mean nothing.
 */
const untilCertain = 10_000;

const keptKey = 'policy';

/** The administrator's policy. To be made while the worker starts, so that a change wakes it. */
export function createPolicy({ area, onChanged, kept, now, wait }: PolicyDependencies) {
  const startedAt = now();
  let toldSinceStart = false;
  const listeners: (() => void)[] = [];
  const tell = () => {
    for (const listener of listeners) listener();
  };
  /** What was read, once that is certain: quick add asks whenever it opens. */
  let known: PolicyNow | undefined;
  let knownIn = speaking().language;
  let changes = 0;
  onChanged(() => {
    toldSinceStart = true;
    changes += 1;
    known = undefined;
    tell();
  });

  /** What was allowed last; the libraries themselves are kept elsewhere. */
  async function last(): Promise<Record<string, unknown>> {
    const record = (await kept.get(keptKey).catch(() => ({}) as Record<string, unknown>))[keptKey];
    return typeof record === 'object' && record !== null ? { ...record } : {};
  }

  async function keep(raw: Record<string, unknown>): Promise<void> {
    const { libraries: _, ...allowed } = raw;
    const record = Object.keys(raw).length > 0 ? { managed: true, ...allowed } : {};
    if (JSON.stringify(record) === JSON.stringify(await last())) return;
    await kept.set({ [keptKey]: record }).catch(() => undefined);
  }

  async function read(): Promise<PolicyNow> {
    // What it says of itself is worded when it is read.
    if (known && knownIn === speaking().language) return known;
    const before = changes;
    const raw = await area.get().catch(() => ({}));
    const given = Object.keys(raw).length > 0;
    const certain = given || toldSinceStart || Math.abs(now() - startedAt) >= untilCertain;
    if (!certain) return { ...parsePolicy(await last()), certain };
    await keep(raw);
    const policy = { ...parsePolicy(raw), certain };
    // One that came meanwhile is read the next time.
    if (before === changes) [known, knownIn] = [policy, speaking().language];
    return policy;
  }

  return {
    read,
    /** Calls back when the policy is another one, or when it is certain at last that there is none. */
    onChanged(listener: () => void): void {
      listeners.push(listener);
    },
    /** At every start of the worker: one that had no answer yet is looked at again. */
    async start(): Promise<void> {
      if ((await read()).certain) return;
      await wait(untilCertain);
      tell();
    },
  };
}
export type PolicyReader = ReturnType<typeof createPolicy>;

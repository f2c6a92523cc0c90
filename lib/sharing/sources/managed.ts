import { t } from '../../i18n/t.ts';
import { createTurns } from '../../runs/turns.ts';
import { hashText } from '../canonical.ts';
import { judge } from '../judge.ts';
import type { Libraries } from '../libraries.ts';
import type { ManagedEntry, PolicyDependencies, PolicyNow } from '../policy.ts';
import { problem, type SharingProblem } from '../problem.ts';
import { type ReadLibrary, readDocument } from '../read-document.ts';
import type { Library } from '../schema.ts';
import { type Received, takeDocument, type Updates } from '../updates.ts';

/** What a policy asks of the managed libraries that are here. */
export type ManagedStep =
  /** One that is not here yet; there is nothing in it before it was read, but maybe a problem. */
  | { kind: 'begin'; library: Library }
  /** A document that stands in the policy itself, and the key that must have signed it. */
  | { kind: 'document'; libraryId: string; text: string; key?: string }
  /** It is read more or less often. */
  | { kind: 'hours'; libraryId: string; everyHours: number | undefined }
  | { kind: 'remove'; libraryId: string };

/** One entry of the policy, and the library that it stands for. */
interface Wanted {
  id: string;
  entry: ManagedEntry;
  name: string;
}

const idOf = async (what: string) => `managed:${(await hashText(what)).slice(0, 32)}`;

/** What the document of a library is called before it was read once. */
const unread = 'managed-library-not-read-yet';

/** What is kept of a library before its first document. */
const begin = (id: string, name: string, now: number): Library => ({
  version: 1,
  id,
  source: 'managed',
  head: { id: unread, name, description: '', publisher: '', revision: 0 },
  tombstones: [],
  refused: [],
  others: [],
  addedAt: now,
  changedAt: now,
  apply: 'auto',
  check: {},
  conflicts: [],
});

/** A library that was named by a policy and never read. */
const isUnread = ({ head }: Library): boolean => head.id === unread;

/**
 * Compares a policy with the managed libraries that are here. One that is not named any more is
 * removed, unless an entry cannot be read: it may be that one.
 */
export async function planManaged(
  policy: PolicyNow,
  libraries: Library[],
  now: number,
): Promise<ManagedStep[]> {
  if (!policy.certain) return [];
  const here = new Map(
    libraries.filter(({ source }) => source === 'managed').map((one) => [one.id, one]),
  );
  const { wanted, unreadable } = await readEntries(policy);
  const named = new Set<string>();
  const steps: ManagedStep[] = [];
  for (const { id, entry, name } of wanted) {
    if (named.has(id)) continue;
    named.add(id);
    const known = here.get(id);
    const { key, ...rest } = entry;
    if (!known) {
      const at = 'address' in rest ? rest : {};
      steps.push({ kind: 'begin', library: { ...begin(id, name, now), ...at } });
    } else if ('address' in entry && known.everyHours !== entry.everyHours) {
      steps.push({ kind: 'hours', libraryId: id, everyHours: entry.everyHours });
    }
    if ('document' in entry) {
      const signed = key === undefined ? {} : { key };
      steps.push({ kind: 'document', libraryId: id, text: entry.document, ...signed });
    }
  }
  for (const { name, problem } of unreadable) {
    const id = await idOf(`${name} ${problem.message}`);
    named.add(id);
    if (!here.has(id)) {
      const library = { ...begin(id, name, now), check: { triedAt: now, problem } };
      steps.push({ kind: 'begin', library });
    }
  }
  for (const library of here.values()) {
    if (named.has(library.id)) continue;
    if (unreadable.length > 0 && !isUnread(library)) continue;
    steps.push({ kind: 'remove', libraryId: library.id });
  }
  return steps;
}

async function readEntries({ libraries, broken }: PolicyNow) {
  const wanted: Wanted[] = [];
  const unreadable = broken.map(({ entry, message }) => ({
    name: t('Entry {number} of the policy', { number: entry }),
    problem: problem('policy', `${message} ${t('Nothing was changed; tell your administrator.')}`),
  }));
  for (const [at, entry] of libraries.entries()) {
    if ('address' in entry) {
      const { host } = new URL(entry.address);
      wanted.push({ id: await idOf(`address ${entry.address}`), entry, name: host });
      continue;
    }
    const read = readDocument(entry.document);
    if (read.kind === 'read') {
      const { head } = read.library;
      wanted.push({ id: await idOf(`document ${head.id}`), entry, name: head.name });
    } else
      unreadable.push({
        name: t('Document {number} of the policy', { number: at + 1 }),
        problem: read.problem,
      });
  }
  return { wanted, unreadable };
}

export interface ManagedDependencies {
  libraries: Libraries;
  updates: Updates;
  /** Keeps a library that is not here yet. */
  put(library: Library): Promise<void>;
  policy(): Promise<PolicyNow>;
  /** Where the hash of what was brought in line last is remembered: `storage.local`. */
  kept: PolicyDependencies['kept'];
  now(): number;
}

const keptKey = 'managed';

const notYet = (): SharingProblem =>
  problem(
    'policy',
    t(
      'The browser has not read your administrator’s policy yet. Nothing was changed; check again in a few seconds.',
    ),
  );

/** The libraries that an administrator gives. */
export function createManaged({ libraries, updates, put, policy, kept, now }: ManagedDependencies) {
  const turns = createTurns();

  /**
   * Takes, holds or refuses what was read for a managed library. Its first good document is taken at
   * once: the administrator has chosen it. Later ones are judged as a subscription's are. `key` must
   * have signed it; a trusted publisher's signature needs no approval by the people themselves.
   */
  async function receive(
    { trustedPublishers }: PolicyNow,
    libraryId: string,
    text: string,
    key: string | undefined,
  ): Promise<Received> {
    const library = await libraries.get(libraryId);
    if (!library) return { kind: 'same' };
    const read = readDocument(text);
    if (read.kind === 'unreadable') return { kind: 'refused', problem: read.problem };
    const document = read.library;
    const wrong = wrongKey(key, document);
    if (wrong) return { kind: 'refused', problem: wrong };
    const signer = document.signature?.key;
    if (!isUnread(library)) {
      const trusted = trustedPublishers.some((publisher) => publisher.key === signer);
      return updates.receive(libraryId, text, key ?? (trusted ? signer : undefined));
    }
    // Nobody else could approve its signer, and the policy says where it is from.
    const judged = await judge(undefined, document, signer);
    if (judged.kind === 'refused') return judged;
    await takeDocument(libraries, libraryId, document, now(), signer);
    return { kind: 'taken' };
  }

  async function follow(given: PolicyNow, step: ManagedStep): Promise<Received | undefined> {
    if (step.kind === 'begin') await put(step.library);
    else if (step.kind === 'remove') await libraries.remove(step.libraryId, false);
    else if (step.kind === 'hours') {
      await libraries.change(step.libraryId, ({ everyHours: _, ...rest }) =>
        step.everyHours === undefined ? rest : { ...rest, everyHours: step.everyHours },
      );
    } else {
      const received = await receive(given, step.libraryId, step.text, step.key);
      await note(libraries, step.libraryId, received, now());
      return received;
    }
    return undefined;
  }

  /** What a policy asks and what there is: nothing is to be done while it stays the same. */
  async function stateOf({ libraries: wanted, broken, trustedPublishers }: PolicyNow) {
    const ids = (await libraries.list()).flatMap(({ id, source }) =>
      source === 'managed' ? id : [],
    );
    return await hashText(JSON.stringify([wanted, broken, trustedPublishers, ids.sort()]));
  }

  async function sync(): Promise<void> {
    const given = await policy();
    if (!given.certain) return;
    const before = (await kept.get(keptKey).catch(() => ({}) as Record<string, unknown>))[keptKey];
    if (before === (await stateOf(given))) return;
    const received: (Received | undefined)[] = [];
    for (const step of await planManaged(given, await libraries.list(), now())) {
      received.push(await follow(given, step));
    }
    // What was refused is looked at again at the next start: a newer version may understand it.
    if (received.some((one) => one?.kind === 'refused')) return;
    await kept.set({ [keptKey]: await stateOf(given) }).catch(() => undefined);
  }

  return {
    /** Brings what is here in line with the policy; what is at an address is read by its check. */
    sync: () => turns.inTurn('sync', sync),
    /** The same for what was read at the address of a managed library. */
    async receive({ id, address }: Library, text: string): Promise<Received> {
      const given = await policy();
      const entry = given.libraries.find((one) => 'address' in one && one.address === address);
      // Without the policy nobody knows which key it wants.
      if (!given.certain || !entry) return { kind: 'refused', problem: notYet() };
      return await receive(given, id, text, entry.key);
    },
  };
}

/** Notes how taking an inline document went. */
async function note(
  libraries: Libraries,
  libraryId: string,
  received: Received,
  now: number,
): Promise<void> {
  await libraries.change(libraryId, (library) => {
    const { problem: _, ...check } = library.check;
    return {
      ...library,
      check:
        received.kind === 'refused'
          ? { ...check, triedAt: now, problem: received.problem }
          : { ...check, triedAt: now, readAt: now },
    };
  });
}

function wrongKey(
  key: string | undefined,
  { signature }: Pick<ReadLibrary, 'signature'>,
): SharingProblem | undefined {
  if (key === undefined || signature?.key === key) return undefined;
  return signature
    ? problem(
        'other-key',
        t(
          'This document is signed with another key than the policy names. It was not taken, and the last good copy stays in use. Tell your administrator.',
        ),
      )
    : problem(
        'unsigned',
        t(
          'The policy names the key that has to sign this library, and this document is not signed. It was not taken, and the last good copy stays in use. Tell your administrator.',
        ),
      );
}

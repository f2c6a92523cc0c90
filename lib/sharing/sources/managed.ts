import { hashText } from '../canonical.ts';
import { judge } from '../judge.ts';
import type { Libraries } from '../libraries.ts';
import type { ManagedEntry, PolicyNow } from '../policy.ts';
import { problem, type SharingProblem } from '../problem.ts';
import { type ReadLibrary, readDocument } from '../read-document.ts';
import type { Library } from '../schema.ts';
import { type Received, takeDocument, type Updates } from '../updates.ts';

/** What a policy asks of the managed libraries that are here. */
export type ManagedStep =
  /** One that is not here yet; there is nothing in it before it was read. */
  | { kind: 'begin'; library: Library }
  /** A document that stands in the policy itself. */
  | { kind: 'document'; libraryId: string; text: string }
  /** It is read more or less often. */
  | { kind: 'hours'; libraryId: string; everyHours: number | undefined }
  /** It cannot be read from the policy. */
  | { kind: 'problem'; library: Library }
  | { kind: 'remove'; libraryId: string };

/** One entry of the policy, and the library that it stands for. */
interface Wanted {
  id: string;
  entry: ManagedEntry;
  name: string;
}

const idOf = async (what: string) => `managed:${(await hashText(what)).slice(0, 32)}`;

/** What is kept of a library before its first document. */
const begin = (id: string, name: string, now: number): Library => ({
  version: 1,
  id,
  source: 'managed',
  head: { id: 'managed', name, description: '', publisher: '', revision: 0 },
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
export const isUnread = ({ source, head, check }: Library): boolean =>
  source === 'managed' && head.revision === 0 && head.id === 'managed' && check.readAt === undefined;

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
    if (!known) {
      const library = 'address' in entry ? { ...begin(id, name, now), ...entry } : begin(id, name, now);
      const { key: _, ...kept } = library as Library & { key?: string };
      steps.push({ kind: 'begin', library: kept });
    } else if ('address' in entry && known.everyHours !== entry.everyHours) {
      steps.push({ kind: 'hours', libraryId: id, everyHours: entry.everyHours });
    }
    if ('document' in entry) steps.push({ kind: 'document', libraryId: id, text: entry.document });
  }
  for (const { name, problem } of unreadable) {
    const id = await idOf(`${name} ${problem.message}`);
    named.add(id);
    if (!here.has(id)) {
      const library = { ...begin(id, name, now), check: { triedAt: now, problem } };
      steps.push({ kind: 'problem', library });
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
    name: `Entry ${entry} of the policy`,
    problem: problem('policy', `${message} Nothing was changed; tell your administrator.`),
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
    } else unreadable.push({ name: `Document ${at + 1} of the policy`, problem: read.problem });
  }
  return { wanted, unreadable };
}

export interface ManagedDependencies {
  libraries: Libraries;
  updates: Updates;
  /** Keeps a library that is not here yet. */
  put(library: Library): Promise<void>;
  now(): number;
}

/** Brings the managed libraries in line with the policy; what is at an address is read by its check. */
export async function syncManaged(
  { libraries, updates, put, now }: ManagedDependencies,
  policy: PolicyNow,
): Promise<void> {
  for (const step of await planManaged(policy, await libraries.list(), now())) {
    if (step.kind === 'begin' || step.kind === 'problem') await put(step.library);
    else if (step.kind === 'remove') await libraries.remove(step.libraryId, false);
    else if (step.kind === 'hours') {
      await libraries.change(step.libraryId, ({ everyHours: _, ...rest }) =>
        step.everyHours === undefined ? rest : { ...rest, everyHours: step.everyHours },
      );
    } else {
      const received = await receiveManaged({ libraries, updates, now }, policy, step);
      await note(libraries, step.libraryId, received, now());
    }
  }
}

/** Notes how taking an inline document went. */
async function note(
  libraries: Libraries,
  libraryId: string,
  received: Received,
  now: number,
): Promise<void> {
  const before = await libraries.get(libraryId);
  const told = received.kind === 'refused' ? received.problem : undefined;
  // Written only when it says something new: every start of the worker comes by here.
  if (received.kind === 'same' && before?.check.readAt !== undefined && !before.check.problem) return;
  if (told && before?.check.problem?.message === told.message) return;
  await libraries.change(libraryId, (library) => {
    const { problem: _, ...check } = library.check;
    const next = told ? { ...check, triedAt: now, problem: told } : { triedAt: now, readAt: now };
    return { ...library, check: next };
  });
}

/**
 * What was read for a managed library. Its first good document is taken at once: the administrator has
 * chosen it. Later ones are judged as a subscription's are. A key in the policy must have signed it; a
 * trusted publisher's signature needs no approval by the people themselves.
 */
export async function receiveManaged(
  { libraries, updates, now }: Pick<ManagedDependencies, 'libraries' | 'updates' | 'now'>,
  policy: PolicyNow,
  { libraryId, text }: { libraryId: string; text: string },
): Promise<Received> {
  const library = await libraries.get(libraryId);
  const read = readDocument(text);
  if (!library) return { kind: 'same' };
  if (read.kind === 'unreadable') return { kind: 'refused', problem: read.problem };
  const document = read.library;
  const wanted = await keyOf(policy, library, document);
  const wrong = wrongKey(wanted, document);
  if (wrong) return { kind: 'refused', problem: wrong };
  const signer = document.signature?.key;
  const trusted = policy.trustedPublishers.some(({ key }) => key === signer);
  const approvedKey = wanted ?? (trusted ? signer : undefined);
  if (!isUnread(library)) return await updates.receive(libraryId, text, approvedKey);

  // Nobody else could approve it, and the policy says where it is from.
  const judged = await judge(undefined, document, approvedKey ?? signer);
  if (judged.kind === 'refused') return judged;
  await takeDocument(libraries, libraryId, document, now(), approvedKey ?? signer);
  return { kind: 'taken' };
}

/** The key that the policy wants for a library. */
async function keyOf(
  { libraries }: PolicyNow,
  { address }: Library,
  { head }: ReadLibrary,
): Promise<string | undefined> {
  return libraries.find((entry) =>
    'address' in entry ? entry.address === address : address === undefined && isOf(entry, head.id),
  )?.key;
}

function isOf({ document }: { document: string }, headId: string): boolean {
  const read = readDocument(document);
  return read.kind === 'read' && read.library.head.id === headId;
}

function wrongKey(key: string | undefined, { signature }: ReadLibrary): SharingProblem | undefined {
  if (key === undefined || signature?.key === key) return undefined;
  return signature
    ? problem(
        'other-key',
        'This document is signed with another key than the one in the policy. The last good copy stays in use; tell your administrator.',
      )
    : problem(
        'unsigned',
        'The policy wants a signed document, and this one is not signed. The last good copy stays in use; tell your administrator.',
      );
}

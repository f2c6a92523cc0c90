import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach } from 'vitest';
import type { Services } from '../../../../components/services.ts';
import { Workspace } from '../../../../components/workspace/workspace.tsx';
import { actionTypes } from '../../../../lib/actions/index.ts';
import type { Input, MessageName, Output } from '../../../../lib/messaging/messages/index.ts';
import type { TemplateRow } from '../../../../lib/messaging/messages/template-shapes.ts';
import { MessageError } from '../../../../lib/messaging/send.ts';
import { settle } from '../quick-add/fake.tsx';

export const now = 1_800_000_000_000;
export const day = 24 * 3_600_000;

export function rowOf(at: number, changes: Partial<TemplateRow> = {}): TemplateRow {
  return {
    id: `t${at}`,
    type: actionTypes[at % actionTypes.length] ?? 'SMS',
    name: `Template ${at}`,
    description: `What template ${at} is for`,
    origin: 'personal',
    folder: '',
    tags: [],
    favourite: false,
    uses: 0,
    changedAt: now - day,
    ready: false,
    hasDraft: false,
    ...changes,
  };
}

export const rowsOf = (count: number): TemplateRow[] =>
  Array.from({ length: count }, (_, at) => rowOf(at));

/** Answers `template/list` from rows, as the background does, as far as the tests need it. */
export function listOf(rows: TemplateRow[]) {
  return (input: Input<'template/list'>): Output<'template/list'> => {
    const { query, folder, tag, type, origin, favourite, used, bin, library } = input;
    const { offset, limit } = input;
    const there = rows.filter((row) => (row.deletedAt !== undefined) === (bin === true));
    const fits = there.filter(
      (row) =>
        row.name.toLowerCase().includes(query.toLowerCase()) &&
        (folder === undefined || row.folder === folder) &&
        (tag === undefined || row.tags.includes(tag)) &&
        (type === undefined || row.type === type) &&
        (origin === undefined || row.origin === origin) &&
        (library === undefined || row.library?.id === library) &&
        (!favourite || row.favourite) &&
        (!used || row.uses > 0),
    );
    const count = (names: string[]) =>
      [...new Set(names.filter(Boolean))].map((name) => ({
        name,
        count: names.filter((one) => one === name).length,
      }));
    return {
      rows: fits.slice(offset, offset + limit),
      total: fits.length,
      all: there.length,
      folders: count(there.map((row) => row.folder)),
      tags: count(there.flatMap((row) => row.tags)),
      libraries: librariesOf(there),
    };
  };
}

/** The libraries of rows, each with how many of them it has. */
function librariesOf(rows: TemplateRow[]): Output<'template/list'>['libraries'] {
  const named = new Map(rows.flatMap(({ library }) => (library ? [[library.id, library]] : [])));
  return [...named.values()].map((library) => ({
    ...library,
    count: rows.filter((row) => row.library?.id === library.id).length,
  }));
}

type Answers = {
  [N in MessageName]?: Output<N> | ((input: Input<N>) => Output<N> | Promise<Output<N>>);
};

/** A background that answers from a table, and remembers what it was asked. */
export function fakeBackground(answers: Answers = {}) {
  const asked: { name: MessageName; input: unknown }[] = [];
  const table: Answers = {
    'template/list': listOf(rowsOf(3)),
    'template/change': ({ ids }) => ({ changed: ids.length }),
    'pack/list': { packs: [] },
    'edit/open': { edits: [] },
    'edit/save': { savedAt: now },
    'edit/discard': {},
    ...answers,
  };
  const send: Services['send'] = async (name, input) => {
    asked.push({ name, input });
    const answer = table[name];
    if (answer === undefined) throw new MessageError('failed');
    const output = typeof answer === 'function' ? await answer(input as never) : answer;
    return structuredClone(output) as never;
  };
  return {
    send,
    answer: <N extends MessageName>(name: N, output: NonNullable<Answers[N]>) => {
      (table as Record<string, unknown>)[name] = output;
    },
    inputs: <N extends MessageName>(name: N) =>
      asked.filter((one) => one.name === name).map((one) => one.input as Input<N>),
  };
}

/** The services of a page of the workspace. */
export function servicesOf(background: ReturnType<typeof fakeBackground>): Services {
  let ids = 0;
  return {
    send: background.send,
    surface: 'workspace',
    version: '1.2.3',
    language: 'en-US',
    appearance: () => ({ language: 'auto', theme: 'system', ofBrowser: 'en' }),
    seen: () => ({ newsSeen: '1.2.3', hintsSeen: [], shortcuts: true }),
    reloadTab: async () => undefined,
    openPage: async () => undefined,
    openWorkspace: async () => undefined,
    copy: async () => undefined,
    requestAccess: async () => true,
    unlock: async () => false,
    hearVault: () => () => undefined,
    now: () => now,
    newId: () => `id-${++ids}`,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, 5))),
  };
}

const stages: HTMLElement[] = [];
afterEach(async () => {
  for (const stage of stages.splice(0)) await act(() => render(null, stage));
});

/** Shows the workspace at a hash, in an empty document, until the test ends. */
export async function showWorkspace(
  background: ReturnType<typeof fakeBackground>,
  hash = '#/templates',
  changes: Partial<Services> = {},
) {
  location.hash = hash;
  await settle();
  document.body.replaceChildren();
  const root = document.createElement('div');
  stages.push(root);
  document.body.append(root);
  const services = { ...servicesOf(background), ...changes };
  await act(() => render(<Workspace services={services} />, root));
  await settle();
  return {
    root,
    go: async (to: string) => {
      location.hash = to;
      await follow();
    },
    close: () => act(() => render(null, root)),
  };
}

/** Waits for a page whose code is fetched when it is first shown. */
export async function settleParts(): Promise<void> {
  for (let tries = 0; tries < 2000 && !document.querySelector('main h1'); tries += 1) {
    await settle(10);
  }
}

/** What browsers do after the hash has changed; happy-dom does not. */
export async function follow(): Promise<void> {
  await act(() => void dispatchEvent(new Event('hashchange')));
  await settle();
}

/** The names of the rows that are in the document, as they stand there. */
export const shownNames = () =>
  [...document.querySelectorAll('.row-name')].map((one) => one.textContent ?? '');

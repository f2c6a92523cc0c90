import { render } from 'preact';
import { act } from 'preact/test-utils';
import { loadOutcomeParts, loadParts } from '../../../../components/quick-add/later.ts';
import { loadQuickAdd } from '../../../../components/quick-add/load-quick-add.ts';
import type { Place } from '../../../../components/quick-add/place.ts';
import { QuickAdd } from '../../../../components/quick-add/quick-add.tsx';
import type { Services } from '../../../../components/services.ts';
import { actions } from '../../../../lib/actions/index.ts';
import type { Input, MessageName, Output } from '../../../../lib/messaging/messages/index.ts';
import { MessageError } from '../../../../lib/messaging/send.ts';
import { agentId, formOf, now, openState, placeAt, rows } from './fake-state.ts';

export * from './fake-state.ts';

type Answers = {
  [N in MessageName]?: Output<N> | ((input: Input<N>) => Output<N> | Promise<Output<N>>);
};

/** A page of the rows in which every word is, in a template's words or its type's. */
function listOf({ query, offset, limit }: Input<'template/list'>): Output<'template/list'> {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fit = rows.filter(({ name, description, type }) => {
    const { label, builderLabel } = actions[type];
    const text = [name, description, label, builderLabel].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return {
    rows: fit.slice(offset, offset + limit),
    total: fit.length,
    all: rows.length,
    folders: [],
    tags: [],
    libraries: [],
  };
}

const never = () => new Promise<never>(() => undefined);

/** A background that answers from a table, and remembers what it was asked. */
export function fakeBackground(answers: Answers = {}) {
  const asked: { name: MessageName; input: unknown }[] = [];
  const table: Answers = {
    'quick-add/open': openState(),
    'form/open': ({ templateId }) => formOf(templateId),
    'draft/save': { savedAt: now },
    'draft/close': {},
    'directory/list': { entries: [], fetchedAt: now },
    'names/fetch': {},
    'run/watch': never,
    'template/list': listOf,
    'edit/open': { edits: [] },
    'edit/save': { savedAt: now },
    'edit/discard': {},
    'pack/draft': { savedAt: now },
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
    asked,
    answer: <N extends MessageName>(name: N, output: NonNullable<Answers[N]>) => {
      (table as Record<string, unknown>)[name] = output;
    },
    inputs: <N extends MessageName>(name: N) =>
      asked.filter((one) => one.name === name).map((one) => one.input as Input<N>),
  };
}

/** Lets everything that is on its way arrive. */
export async function settle(ms = 0): Promise<void> {
  await act(async () => {
    await new Promise((done) => setTimeout(done, ms));
    await new Promise((done) => setTimeout(done));
  });
}

/** Shows quick add in the document, as the popup does. */
export async function showQuickAdd(
  background: ReturnType<typeof fakeBackground>,
  place: Place = placeAt(agentId),
  changes: Partial<Services> = {},
) {
  await Promise.all([loadParts(), loadOutcomeParts()]);
  let ids = 0;
  const done = {
    reloaded: [] as number[],
    opened: [] as string[],
    copied: [] as string[],
    workspace: [] as string[],
  };
  const services: Services = {
    send: background.send,
    surface: 'popup',
    version: '1.2.3',
    language: 'en-US',
    appearance: () => ({ language: 'auto', theme: 'system', ofBrowser: 'en' }),
    seen: () => ({ newsSeen: '1.2.3', hintsSeen: [], shortcuts: true }),
    reloadTab: async (tabId) => void done.reloaded.push(tabId),
    openPage: async (url) => void done.opened.push(url),
    openWorkspace: async (hash) => void done.workspace.push(hash),
    copy: async (text) => void done.copied.push(text),
    requestAccess: async () => true,
    unlock: async () => false,
    hearVault: () => () => undefined,
    now: () => now,
    newId: () => `id-${++ids}`,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, 5))),
    ...changes,
  };
  document.body.replaceChildren();
  const root = document.createElement('main');
  document.body.append(root);
  const first = await loadQuickAdd(services, { place });
  const draw = (at: Place) =>
    act(() => render(<QuickAdd services={services} place={at} first={first} />, root));
  await draw(place);
  await settle();
  return {
    done,
    /** The side panel's tab comes to another place. */
    go: async (at: Place) => {
      await draw(at);
      await settle();
    },
    close: () => act(() => render(null, root)),
  };
}

export const text = () => document.body.textContent?.replace(/\s+/g, ' ') ?? '';
export const statusText = () =>
  [...document.querySelectorAll('[role="status"]')].map((one) => one.textContent).join(' ');

function nameOf(element: Element): string {
  const by = element.getAttribute('aria-label');
  if (by) return by;
  const label = element.id && document.querySelector(`label[for="${element.id}"]`);
  return (
    (label || element.closest('label') || element).textContent?.replace(/\s+/g, ' ').trim() ?? ''
  );
}

/** A control by its accessible name; the visible one when several bear it. */
export function control<E extends HTMLElement = HTMLElement>(name: string): E {
  const all = [...document.querySelectorAll<HTMLElement>('button, input, textarea, select, a')];
  const found = all.find((one) => nameOf(one) === name && !one.closest('[hidden]'));
  if (!found) {
    throw new Error(`No control “${name}”; there are: ${all.map(nameOf).join(' | ')}`);
  }
  return found as E;
}

export const hasControl = (name: string) => {
  try {
    return control(name) !== undefined;
  } catch {
    return false;
  }
};

export async function click(name: string): Promise<void> {
  await act(() => control(name).click());
  await settle();
}

export async function type(name: string, value: string): Promise<void> {
  const field = control<HTMLInputElement>(name);
  await act(() => {
    field.focus();
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await settle();
}

export async function press(name: string, key: string): Promise<void> {
  await act(() => {
    control(name).dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    );
  });
  await settle();
}

export async function leave(name: string): Promise<void> {
  await act(() => control(name).blur());
  await settle();
}

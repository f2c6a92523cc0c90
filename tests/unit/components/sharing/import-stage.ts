import { act } from 'preact/test-utils';
import type { Output } from '../../../../lib/messaging/messages/index.ts';
import type { PreviewItem, PreviewReply } from '../../../../lib/messaging/messages/share-shapes.ts';
import { settle } from '../quick-add/fake.tsx';
import { day, fakeBackground, now, settleParts, showWorkspace } from '../workspace/stage.tsx';

export type Preview = Extract<PreviewReply, { kind: 'preview' }>;

export const item = (id: string, changes: Partial<PreviewItem> = {}): PreviewItem => ({
  id,
  kind: 'template',
  type: 'SMS',
  name: `Template ${id}`,
  state: 'new',
  sensitive: 0,
  changedAt: now - day,
  ...changes,
});

/** A few of each kind, as a document brings them. */
export const several = (): PreviewItem[] => [
  item('a'),
  item('b', { sensitive: 2, name: 'Transfer to the manager' }),
  item('c', { state: 'changed', changedBy: 'Ana' }),
  item('d', { state: 'conflicting' }),
  item('e', { state: 'removed' }),
  item('f', { state: 'same' }),
];

export function previewOf(items: PreviewItem[], changes: Partial<Preview> = {}): Preview {
  const count = (state: PreviewItem['state']) => items.filter((one) => one.state === state).length;
  return {
    kind: 'preview',
    stageId: 'any',
    head: {
      id: 'front-desk',
      name: 'Front desk',
      description: 'The words that everybody uses',
      publisher: 'Harbor Agency',
      revision: 7,
    },
    signature: { kind: 'unsigned' },
    templates: items.filter(({ kind }) => kind === 'template').length,
    packs: items.filter(({ kind }) => kind === 'pack').length,
    counts: {
      new: count('new'),
      changed: count('changed'),
      same: count('same'),
      conflicting: count('conflicting'),
      removed: count('removed'),
    },
    refused: [],
    ...changes,
  };
}

export const newKey: Preview['signature'] = {
  kind: 'signed',
  key: 'k'.repeat(43),
  fingerprint: '3F2A 91C0 77AB 1204',
  known: 'new',
};

const taken: Output<'document/take'> = {
  kind: 'taken',
  templates: 3,
  packs: 0,
  same: 1,
  left: 2,
  refused: [],
};

/** A background that holds documents in memory, and can lose them. */
export function documents(items: PreviewItem[] = several(), changes: Partial<Preview> = {}) {
  const staged = new Map<string, string[]>();
  const background = fakeBackground({
    'document/stage': ({ stageId, index, text }) => {
      const parts = index === 0 ? [] : staged.get(stageId);
      if (!parts || parts.length !== index) return { kind: 'gone' };
      staged.set(stageId, [...parts, text]);
      return { kind: 'kept' };
    },
    'document/preview': ({ stageId }) =>
      staged.has(stageId)
        ? { ...previewOf(items, changes), stageId }
        : { kind: 'unreadable', problem: { code: 'empty', message: 'It is not there.' } },
    'document/items': ({ stageId, state, offset, limit }) => {
      if (!staged.has(stageId)) return null;
      const fit = items.filter((one) => state === undefined || one.state === state);
      return { items: fit.slice(offset, offset + limit), total: fit.length };
    },
    'document/item': ({ stageId }) =>
      staged.has(stageId)
        ? {
            differences: [
              {
                label: 'Phone number',
                path: 'parameters.transferToValue',
                before: '+14155550100',
                after: '+14155550199',
                sensitive: true,
              },
            ],
          }
        : null,
    'document/take': ({ stageId }) => (staged.has(stageId) ? taken : { kind: 'gone' }),
  });
  return {
    ...background,
    staged: () => [...staged.values()].map((parts) => parts.join('')),
    pieces: () => [...staged.values()].map((parts) => parts.map((part) => part.length)),
    /** The worker was stopped. */
    lose: () => staged.clear(),
  };
}

export async function showImport(background: ReturnType<typeof documents>) {
  const workspace = await showWorkspace(background, '#/sharing/import');
  await settleParts();
  return workspace;
}

/** Chooses a file, as the person does with the browser’s dialog. */
export async function choose(file: File) {
  const input = document.querySelector<HTMLInputElement>('input[type="file"]');
  if (!input) throw new Error('There is no field for a file');
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  await act(() => void input.dispatchEvent(new Event('change', { bubbles: true })));
  for (let tries = 0; tries < 50 && document.querySelector('.import-reading'); tries += 1) {
    await settle(5);
  }
  await settle(5);
}

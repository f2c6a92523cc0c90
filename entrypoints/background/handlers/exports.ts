import { t } from '../../../lib/i18n/t.ts';
import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { ExportOf } from '../../../lib/messaging/messages/share-shapes.ts';
import { codeLimit, toCode } from '../../../lib/sharing/code.ts';
import { type Made, makeDocument } from '../../../lib/sharing/exporter.ts';
import type { Choices } from '../../../lib/sharing/open-content.ts';
import { selectionHead } from '../../../lib/sharing/own.ts';
import { problem } from '../../../lib/sharing/problem.ts';
import type { Services } from '../services.ts';
import { gone, noExports } from './libraries.ts';

type Names = 'export/review' | 'export/make';

/** What leaves: looked through first, then written as a file or a code, or put into a shared folder. */
export function exportHandlers(services: Services): Pick<Handlers, Names> {
  const { checks, exporter, folders, known, libraries, own, policy, views, now } = services;

  /** The ids of what is to leave, and what was chosen for it before. */
  async function wanted(
    of: ExportOf,
  ): Promise<{ ids: string[]; choices: Choices; name?: string } | undefined> {
    if ('ids' in of) return { ids: of.ids, choices: {} };
    const library = await libraries.get(of.libraryId);
    if (library?.source !== 'file') return undefined;
    return { ids: library.items ?? [], choices: library.choices ?? {}, name: library.head.name };
  }

  async function makeOf(of: ExportOf, choices: Choices): Promise<Made> {
    if ('libraryId' in of) {
      const library = await libraries.get(of.libraryId);
      if (library?.source !== 'file') return { kind: 'problem', problem: gone() };
      return own.publish(library, choices);
    }
    const { templates, packs, shown } = await exporter.collect(of.ids, choices);
    if (templates.length === 0) return { kind: 'problem', problem: nothing() };
    const head = await exporter.openHead(selectionHead(shown, crypto.randomUUID()));
    return makeDocument({ head, templates, packs, tombstones: [], others: [] }, await known());
  }

  return {
    async 'export/review'({ of }) {
      if (!(await policy.read()).exports) return { kind: 'problem', problem: noExports() };
      const want = await wanted(of);
      if (!want) return { kind: 'problem', problem: gone() };
      const { findings, shown } = await exporter.collect(want.ids, want.choices);
      if (shown.templates.length === 0) return { kind: 'problem', problem: nothing() };
      return {
        kind: 'review',
        name: want.name ?? selectionHead(shown, 'x').name,
        templates: shown.templates.map(({ id, name, type }) => ({ id, name, type })),
        packs: shown.packs.map(({ id, name }) => ({ id, name })),
        findings,
      };
    },

    async 'export/make'({ of, choices, as, folderId }) {
      if (!(await policy.read()).exports) return { kind: 'problem', problem: noExports() };
      if (as === 'folder') {
        const want = await wanted(of);
        const folder = folderId === undefined ? undefined : await libraries.get(folderId);
        if (!want || folder?.source !== 'folder') return { kind: 'problem', problem: gone() };
        const exported = await exporter.collect(want.ids, { ...want.choices, ...choices });
        const added = await folders.put(folder.id, exported);
        void checks.check(folder.id).catch(() => undefined);
        const library = await libraries.get(folder.id);
        if (!library) return { kind: 'problem', problem: gone() };
        return { kind: 'folder', library: await views.row(library), added };
      }
      const made = await makeOf(of, choices);
      if (made.kind === 'problem') return made;
      const { document } = made;
      const signed = document.signature !== undefined;
      if (as === 'code') {
        const code = await toCode(document);
        if (code.length > codeLimit) return { kind: 'problem', problem: tooLong(code.length) };
        return { kind: 'code', code, bytes: code.length, signed };
      }
      const day = new Date(now()).toISOString().slice(0, 10);
      return {
        kind: 'file',
        fileName: `switchboard-${slug(document.name)}-${day}.json`,
        text: `${JSON.stringify(document, null, 2)}\n`,
        revision: document.revision,
        signed,
      };
    },
  };
}

const nothing = () => problem('empty', t('There is no template to export. Nothing was exported.'));

const tooLong = (length: number) =>
  problem(
    'too-large',
    t(
      'As a code this is {size} kB long; chats cut off what is longer than 32 kB. Save it as a file instead.',
      { size: Math.ceil(length / 1024) },
    ),
  );

/** A name that every file system takes. */
const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '') || 'library';

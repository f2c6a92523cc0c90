import { t } from '../i18n/t.ts';
import type { PreviewReply } from '../messaging/messages/share-shapes.ts';
import { fromCode, hasCode } from './code.ts';
import { compareLibrary, type LibraryChange } from './compare-library.ts';
import { judge } from './judge.ts';
import type { Libraries } from './libraries.ts';
import type { Previewed, PreviewState } from './preview.ts';
import { problem } from './problem.ts';
import { type ReadDocument, type ReadLibrary, readDocument } from './read-document.ts';
import type { Library } from './schema.ts';
import type { FileSource } from './sources/file.ts';
import type { Stage, Stages } from './stages.ts';
import type { Views } from './views.ts';

/** A document that is looked at, with what it would change. */
export interface Looked {
  document: ReadLibrary;
  /** Where it was read; absent for what a page handed over. */
  from: Stage['from'];
  validators: Stage['validators'];
  items: Previewed[];
  /** The record of the same library that came as a file before. */
  known: Library | undefined;
}

export interface LookingDependencies {
  stages: Stages;
  file: FileSource;
  libraries: Libraries;
  views: Views;
}

/** Looking at documents before anything of them is taken. Each is read and compared once. */
export function createLooking({ stages, file, views }: LookingDependencies) {
  const looked = new Map<string, { stage: Stage; done: Promise<ReadDocument> }>();
  const items = new Map<string, { stage: Stage; done: Promise<Previewed[]> }>();

  /** The result of `make` for a stage, made once; forgotten with the stage. */
  function once<T>(
    made: Map<string, { stage: Stage; done: Promise<T> }>,
    stageId: string,
    stage: Stage,
    make: () => Promise<T>,
  ): Promise<T> {
    for (const id of made.keys()) if (!stages.get(id)) made.delete(id);
    const known = made.get(stageId);
    if (known?.stage === stage) return known.done;
    const done = make();
    made.set(stageId, { stage, done });
    done.catch(() => made.delete(stageId));
    return done;
  }

  async function readStage({ text }: Stage): Promise<ReadDocument> {
    // A document may speak of codes; a message with a code in it is no JSON.
    if (text.trimStart().startsWith('{') || !hasCode(text)) return readDocument(text);
    const unpacked = await fromCode(text);
    return unpacked.kind === 'text' ? readDocument(unpacked.text) : unpacked;
  }

  return {
    /** What is looked at; undefined when it is gone, or cannot be read. */
    async get(stageId: string): Promise<Looked | undefined> {
      const stage = stages.get(stageId);
      if (!stage) return undefined;
      const read = await once(looked, stageId, stage, () => readStage(stage));
      if (read.kind === 'unreadable') return undefined;
      const document = read.library;
      const { from, validators } = stage;
      // What was read at an address is new as a whole; a file is held against what is one's own.
      const compared = await once(items, stageId, stage, async () =>
        from
          ? compareLibrary({ templates: [], packs: [] }, document).map(asPreviewed)
          : file.preview(document),
      );
      const known =
        from || document.head.selection ? undefined : await file.known(document.head.id);
      return { document, from, validators, items: compared, known };
    },

    /** Forgets what was compared: something was taken. */
    changed: (): void => items.clear(),

    async preview(stageId: string): Promise<PreviewReply> {
      const stage = stages.get(stageId);
      const gone = problem(
        'empty',
        t('It was not handed over whole. Choose it again; nothing was changed.'),
      );
      if (!stage) return { kind: 'unreadable', problem: gone };
      const read = await once(looked, stageId, stage, () => readStage(stage));
      if (read.kind === 'unreadable') return read;
      const one = await this.get(stageId);
      if (!one) return { kind: 'unreadable', problem: gone };
      const { document, known } = one;
      const judged = await judge(asPinned(known), document, document.signature?.key);
      const counts = { new: 0, changed: 0, same: 0, conflicting: 0, removed: 0 };
      for (const { state } of one.items) counts[state] += 1;
      return {
        kind: 'preview',
        stageId,
        head: document.head,
        signature: await views.signature(document.signature, known?.pin),
        templates: document.templates.length,
        packs: document.packs.length,
        counts,
        refused: document.refused,
        ...(judged.kind === 'refused' ? { problem: judged.problem } : {}),
      };
    },
  };
}

/** Of a file people choose template by template: an older one is refused only where a key is pinned. */
export const asPinned = (known: Library | undefined): Library | undefined =>
  known?.pin === undefined ? undefined : known;

const asPreviewed = (change: LibraryChange): Previewed => {
  const { id, kind, type, name, state, differences } = change;
  const sensitive = () => differences().filter((one) => one.sensitive).length;
  const about = { id, kind, name, state: state as PreviewState, changedAt: 0 };
  return { ...about, ...(type ? { type } : {}), differences, sensitive };
};

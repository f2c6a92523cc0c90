import type { Edit } from '../../../lib/messaging/messages/edit-open.ts';

/**
 * Which editor a tab is. A tab keeps its ids while it lives (reloads included) and holds a lock on
 * each one that it shows: a tab that was duplicated brings the ids along, and must not write over
 * the other's text.
 */
export interface EditorIds {
  /** The id under which this tab has edited `of` before. */
  known(of: string): string | undefined;
  remember(of: string, editorId: string | undefined): void;
  /** Takes an id for this page: `false` when another page has it. */
  hold(editorId: string): Promise<boolean>;
  release(editorId: string): void;
  /** The ids that pages have taken. */
  held(): Promise<Set<string>>;
}

const prefix = 'switchboard-editor/';

/** The ids of a real page, kept by the browser. Without locks every id is free. */
export function createEditorIds(
  storage: Storage = sessionStorage,
  locks: LockManager | undefined = navigator.locks,
): EditorIds {
  const letGo = new Map<string, () => void>();
  return {
    known: (of) => storage.getItem(prefix + of) ?? undefined,
    remember(of, editorId) {
      if (editorId === undefined) storage.removeItem(prefix + of);
      else storage.setItem(prefix + of, editorId);
    },
    hold(editorId) {
      if (!locks || letGo.has(editorId)) return Promise.resolve(true);
      return new Promise((answer) => {
        locks
          .request(prefix + editorId, { ifAvailable: true }, (lock) => {
            answer(lock !== null);
            // The lock is held until this promise is kept, or the page is gone.
            return lock && new Promise<void>((done) => letGo.set(editorId, done));
          })
          .catch(() => answer(true));
      });
    },
    release(editorId) {
      letGo.get(editorId)?.();
      letGo.delete(editorId);
    },
    async held() {
      const { held = [] } = (await locks?.query()) ?? {};
      const names = held.flatMap(({ name }) => name ?? []);
      return new Set(
        names.filter((one) => one.startsWith(prefix)).map((one) => one.slice(prefix.length)),
      );
    },
  };
}

/**
 * Chooses what an editor goes on with: what this tab typed before, else the latest that no open
 * page has. Takes the id for this page.
 */
export async function takeEdit(
  ids: EditorIds,
  of: string,
  edits: Edit[],
  wish: string | undefined,
  newId: () => string,
): Promise<{ editorId: string; edit?: Edit; rest: Edit[] }> {
  const held = await ids.held();
  const wished = wish ?? ids.known(of);
  const own = edits.find(({ editorId }) => editorId === wished);
  const free = edits.filter(({ editorId }) => !held.has(editorId));
  const without = (edit: Edit | undefined) => free.filter((one) => one !== edit);
  for (const edit of own ? [own, ...without(own)] : free) {
    if (!(await ids.hold(edit.editorId))) continue;
    ids.remember(of, edit.editorId);
    return { editorId: edit.editorId, edit, rest: without(edit) };
  }
  const editorId = newId();
  await ids.hold(editorId);
  ids.remember(of, editorId);
  // A new template that another page shows goes on here as a copy: the address promised its text.
  const copy = wish === undefined ? undefined : own;
  return { editorId, ...(copy ? { edit: copy } : {}), rest: without(copy) };
}

import type { Edit } from '../../../lib/messaging/messages/edit-open.ts';

/**
 * Edits that storage has not taken (yet), while this page lives: whoever leaves an editor and comes
 * back finds them.
 */
const unkept = new Map<string, Edit>();

const keyOf = (of: string, editorId: string) => `${of}/${editorId}`;

export function holdUnkept(of: string, edit: Edit): void {
  unkept.set(keyOf(of, edit.editorId), edit);
}

export function forgetUnkept(of: string, editorId: string): void {
  unkept.delete(keyOf(of, editorId));
}

/** The kept edits, with what is newer than they in the place of some. */
export function withUnkept(of: string, edits: Edit[]): Edit[] {
  const held = [...unkept].flatMap(([key, edit]) => (key === keyOf(of, edit.editorId) ? edit : []));
  const rest = edits.filter((one) => !held.some(({ editorId }) => editorId === one.editorId));
  return [...held, ...rest];
}

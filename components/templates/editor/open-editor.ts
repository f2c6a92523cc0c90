import type { ActionType } from '../../../lib/actions/index.ts';
import type { Edit } from '../../../lib/messaging/messages/edit-open.ts';
import type { TemplateView } from '../../../lib/messaging/messages/template-shapes.ts';
import type { Send } from '../../../lib/messaging/send.ts';
import { canChange } from '../../can-change.ts';
import {
  contentOf,
  type EditContent,
  isUntouched,
  readEdit,
  startOf,
  typeOfEdit,
} from './edit-content.ts';
import { type EditorIds, takeEdit } from './editor-ids.ts';
import { withUnkept } from './unkept.ts';

/** A template in an editor, as it begins. */
export interface Editing {
  kind: 'editing';
  /** The template's id, or `new`. */
  of: string;
  editorId: string;
  /** The revision that the content began from; 0 for a new one. */
  base: number;
  /** Absent for a new one. */
  view?: TemplateView;
  content: EditContent;
  /** These are unsaved changes that were kept. */
  fromDraft: boolean;
  /** Other unsaved changes of it, which no page shows. */
  rest: Edit[];
}

export type Opened =
  | Editing
  | { kind: 'choose-type'; unfinished: Edit[] }
  /** A starter, or what a team may only read. */
  | { kind: 'read-only'; view: TemplateView; unsaved: Edit[] }
  | { kind: 'binned'; view: TemplateView }
  | { kind: 'gone' };

/** Finds what an editor begins with. Throws `MessageError`. */
export async function openEditor(
  { send, newId, ids }: { send: Send; newId: () => string; ids: EditorIds },
  templateId: string,
  start: { type?: ActionType; editorId?: string },
): Promise<Opened> {
  if (templateId === 'new') {
    const { edits } = await send('edit/open', { of: 'new' });
    return openNew({ newId, ids }, withUnkept('new', edits), start);
  }
  const [view, kept] = await Promise.all([
    send('template/open', { templateId }),
    send('edit/open', { of: templateId }),
  ]);
  if (!view) return { kind: 'gone' };
  if (view.template.deletedAt !== undefined) return { kind: 'binned', view };
  const saved: EditContent = contentOf(view.template);
  const edits = withUnkept(templateId, kept.edits);
  if (!canChange(view)) return { kind: 'read-only', view, unsaved: edits };
  const { editorId, edit, rest } = await takeEdit(ids, templateId, edits, undefined, newId);
  const typed = edit && readEdit(edit.content, saved);
  const changed = edit !== undefined && typed !== undefined && !isUntouched(typed, saved);
  return {
    kind: 'editing',
    of: templateId,
    editorId,
    base: changed ? edit.base : view.template.revision,
    view,
    content: changed ? typed : saved,
    fromDraft: changed,
    rest: rest.filter((one) => !isUntouched(readEdit(one.content, saved), saved)),
  };
}

async function openNew(
  { newId, ids }: { newId: () => string; ids: EditorIds },
  edits: Edit[],
  { type, editorId: wish }: { type?: ActionType; editorId?: string },
): Promise<Opened> {
  const fits = edits.filter(({ editorId, content }) => {
    const its = typeOfEdit(content);
    return wish ? editorId === wish : its !== undefined && (!type || its === type);
  });
  if (!wish && !type) return { kind: 'choose-type', unfinished: fits };
  const place = wish ? `new/${wish}` : `new/${type}`;
  const taken = await takeEdit(ids, place, fits, wish, newId);
  const its = (taken.edit && typeOfEdit(taken.edit.content)) ?? type;
  if (!its) return { kind: 'choose-type', unfinished: edits };
  const empty = startOf(its);
  return {
    kind: 'editing',
    of: 'new',
    editorId: taken.editorId,
    base: 0,
    content: taken.edit ? readEdit(taken.edit.content, empty) : empty,
    fromDraft: taken.edit !== undefined,
    rest: taken.rest,
  };
}

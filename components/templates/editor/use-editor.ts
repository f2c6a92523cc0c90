import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Issue } from '../../../lib/actions/define.ts';
import type { Template } from '../../../lib/templates/schema.ts';
import { failureText } from '../../failure-text.ts';
import { useServices } from '../../services.ts';
import { useSaver } from '../../use-saver.ts';
import { checkEdit } from './check-edit.ts';
import { applyRenames, contentOf, type EditContent, isUntouched } from './edit-content.ts';
import type { Editing } from './open-editor.ts';
import { joinEditing, type Presence } from './presence.ts';
import { forgetUnkept, holdUnkept } from './unkept.ts';

export type Editor = ReturnType<typeof useEditor>;

/** Somebody saved it since this editor began. */
export interface Conflict {
  theirs: Template;
  /** It came out while saving here: nothing was saved. */
  whileSaving: boolean;
}

/** What `edit/save` keeps. */
interface Kept {
  of: string;
  editorId: string;
  base: number;
  content: EditContent;
}

/**
 * The state of one template in an editor. Every change is kept by `edit/save`; saving makes a new
 * version, unless somebody else did since: then the person decides.
 */
export function useEditor(
  opened: Editing,
  on: { saved: (template: Template, how: 'saved' | 'copied' | 'created') => void },
) {
  const { send, newId, now } = useServices();
  const { of, editorId } = opened;
  const [content, setContent] = useState(opened.content);
  const latest = useRef(content);
  const [saved, setSaved] = useState(opened.view?.template);
  const base = useRef(opened.base);
  const [fromDraft, setFromDraft] = useState(opened.fromDraft);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState(0);
  const [told, setTold] = useState<Issue[]>([]);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [gone, setGone] = useState(false);
  const [readOnly, setReadOnly] = useState<'this' | 'all'>();
  const [others, setOthers] = useState(0);
  const isBehind = opened.view && opened.view.template.revision > opened.base;
  const [conflict, setConflict] = useState<Conflict | undefined>(
    isBehind && opened.view ? { theirs: opened.view.template, whileSaving: false } : undefined,
  );
  const working = useRef(false);

  const kept = useRef(content);
  const write = useCallback(
    async (edit: Kept) => {
      await send('edit/save', { ...edit, content: { ...edit.content } });
      kept.current = edit.content;
      forgetUnkept(edit.of, edit.editorId);
    },
    [send],
  );
  const saver = useSaver(write);
  const isChanged = saved === undefined || !isUntouched(content, saved);
  const shown = useRef(saved);
  shown.current = saved;

  const keep = useCallback(
    (next: EditContent) => saver.save({ of, editorId, base: base.current, content: next }),
    [saver.save, of, editorId],
  );
  const change = useCallback(
    (make: (before: EditContent) => EditContent) => {
      const next = make(latest.current);
      if (next === latest.current) return;
      latest.current = next;
      setContent(next);
      setTold([]);
      setFailure(undefined);
      keep(next);
    },
    [keep],
  );
  const leave = useCallback((path: string) => setLeft((all) => new Set(all).add(path)), []);

  /** Nothing that is typed here is to be found again. */
  const forget = useCallback(async () => {
    kept.current = latest.current;
    forgetUnkept(of, editorId);
    await send('edit/discard', { of, editorId }).catch(() => undefined);
  }, [send, of, editorId]);

  /** Goes on from a version that is saved; what stands in the editor has become it, or gives way. */
  const goOn = useCallback(
    async (template: Template, sent: EditContent) => {
      base.current = template.revision;
      setSaved(template);
      setConflict(undefined);
      if (latest.current !== sent) return keep(latest.current);
      latest.current = contentOf(template);
      kept.current = latest.current;
      setContent(latest.current);
      setFromDraft(false);
      await saver.idle();
      // What was typed meanwhile is a new edit.
      if (isUntouched(latest.current, template)) {
        await forget();
      }
    },
    [keep, saver.idle, forget],
  );

  useEffect(() => {
    const isUnkept = () => kept.current !== latest.current;
    // The browser asks, and only while something is neither kept nor on the screen any more.
    const ask = (event: BeforeUnloadEvent) => {
      if (isUnkept()) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
      const content = { ...latest.current };
      const edit = { editorId, base: base.current, content, changedAt: now() };
      if (isUnkept()) holdUnkept(of, edit);
    };
  }, [of, editorId, now]);

  const presence = useRef<Presence>(undefined);
  useEffect(() => {
    if (of === 'new') return;
    const look = async () => {
      const view = await send('template/open', { templateId: of }).catch(() => null);
      const theirs = view?.template;
      if (!theirs || theirs.revision <= base.current) return;
      // Whoever has typed nothing here sees the new version at once.
      if (shown.current && isUntouched(latest.current, shown.current)) {
        return void goOn(theirs, latest.current);
      }
      setConflict((now) => ({ theirs, whileSaving: now?.whileSaving ?? false }));
    };
    presence.current = joinEditing(of, newId(), {
      others: setOthers,
      savedElsewhere: () => void look(),
    });
    return () => presence.current?.leave();
  }, [of, newId, send, goOn]);
  const issues = useMemo(() => checkEdit(content), [content]);
  const errors = issues.filter(({ level }) => level === 'error');

  /**
   * `as`: over theirs as the next version, or as a template of its own. Tells whether it is saved;
   * if not, the state says why.
   */
  const save = async (as: 'version' | 'next-version' | 'copy' = 'version'): Promise<boolean> => {
    if (working.current) return false;
    setAsked((count) => count + 1);
    const sent = applyRenames(latest.current);
    if (sent !== latest.current) change(() => sent);
    if (checkEdit(sent).some(({ level }) => level === 'error')) return false;
    working.current = true;
    setSaving(true);
    setFailure(undefined);
    const own = of !== 'new' && as !== 'copy' ? { templateId: of } : {};
    const over = as === 'next-version' ? (conflict?.theirs.revision ?? base.current) : base.current;
    try {
      const reply = await send('template/save', {
        ...own,
        base: own.templateId ? over : 0,
        content: contentOf(sent),
        anyway: false,
      });
      if (reply.kind === 'changed-since') {
        setConflict({ theirs: reply.template, whileSaving: true });
      } else if (reply.kind === 'invalid') setTold(reply.issues);
      else if (reply.kind === 'gone') setGone(true);
      else if (reply.kind === 'read-only') setReadOnly(own.templateId ? 'this' : 'all');
      else await take(reply.template, sent, own.templateId === undefined);
      return reply.kind === 'saved';
    } catch (error) {
      setFailure(failureText(error));
      return false;
    } finally {
      working.current = false;
      setSaving(false);
    }
  };

  const take = async (template: Template, sent: EditContent, fresh: boolean) => {
    if (!fresh) {
      await goOn(template, sent);
      presence.current?.saved();
      on.saved(template, 'saved');
      return;
    }
    if (sent.favourite) {
      const favourite = { kind: 'favourite', on: true } as const;
      await send('template/change', { ids: [template.id], change: favourite }).catch(
        () => undefined,
      );
    }
    await saver.idle();
    // What was typed while it was saved goes along as unsaved changes of what it has become.
    if (latest.current !== sent) {
      const { id, revision } = template;
      const edit = { editorId, base: revision, content: latest.current };
      // It is saved, whatever becomes of this: saying that it failed would make a second one.
      await write({ of: id, ...edit }).catch(() => {
        holdUnkept(id, { ...edit, content: { ...edit.content }, changedAt: now() });
      });
    }
    await forget();
    on.saved(template, of === 'new' ? 'created' : 'copied');
  };

  return {
    of,
    editorId,
    content,
    saved,
    issues: shownIssues([...told, ...issues], left, asked > 0),
    errors: errors.length,
    /** Grows with each attempt to save; what is wrong is to be looked at then. */
    asked,
    told,
    isChanged,
    fromDraft,
    saving,
    /** Why the last attempt to save did not work. */
    failure,
    /** Why what is typed is not being kept. */
    keepFailure: saver.failure,
    gone,
    /** Nothing was saved: this one, or any of one's own, cannot be changed here. */
    readOnly,
    others,
    conflict,
    change,
    leave,
    save,
    idle: saver.idle,
    /** Goes on from a version that was saved past this editor; what is typed is never lost by it. */
    async adopt(template: Template): Promise<void> {
      presence.current?.saved();
      const before = shown.current;
      if (before && isUntouched(latest.current, before)) return goOn(template, latest.current);
      if (!before || !isUntouched(contentOf(before), template)) {
        return setConflict({ theirs: template, whileSaving: false });
      }
      // It says the same: what is typed goes on from it.
      base.current = template.revision;
      setSaved(template);
      keep(latest.current);
    },
    /** Takes what is saved in place of what is typed here. */
    async discard(): Promise<void> {
      const present = conflict?.theirs ?? saved;
      if (present) return goOn(present, latest.current);
      await saver.idle();
      await forget();
    },
  };
}

/** Warnings at once; errors when their field was left, or saving was asked for. */
function shownIssues(issues: Issue[], left: ReadonlySet<string>, asked: boolean): Issue[] {
  return issues.filter(
    ({ path, level }) =>
      level === 'warning' ||
      asked ||
      [...left].some((one) => path === one || path.startsWith(`${one}.`)),
  );
}

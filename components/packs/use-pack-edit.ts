import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import type { Output } from '../../lib/messaging/messages/index.ts';
import { PackContent } from '../../lib/templates/schema.ts';
import { canChange } from '../can-change.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { useToast } from '../ui/toast.tsx';
import { useAnswer } from '../use-answer.ts';
import { useEdit } from '../use-edit.ts';
import { packHash } from '../workspace/route.ts';

type Issue = Extract<Output<'pack/save'>, { kind: 'invalid' }>['issues'][number];

/** What was kept of an unfinished pack; it was kept whole. */
const keptContent = (content: unknown) => PackContent.safeParse(content).data;

export type PackEdit = ReturnType<typeof usePackEdit>;

/** A pack as it is being edited: what is typed is kept as it is typed, until it is saved. */
export function usePackEdit(packId: string, go: (hash: string) => void) {
  const isNew = packId === 'new';
  const { send } = useServices();
  const toast = useToast();
  const opened = useOpened(packId);
  const kept = useEdit(isNew ? 'new-pack' : packId);
  const [content, setContent] = useState<PackContent>();
  const [unsaved, setUnsaved] = useState(false);
  const [saving, setSaving] = useState(false);
  const [issues, setIssues] = useState<Issue[]>([]);
  const [trouble, setTrouble] = useState<'changed-since' | 'gone' | 'read-only'>();
  const base = useRef(0);
  const latest = useRef(content);
  latest.current = content;
  const { stored, revision } = opened;

  useEffect(() => {
    // Begins once, when both are known; what is read again later does not touch what is typed.
    if (!stored || kept.found === undefined || content) return;
    const before = kept.found ? keptContent(kept.found.content) : undefined;
    base.current = kept.found && before ? kept.found.base : revision;
    setContent(before ?? stored);
    setUnsaved(before !== undefined);
  }, [stored, revision, kept.found, content]);

  const change = (changes: Partial<PackContent>) => {
    if (!latest.current) return;
    const next = { ...latest.current, ...changes };
    latest.current = next;
    setContent(next);
    setUnsaved(true);
    setIssues([]);
    kept.save(base.current, next);
  };
  /** What is shown is what is stored now. */
  const settle = async (next: PackContent, at: number) => {
    await kept.discard();
    base.current = at;
    setContent(next);
    setUnsaved(false);
    setTrouble(undefined);
    setIssues([]);
  };
  const goOn = async (id: string, at: number, typed: PackContent) => {
    base.current = at;
    setTrouble(undefined);
    if (id === packId) return kept.save(at, typed);
    await kept.moveTo(id, at, typed);
  };
  const store = async (id: string | undefined, anyway: boolean) => {
    if (!content || saving) return;
    setSaving(true);
    try {
      const reply = await send('pack/save', {
        ...(id ? { packId: id } : {}),
        base: id ? base.current : 0,
        content,
        anyway,
      });
      if (reply.kind === 'saved') {
        const { revision: at } = reply.pack;
        // What was typed meanwhile is not saved: it goes on from the new revision.
        const typed = latest.current === content ? undefined : latest.current;
        if (typed) await goOn(reply.pack.id, at, typed);
        else await settle(contentOf(reply.pack), at);
        toast({ tone: 'success', text: t('“{name}” is saved.', { name: reply.pack.name }) });
        if (reply.pack.id !== packId) go(packHash(reply.pack.id));
      } else if (reply.kind === 'invalid') {
        setIssues(reply.issues);
        document.getElementById('pack-name')?.focus();
      } else {
        setTrouble(reply.kind);
      }
    } catch (error) {
      toast({ tone: 'error', text: failureText(error) });
    } finally {
      setSaving(false);
    }
  };

  return {
    content,
    /** Of a team's: whose it is. */
    library: opened.library,
    /** Of one that can only be read: whose it is. */
    readOnly: opened.readOnly,
    missing: opened.missing,
    failure: opened.failure,
    again: opened.again,
    unsaved,
    /** Said in place of "kept" when what is typed could not be kept. */
    unkept: kept.failure && t('What you type cannot be kept now: save before you leave.'),
    saving,
    issues,
    trouble,
    change,
    save: (anyway: boolean) => store(isNew ? undefined : packId, anyway),
    saveAsNew: () => store(undefined, false),
    /** Back to what is stored. */
    discard: async () => {
      const now = isNew ? null : await send('pack/open', { packId }).catch(() => null);
      if (now) await settle(contentOf(now.view.pack), now.view.pack.revision);
      else if (stored) await settle(stored, revision);
    },
  };
}

/** What is stored; a new pack is empty. */
function useOpened(packId: string) {
  const isNew = packId === 'new';
  const read = useAnswer('pack/open', isNew ? undefined : { packId });
  const view = read.answer?.view;
  const pack = view?.pack;
  return {
    stored: useMemo(() => (isNew ? empty : pack && contentOf(pack)), [isNew, pack]),
    revision: pack?.revision ?? 0,
    library: view?.library && { origin: view.origin, library: view.library },
    readOnly: view && !canChange(view) ? view : undefined,
    missing: read.answer === null,
    failure: read.failure,
    again: () => void read.again(),
  };
}

const empty: PackContent = { name: '', description: '', templateIds: [] };

const contentOf = ({ name, description, templateIds }: PackContent): PackContent => ({
  name,
  description,
  templateIds,
});

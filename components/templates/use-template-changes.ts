import { useCallback } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import type { Input } from '../../lib/messaging/messages/index.ts';
import type { TemplateRow } from '../../lib/messaging/messages/template-shapes.ts';
import { canChange } from '../can-change.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { useToast } from '../ui/toast.tsx';
import { templateHash } from '../workspace/route.ts';
import { leftWords } from './left-words.ts';
import type { TemplateRows } from './template-rows.ts';

type Change = Input<'template/change'>['change'];

/** Everything that the list does to templates. Each says what became of it in a toast. */
export function useTemplateChanges(rows: TemplateRows, go: (hash: string) => void) {
  const { send } = useServices();
  const toast = useToast();
  const fail = useCallback(
    (error: unknown) => toast({ tone: 'error', text: failureText(error) }),
    [toast],
  );

  /** Changes them and reads the list again; undefined when it did not work, which is told. */
  const change = useCallback(
    async (ids: string[], what: Change): Promise<number | undefined> => {
      try {
        const { changed } = await send('template/change', { ids, change: what });
        return changed;
      } catch (error) {
        fail(error);
        return undefined;
      } finally {
        rows.refresh();
      }
    },
    [send, rows, fail],
  );
  /** Starters and what belongs to a team cannot be moved, tagged and deleted: they are left out. */
  const changeOwn = useCallback(
    async (
      chosen: TemplateRow[],
      what: Change,
    ): Promise<{ ids: string[]; left: string } | null> => {
      const ids = chosen.filter(canChange).map(({ id }) => id);
      const left = leftWords(chosen.filter((one) => !canChange(one)));
      if (ids.length === 0) {
        toast({ text: `${left} ${t('“Customize” makes a copy of your own.')}` });
        return null;
      }
      const done = await change(ids, what);
      return done === undefined ? null : { ids, left: left && ` ${left}` };
    },
    [change, toast],
  );

  return {
    fail,
    async favourite(chosen: TemplateRow[], on: boolean) {
      for (const { id } of chosen) rows.change(id, { favourite: on });
      const ids = chosen.map(({ id }) => id);
      return (await change(ids, { kind: 'favourite', on })) !== undefined;
    },
    async move(chosen: TemplateRow[], folder: string) {
      const done = await changeOwn(chosen, { kind: 'move', folder });
      if (!done) return false;
      const { length } = done.ids;
      const moved = folder
        ? plural(
            length,
            'Moved {count} template to “{folder}”.',
            'Moved {count} templates to “{folder}”.',
            { folder },
          )
        : plural(
            length,
            'Moved {count} template out of their folders.',
            'Moved {count} templates out of their folders.',
          );
      toast({ tone: 'success', text: `${moved}${done.left}` });
      return true;
    },
    async tag(chosen: TemplateRow[], add: string[], remove: string[]) {
      const done = await changeOwn(chosen, { kind: 'tag', add, remove });
      if (!done) return false;
      const changed = plural(
        done.ids.length,
        'The tags of {count} template were changed.',
        'The tags of {count} templates were changed.',
      );
      toast({ tone: 'success', text: `${changed}${done.left}` });
      return true;
    },
    async remove(chosen: TemplateRow[]) {
      const done = await changeOwn(chosen, { kind: 'delete' });
      if (!done) return false;
      const { ids, left } = done;
      const removed =
        ids.length === 1
          ? t('“{name}” is in the bin.', {
              name: chosen.find(({ id }) => id === ids[0])?.name ?? '',
            })
          : plural(
              ids.length,
              '{count} template is in the bin.',
              '{count} templates are in the bin.',
            );
      toast({
        text: `${removed}${left}`,
        action: { label: t('Undo'), run: () => void change(ids, { kind: 'restore' }) },
      });
      return true;
    },
    /** A personal copy, opened in the editor. */
    async copy(templateId: string) {
      try {
        const copy = await send('template/duplicate', { templateId });
        if (copy) go(templateHash(copy.id));
        else toast({ tone: 'warning', text: t('It is not there any more.') });
      } catch (error) {
        fail(error);
      }
    },
  };
}

import { useEffect, useRef, useState } from 'preact/hooks';
import type { TemplateView } from '../../lib/messaging/messages/template-shapes.ts';
import { useServices } from '../services.ts';

/** Whole templates by id; `null` for those that are not there any more, absent until read. */
export function useTemplates(ids: string[]): ReadonlyMap<string, TemplateView | null> {
  const { send } = useServices();
  const [known, setKnown] = useState<ReadonlyMap<string, TemplateView | null>>(new Map());
  const asked = useRef(new Set<string>());
  const missing = ids.filter((id) => !asked.current.has(id));
  const key = missing.join('\n');
  useEffect(() => {
    for (const id of missing) {
      asked.current.add(id);
      send('template/open', { templateId: id }).then(
        (view) => setKnown((before) => new Map(before).set(id, view)),
        // Asked again with the next change of the pack.
        () => asked.current.delete(id),
      );
    }
  }, [key, send]);
  return known;
}

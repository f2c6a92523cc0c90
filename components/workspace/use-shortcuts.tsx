import type { RefObject } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { tinykeys } from 'tinykeys';
import { useServices } from '../services.ts';
import { isTyping } from '../shortcuts/is-typing.ts';
import { type ShortcutGroup, shortcuts } from '../shortcuts/keys.ts';
import { later } from './later.tsx';

const ShortcutsDialog = later(
  () => import('../shortcuts/shortcuts-dialog.tsx'),
  (module) => module.ShortcutsDialog,
);

const hashes: Record<keyof typeof shortcuts.workspace, string> = {
  templates: '#/templates',
  agents: '#/agent',
  packs: '#/packs',
  runs: '#/runs',
  fleet: '#/fleet',
  sharing: '#/sharing',
  connections: '#/connections',
  settings: '#/settings',
  newTemplate: '#/templates/new',
  newRun: '#/runs/new',
};

/** All but what quick add alone has. */
const groups = (Object.keys(shortcuts) as ShortcutGroup[]).filter((group) => group !== 'search');

/** The shortcuts that hold on every page of the workspace, and the table of them all. */
export function useShortcuts(props: {
  go: (hash: string) => void;
  main: RefObject<HTMLElement | null>;
}) {
  const { go, main } = props;
  const { seen } = useServices();
  const [shown, setShown] = useState(false);
  const latest = useRef(go);
  latest.current = go;
  const show = useCallback(() => setShown(true), []);
  useEffect(() => {
    const pages = Object.entries(shortcuts.workspace).map(([name, keys]) => [
      keys,
      () => latest.current(hashes[name as keyof typeof hashes]),
    ]);
    const search = (event: KeyboardEvent) => {
      const field = main.current?.querySelector<HTMLElement>('input[type="search"]');
      if (!field) return;
      event.preventDefault();
      field.focus();
    };
    const { everywhere } = shortcuts;
    return tinykeys(
      window,
      { ...Object.fromEntries(pages), [everywhere.help]: show, [everywhere.search]: search },
      // Those of single letters may have been switched off a moment ago.
      { ignore: (event) => !seen().shortcuts || isTyping(event) },
    );
  }, [main, seen, show]);
  return {
    show,
    dialog: shown && <ShortcutsDialog groups={groups} onClose={() => setShown(false)} />,
  };
}

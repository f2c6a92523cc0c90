import type { RefObject } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { tinykeys } from 'tinykeys';
import { shortcuts } from '../shortcuts/keys.ts';
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

/** The shortcuts that hold on every page of the workspace, and the table of them all. */
export function useShortcuts(props: {
  go: (hash: string) => void;
  main: RefObject<HTMLElement | null>;
  /** Whether those of single letters are on. */
  on: boolean;
  onChanged: () => Promise<void>;
}) {
  const { go, main, on } = props;
  const [shown, setShown] = useState(false);
  const latest = useRef(go);
  latest.current = go;
  const show = useCallback(() => setShown(true), []);
  useEffect(() => {
    if (!on) return;
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
      { ignore: isBusy },
    );
  }, [on, main, show]);
  return {
    show,
    dialog: shown && (
      <ShortcutsDialog
        groups={['everywhere', 'workspace', 'list', 'editor']}
        on={on}
        onChanged={props.onChanged}
        onClose={() => setShown(false)}
      />
    ),
  };
}

/** Somebody types, or has a question before them. */
function isBusy({ target, isComposing, defaultPrevented }: KeyboardEvent): boolean {
  if (isComposing || defaultPrevented || document.querySelector('dialog[open]')) return true;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type="checkbox"]), textarea, select'))
  );
}

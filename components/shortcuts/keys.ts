import { searchKeys } from './search-keys.ts';

/**
 * Every shortcut, in the form that tinykeys reads (`$mod` is ⌘ on a Mac and Ctrl elsewhere): what is
 * bound is bound from here, and what the help lists is listed from here. Some keyboards have “/” and
 * “?” only with Shift, others without. The keys that every list, menu or choice has are its own.
 */
export const shortcuts = {
  everywhere: { help: '[Shift]+?', search: '[Shift]+/' },
  workspace: {
    templates: 'g t',
    agents: 'g a',
    packs: 'g p',
    runs: 'g r',
    fleet: 'g f',
    sharing: 'g s',
    connections: 'g c',
    settings: 'g ,',
    newTemplate: 'n t',
    newRun: 'n r',
  },
  list: { selectAll: '$mod+a', selectNone: 'Escape' },
  templates: { select: '[Shift]+Space', remove: 'Delete' },
  targets: { open: 'ArrowRight', close: 'ArrowLeft' },
  fleet: { select: 'Space', open: 'Enter' },
  pack: { up: 'Alt+ArrowUp', down: 'Alt+ArrowDown' },
  editor: { save: '$mod+s' },
  field: { take: 'Enter', leave: 'Escape', intoList: 'ArrowDown' },
  search: searchKeys,
  form: { send: '$mod+Enter' },
} as const;

export type ShortcutGroup = keyof typeof shortcuts;

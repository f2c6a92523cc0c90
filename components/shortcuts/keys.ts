/**
 * Every shortcut, in the form that tinykeys reads (`$mod` is ⌘ on a Mac and Ctrl elsewhere): what is
 * bound is bound from here, and what the help lists is listed from here. Some keyboards have “/” and
 * “?” only with Shift, others without.
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
  list: {
    select: '[Shift]+Space',
    selectAll: '$mod+a',
    selectNone: 'Escape',
    remove: 'Delete',
  },
  editor: { save: '$mod+s' },
  quickAdd: { create: '$mod+Enter' },
} as const;

export type ShortcutGroup = keyof typeof shortcuts;

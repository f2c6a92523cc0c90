import { t } from '../i18n/t.ts';
import type { LauncherState } from '../messaging/messages/launcher-state.ts';

/**
 * What the launcher says, in the language of the moment. The background words it: a script in other
 * people's pages carries no catalogs.
 */
export function launcherWords({
  agentId,
  agentName,
  ready,
}: Pick<LauncherState, 'agentId' | 'agentName' | 'ready'>): Pick<
  LauncherState,
  'heading' | 'words'
> {
  return {
    heading: !agentId
      ? t('Open an agent first.')
      : !ready[0]
        ? t('Nothing is ready yet: fill in a template in quick add.')
        : agentName
          ? t('Add to {name}', { name: agentName })
          : t('Add to this agent'),
    words: {
      ready: t('Ready templates'),
      open: t('Open Switchboard'),
      move: t('Drag or Alt + arrow keys to move'),
      toolbar: t('Open Switchboard from the browser’s toolbar.'),
      wait: t('One moment…'),
      unread: t('The templates could not be read.'),
      quickAdd: t('Open quick add'),
      hide: t('Hide this button'),
      again: t('Quick add can show it again'),
      // The name is put in where it is known.
      adding: t('Adding “{name}”…', { name: '{name}' }),
      unclear: t('No clear answer. Look in quick add before trying again.'),
      undo: t('Undo'),
      undoing: t('Undoing…'),
      dismiss: t('Dismiss'),
    },
  };
}

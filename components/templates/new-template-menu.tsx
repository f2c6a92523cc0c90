import { ClipboardPaste, FileInput, Plus } from 'lucide';
import { actions, actionTypes } from '../../lib/actions/index.ts';
import { t } from '../../lib/i18n/t.ts';
import { actionIcons } from '../fields/action-icon.tsx';
import { MenuButton } from '../ui/menu-button.tsx';
import { newTemplateHash } from '../workspace/route.ts';

/** The ways to a new template. */
export function NewTemplateMenu(props: { go: (hash: string) => void }) {
  return (
    <MenuButton
      label={t('New template')}
      icon={Plus}
      kind="primary"
      groups={[
        actionTypes.map((type) => ({
          key: type,
          label: actions[type].label,
          icon: actionIcons[actions[type].icon],
          onChoose: () => props.go(newTemplateHash({ type })),
        })),
        [
          {
            key: 'paste',
            label: t('Paste JSON…'),
            icon: ClipboardPaste,
            detail: t('A request, a curl command, an example'),
            onChoose: () => props.go('#/paste'),
          },
          {
            key: 'import',
            label: t('Import a file…'),
            icon: FileInput,
            detail: t('Or a code that somebody sent you'),
            onChoose: () => props.go('#/sharing/import'),
          },
        ],
      ]}
      note={t(
        'From an action that an agent has: open quick add on that agent, then “On this agent”.',
      )}
    />
  );
}

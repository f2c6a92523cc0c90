import { maskedPaths } from '../../lib/actions/masks.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ActionState } from '../../lib/messaging/messages/shapes.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { nameOf } from './group-actions.ts';

/** Says what removing an action does, and whether it can be undone, before it is done. */
export function RemoveActionDialog(props: {
  action: ActionState;
  agentName: string;
  onAnswer: (yes: boolean) => void;
}) {
  const { action, agentName } = props;
  const holdsSecret = maskedPaths(action.parameters).length > 0;
  return (
    <Dialog
      title={t('Remove “{name}”?', { name: nameOf(action) })}
      onClose={() => props.onAnswer(false)}
      actions={
        <>
          <Button onClick={() => props.onAnswer(false)}>{t('Cancel')}</Button>
          <Button kind="danger" onClick={() => props.onAnswer(true)}>
            {t('Remove it')}
          </Button>
        </>
      }
    >
      <p>
        {t(
          'It is removed from {agent} in HighLevel right away, if it is still as it was read just now. The next callers, and maybe those who are on the line, do not get it any more.',
          { agent: agentName },
        )}
      </p>
      <p>
        {holdsSecret
          ? t(
              'This cannot be undone: the action holds a secret, and Switchboard keeps none. To have it back, somebody has to enter that secret again.',
            )
          : t(
              'Undo creates it again. Its ID is another one then: what refers to it by its ID does not find it.',
            )}
      </p>
    </Dialog>
  );
}

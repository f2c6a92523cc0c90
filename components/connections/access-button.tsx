import type { Problem } from '../../lib/highlevel/errors.ts';
import { t } from '../../lib/i18n/t.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';

/** What the button says that leads to a token which can be used. */
export function accessWords(kind: Problem['kind']): string {
  switch (kind) {
    case 'no-token':
      return t('Add a token');
    case 'locked':
      return t('Unlock');
    case 'ended':
      return t('Paste the token again');
    default:
      return t('Replace token');
  }
}

/** There is no token that can be used now: none, a locked one, or one that is gone with its session. */
export const hasNoAccess = (problem: Problem | undefined): boolean =>
  problem !== undefined && ['no-token', 'locked', 'ended'].includes(problem.kind);

/** Unlocks, or leads to where a token is pasted. What is shown is read again by itself afterwards. */
export function AccessButton(props: {
  kind: Problem['kind'];
  onToken: () => void;
  link?: boolean;
  /** Other words than the usual ones, e.g. with what comes after it. */
  children?: string | undefined;
}) {
  const { unlock } = useServices();
  const { kind, onToken } = props;
  return (
    <Button
      small={!props.link}
      kind={props.link ? 'link' : undefined}
      onClick={() => (kind === 'locked' ? void unlock() : onToken())}
    >
      {props.children ?? accessWords(kind)}
    </Button>
  );
}

import type { Problem } from '../../lib/highlevel/errors.ts';
import { problemText } from '../../lib/highlevel/problem-text.ts';
import { t } from '../../lib/i18n/t.ts';
import { AccessButton } from '../connections/access-button.tsx';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** Why the agent's name could not be read, and what to do about it. */
export function NamesTrouble(props: {
  problem: Problem;
  asking: boolean;
  onToken: (reason: Problem) => void;
  /** Absent where the tab's own address names the agent: no other can be picked for it. */
  onPickAgent: (() => void) | undefined;
  /** Opens the page where HighLevel lists the agents. */
  onShowAgents: () => void;
  onRetry: () => void;
}) {
  const { now } = useServices();
  const { problem } = props;
  const { title, detail, next } = problemText(problem, { now: now() });
  const actions = {
    token: <AccessButton kind={problem.kind} onToken={() => props.onToken(problem)} />,
    'pick-agent': (
      <Button small onClick={props.onPickAgent ?? props.onShowAgents}>
        {props.onPickAgent ? t('Pick an agent') : t('Show the agents')}
      </Button>
    ),
    retry: (
      <Button small busy={props.asking} onClick={props.onRetry}>
        {t('Try again')}
      </Button>
    ),
    wait: undefined,
    edit: undefined,
  };
  return (
    <div class="inline-notice">
      <Notice tone="warning" title={title} role="status" actions={next && actions[next]}>
        {detail}
      </Notice>
    </div>
  );
}

import { ExternalLink } from 'lucide';
import type { Issue } from '../../lib/actions/define.ts';
import { t } from '../../lib/i18n/t.ts';
import type { AgentAddress } from '../../lib/messaging/messages/shapes.ts';
import type { Run } from '../../lib/runs/schema.ts';
import type { Template } from '../../lib/templates/schema.ts';
import { Existing } from '../existing/existing.tsx';
import { useServices } from '../services.ts';
import { IconButton } from '../ui/button.tsx';
import { agentHash } from '../workspace/route.ts';
import { FormHead } from './form-head.tsx';
import { MendStep } from './mend-step.tsx';
import { SaveTemplate, type TemplateSource } from './save-template.tsx';
import type { Attempt } from './use-creation.ts';
import type { Runs } from './use-runs.ts';
import type { Word } from './word.ts';

/** What lies over the list, or over an open form, at times. */
export type Screen =
  /** `edit`: the action whose form is wanted at once. */
  | { kind: 'on-agent'; edit?: { actionId: string } | undefined }
  | { kind: 'save-as'; source: TemplateSource; back?: Screen }
  | { kind: 'mend'; runId: string; stepId: string; told: Issue[] };

/** One of the screens that lie over an agent's list and forms. */
export function AgentScreen(props: {
  screen: Screen;
  target: AgentAddress;
  agentName?: string | undefined;
  folders: string[];
  /** The tab that shows the agent, and whether the agent was picked from a list instead. */
  tabId: number;
  picked: boolean;
  runs: Runs;
  again: number;
  /** What is being asked of the background: a template, a pack or a run. */
  busyId?: string | undefined;
  onScreen: (screen: Screen | undefined) => void;
  /** Opens the form of a template, or of a copy of an action. */
  onOpen: (templateId: string) => void;
  onSaved: (template: Template) => void;
  onAttempt: (attempt: Attempt) => void;
  /** A run has begun that is none of a form. */
  onRun: (run: Run) => void;
  say: (word: Word | undefined) => void;
  onNeedToken: () => void;
}) {
  const { screen, target, again, onScreen, onNeedToken } = props;
  const { openWorkspace } = useServices();
  switch (screen.kind) {
    case 'on-agent':
      return (
        <Existing
          target={target}
          agentName={props.agentName}
          tabId={props.tabId}
          picked={props.picked}
          runs={props.runs}
          again={again}
          edit={screen.edit}
          head={(refresh) => (
            <FormHead
              title={t('On {agent}', { agent: props.agentName ?? t('this agent') })}
              onBack={() => onScreen(undefined)}
            >
              {refresh}
              <IconButton
                icon={ExternalLink}
                label={t('Open in the workspace')}
                onClick={() => void openWorkspace(agentHash(target))}
              />
            </FormHead>
          )}
          heading="h3"
          onRun={props.onRun}
          say={props.say}
          onWorkspace={(hash) => void openWorkspace(hash)}
          onSaveAs={({ id }) =>
            onScreen({ kind: 'save-as', source: { kind: 'action', actionId: id }, back: screen })
          }
          onDuplicate={({ id }) => props.onOpen(`action:${id}`)}
          onNeedToken={onNeedToken}
        />
      );
    case 'save-as':
      return (
        <SaveTemplate
          target={target}
          source={screen.source}
          folders={props.folders}
          onSaved={(template) => {
            onScreen(screen.back);
            props.onSaved(template);
          }}
          onNeedToken={onNeedToken}
          onClose={() => onScreen(screen.back)}
        />
      );
    case 'mend': {
      const { runId, stepId, told } = screen;
      const step = props.runs.get(runId)?.steps.find(({ id }) => id === stepId);
      return step ? (
        <MendStep
          key={stepId}
          runId={runId}
          step={step}
          target={target}
          again={again}
          told={told}
          busy={props.busyId === runId}
          onSubmit={(content) =>
            props.onAttempt({ runId, mend: { stepId, content }, anyway: false })
          }
          onClose={() => onScreen(undefined)}
          onNeedToken={onNeedToken}
        />
      ) : null;
    }
  }
}

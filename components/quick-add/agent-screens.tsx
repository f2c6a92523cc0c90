import type { Issue } from '../../lib/actions/define.ts';
import type { AgentAddress } from '../../lib/messaging/messages/shapes.ts';
import type { Template } from '../../lib/templates/schema.ts';
import { AgentActions } from './agent-actions.tsx';
import { MendStep } from './mend-step.tsx';
import { SaveTemplate, type TemplateSource } from './save-template.tsx';
import type { Attempt } from './use-creation.ts';
import type { Runs } from './use-runs.ts';

/** What lies over the list, or over an open form, at times. */
export type Screen =
  | { kind: 'on-agent' }
  | { kind: 'save-as'; source: TemplateSource; back?: Screen }
  | { kind: 'mend'; runId: string; stepId: string; told: Issue[] };

/** One of the screens that lie over an agent's list and forms. */
export function AgentScreen(props: {
  screen: Screen;
  target: AgentAddress;
  agentName?: string | undefined;
  folders: string[];
  runs: Runs;
  again: number;
  /** What is being asked of the background: a template, a pack or a run. */
  busyId?: string | undefined;
  onScreen: (screen: Screen | undefined) => void;
  /** Opens the form of a template, or of a copy of an action. */
  onOpen: (templateId: string) => void;
  onSaved: (template: Template) => void;
  onAttempt: (attempt: Attempt) => void;
  onNeedToken: () => void;
}) {
  const { screen, target, again, onScreen, onNeedToken } = props;
  switch (screen.kind) {
    case 'on-agent':
      return (
        <AgentActions
          target={target}
          agentName={props.agentName}
          again={again}
          onSaveAs={({ id }) =>
            onScreen({ kind: 'save-as', source: { kind: 'action', actionId: id }, back: screen })
          }
          onDuplicate={({ id }) => props.onOpen(`action:${id}`)}
          onNeedToken={onNeedToken}
          onClose={() => onScreen(undefined)}
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

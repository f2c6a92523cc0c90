import { type ActionType, actions, isActionType } from '../../lib/actions/index.ts';
import type { TextKey } from '../../lib/i18n/catalog.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import type { AgentAction } from '../../lib/messaging/messages/agent-actions.ts';
import { agentLimits, countsOf } from '../../lib/runs/plan/limits.ts';

/** An action of a type that the API creates: it can be changed, removed, copied. */
export type KnownAction = AgentAction & { type: ActionType };

export const isKnown = (action: AgentAction): action is KnownAction => isActionType(action.type);

/** The actions by when they are carried out, in the agent's own order; the rest is left alone. */
export function groupActions(all: AgentAction[]): Group[] {
  const known = all.filter(isKnown);
  const groups: Group[] = [
    { title: t('During the call'), all: known.filter(timed('during')) },
    { title: t('After the call'), all: known.filter(timed('after')) },
    {
      title: t('Made in HighLevel’s builder'),
      note: t(
        'Switchboard does not know these types: it shows them and leaves them alone. They count as during the call.',
      ),
      all: all.filter((action) => !isKnown(action)),
    },
  ];
  return groups.filter((group) => group.all.length > 0);
}

interface Group {
  title: string;
  note?: string;
  all: AgentAction[];
}

const timed = (timing: 'during' | 'after') => (action: KnownAction) =>
  actions[action.type].timing === timing;

export interface Count {
  text: string;
  /** HighLevel takes no more of these. */
  full: boolean;
}

/** How much of what HighLevel takes on one agent is there. */
export function countLines(all: AgentAction[]): Count[] {
  const counts = countsOf(all);
  const line = (kind: keyof typeof agentLimits): Count => ({
    text: t(lines[kind], { count: counts[kind], limit: agentLimits[kind] }),
    full: counts[kind] >= agentLimits[kind],
  });
  return [line('during'), line('booking'), line('after')];
}

const lines = {
  during: '{count} of {limit} during the call',
  booking: '{count} of {limit} booking',
  after: '{count} of {limit} field updates',
} satisfies Record<keyof typeof agentLimits, TextKey>;

/** What cannot be told of a listing; undefined when it is whole. */
export function unknownLine(all: AgentAction[]): string | undefined {
  const nameless = all.filter(({ type }) => type === undefined).length;
  if (nameless > 0) {
    return plural(
      nameless,
      'HighLevel does not tell the type of {count} action: we cannot tell what it is, and count it as during the call.',
      'HighLevel does not tell the type of {count} actions: we cannot tell what it is, and count it as during the call.',
    );
  }
  const slim = all.filter((action) => isKnown(action) && action.slim).length;
  if (slim > 0 && slim === all.length) {
    return t(
      'HighLevel lists them without details: we cannot tell what they do until one is opened.',
    );
  }
  if (slim > 0) {
    return plural(
      slim,
      'HighLevel lists {count} action without details: we cannot tell what it does until one is opened.',
      'HighLevel lists {count} actions without details: we cannot tell what they do until one is opened.',
    );
  }
  return undefined;
}

/** What an action does, in one line. */
export function doesWhat(action: AgentAction): string {
  if (!isKnown(action)) return action.type ?? t('We cannot tell its type.');
  const { parameters, type, slim } = action;
  const own = [parameters.triggerPrompt, parameters.description].find(
    (text) => typeof text === 'string' && text.trim() !== '',
  );
  if (own) return String(own);
  return slim
    ? t('{type}: we cannot tell more.', { type: actions[type].label })
    : actions[type].description;
}

export const nameOf = ({ name }: { name?: string | undefined }): string =>
  name || t('Without a name');

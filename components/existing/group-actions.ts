import { type ActionType, actions, isActionType } from '../../lib/actions/index.ts';
import type { AgentAction } from '../../lib/messaging/messages/agent-actions.ts';
import { agentLimits, countsOf } from '../../lib/runs/plan/limits.ts';
import { countOf } from '../count.ts';

/** An action of a type that the API creates: it can be changed, removed, copied. */
export type KnownAction = AgentAction & { type: ActionType };

export const isKnown = (action: AgentAction): action is KnownAction => isActionType(action.type);

/** The actions by when they are carried out, in the agent's own order; the rest is left alone. */
export function groupActions(all: AgentAction[]): Group[] {
  const known = all.filter(isKnown);
  const groups: Group[] = [
    { title: 'During the call', all: known.filter(timed('during')) },
    { title: 'After the call', all: known.filter(timed('after')) },
    {
      title: 'Made in HighLevel’s builder',
      note: 'Switchboard does not know these types: it shows them and leaves them alone. They count as during the call.',
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
  const line = (kind: keyof typeof agentLimits, of: string): Count => ({
    text: `${counts[kind]} of ${agentLimits[kind]} ${of}`,
    full: counts[kind] >= agentLimits[kind],
  });
  return [
    line('during', 'during the call'),
    line('booking', 'booking'),
    line('after', 'field updates'),
  ];
}

/** What cannot be told of a listing; undefined when it is whole. */
export function unknownLine(all: AgentAction[]): string | undefined {
  const nameless = all.filter(({ type }) => type === undefined).length;
  if (nameless > 0) {
    return `HighLevel does not tell the type of ${countOf(nameless, 'action')}: we cannot tell what it is, and count it as during the call.`;
  }
  const slim = all.filter((action) => isKnown(action) && action.slim).length;
  if (slim > 0) {
    return `HighLevel lists ${slim === all.length ? 'them' : countOf(slim, 'action')} without details: we cannot tell what ${slim === 1 ? 'it does' : 'they do'} until one is opened.`;
  }
  return undefined;
}

/** What an action does, in one line. */
export function doesWhat(action: AgentAction): string {
  if (!isKnown(action)) return action.type ?? 'We cannot tell its type.';
  const { parameters, type, slim } = action;
  const own = [parameters.triggerPrompt, parameters.description].find(
    (text) => typeof text === 'string' && text.trim() !== '',
  );
  if (own) return String(own);
  return slim ? `${actions[type].label}: we cannot tell more.` : actions[type].description;
}

export const nameOf = ({ name }: { name?: string | undefined }): string => name || 'Without a name';

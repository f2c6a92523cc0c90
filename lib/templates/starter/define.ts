import type { ActionParameters, ActionType } from '../../actions/define.ts';
import type { Variable } from '../schema.ts';

/** A template that ships with the extension. */
export interface StarterTemplate {
  /** `starter:transfer-to-a-person`; kept for good, since remembered values hang on it. */
  id: string;
  type: ActionType;
  /** What people read, and the action's name unless they change it. */
  name: string;
  /** One line. */
  description: string;
  /** The whole action; what differs from business to business is a `{{variable}}`. */
  parameters: ActionParameters;
  /** In the order they are asked for. Within a pack one name is one and the same variable. */
  variables: Variable[];
}

/** Starter templates of one trade, applied together in this order. */
export interface StarterPack {
  /** `starter:dental`, named as its file; kept for good. */
  id: string;
  name: string;
  /** One line. */
  description: string;
  templates: StarterTemplate[];
}

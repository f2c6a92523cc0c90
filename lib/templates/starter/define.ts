import type { ActionParameters, ActionType } from '../../actions/define.ts';

/** A template that ships with the extension. */
export interface StarterTemplate {
  /** `starter:transfer-to-a-person`; kept for good, since remembered values hang on it. */
  id: string;
  type: ActionType;
  /** What people read, and the action's name unless they change it. */
  name: string;
  /** One line. */
  description: string;
  /** What is given already; what is left out is a blank. */
  parameters: ActionParameters;
}

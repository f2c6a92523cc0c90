import type { ActionParameters, ActionType } from '../../../lib/actions/define.ts';
import { actions } from '../../../lib/actions/index.ts';
import { setPath } from '../../../lib/actions/paths.ts';
import { validateAction } from '../../../lib/actions/validate.ts';

/** Valid parameters of the type. */
export const sample = (type: ActionType) => actions[type].sample;

/** Checks anything as parameters of the type. */
export const validate = (type: ActionType, parameters: unknown, name = 'Name') =>
  validateAction({ type, name, parameters: parameters as ActionParameters });

/** Checks the sample with one value changed; `undefined` leaves it out. */
export const changed = (type: ActionType, path: string, value: unknown) =>
  validate(type, setPath(sample(type), path, value));

/** Where the errors are. */
export const errors = (result: ReturnType<typeof validateAction>) =>
  result.issues.filter((issue) => issue.level === 'error').map((issue) => issue.path);

import { type ActionParameters, type ActionType, actions, type Issue } from '../actions/index.ts';
import { maskedPaths } from '../actions/masks.ts';
import { getPath, setPath } from '../actions/paths.ts';
import { mask } from '../actions/secrets.ts';
import { strayMasks } from '../actions/standing-masks.ts';
import { t } from '../i18n/t.ts';
import { type Prepared, prepareAction } from './prepare.ts';

export interface ActionState {
  name: string;
  /** Secrets masked. */
  parameters: ActionParameters;
}

/** What stands for a secret that nobody but HighLevel knows, where an action is checked. */
const unknown = 'kept';

/**
 * Checks what an action that an agent has is to become. Masks that are left stand for the secrets
 * that are there, and stay in what comes out. Parameters that are as they were come out untouched:
 * whoever gives it another name does not want the rest judged. Pure, never throws.
 */
export function prepareEdit(type: ActionType, before: ActionState, after: ActionState): Prepared {
  const stray = strayMasks(before.parameters, after.parameters);
  const open = maskedPaths(after.parameters)
    .filter((path) => !stray.includes(path))
    .reduce((all, path) => {
      const text = getPath(all, path);
      return setPath(all, path, typeof text === 'string' ? text.replaceAll(mask, unknown) : text);
    }, after.parameters);
  const check = (parameters: ActionParameters) =>
    prepareAction({ type, name: after.name, parameters }, [], {}, { strict: false });
  const { name, issues: found } = check(open);
  const untouched = JSON.stringify(after.parameters) === JSON.stringify(before.parameters);
  const issues = untouched
    ? found.filter(({ path }) => path === '$name')
    : [...stray.map(strayIssue), ...otherwiseFixed(type, before), ...found];
  return {
    ok: !issues.some(({ level }) => level === 'error'),
    name,
    parameters: untouched ? after.parameters : check(after.parameters).parameters,
    missing: [],
    // One thing to say at a place is enough.
    issues: issues.filter((one, at) => issues.findIndex(({ path }) => path === one.path) === at),
  };
}

const strayIssue = (path: string): Issue => ({
  path,
  message: t('“{mask}” does not tell which secret is meant here: enter the secret itself.', {
    mask,
  }),
  level: 'error',
});

/** Values that the API takes in one form only and that the builder has made otherwise. */
function otherwiseFixed(type: ActionType, { parameters }: ActionState): Issue[] {
  return Object.entries(actions[type].fixed ?? {})
    .filter(([key, value]) => (parameters[key] ?? value) !== value)
    .map(([key, value]) => ({
      path: '',
      message: t(
        'HighLevel’s builder has “{key}” at “{found}”, the API takes “{value}” only. Change this action in the builder.',
        { key, found: `${parameters[key]}`, value: `${value}` },
      ),
      level: 'error',
    }));
}

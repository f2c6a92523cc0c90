import { actions, type Issue } from '../actions/index.ts';
import { getPath } from '../actions/paths.ts';
import { t } from '../i18n/t.ts';
import { kindLabels, kindsFor } from './edit-blanks.ts';
import { isReference, type TemplateContent, type Variable } from './schema.ts';
import { usedVariables, wholeVariable } from './variables.ts';

/**
 * Variables that stand where their kind does not fit, but for what has to be a reference. Paths are
 * those of the fields.
 */
export function checkPlaces({ type, actionName, parameters, variables }: TemplateContent): Issue[] {
  const byName = new Map(variables.map((one) => [one.name, one]));
  const named = inside('$actionName', actionName, byName);
  return actions[type].fields
    .flatMap((field): Issue[] => {
      const { path, label } = field;
      const value = getPath(parameters, path);
      if (field.kind === 'text' || field.kind === 'longText') return inside(path, value, byName);
      const whole = byName.get(wholeVariable(value) ?? '');
      const kinds = kindsFor(field);
      if (!whole || kinds.length === 0 || field.kind === 'reference') return [];
      if (!kinds.includes(whole.kind)) {
        const message = t('“{label}” cannot be filled by a blank of the kind “{kind}”.', {
          label,
          kind: t(kindLabels[whole.kind]),
        });
        return [{ path, message, level: 'error' }];
      }
      const takes = (given: unknown) => {
        if (field.kind === 'boolean' || field.kind === 'number') return typeof given === field.kind;
        if (field.kind === 'choice') return field.choices.some((one) => one.value === given);
        return true;
      };
      if (whole.kind !== 'choice' || (whole.choices ?? []).every((one) => takes(one.value)))
        return [];
      const message = t('“{label}” does not take every choice of the blank “{blank}”.', {
        label,
        blank: whole.label,
      });
      return [{ path, message, level: 'error' }];
    })
    .concat(named);
}

/** What is said of a secret in an action's name: that is kept, listed and shown. */
export const secretNameWord = ({ label }: Variable) =>
  t('“{label}” is a secret: everybody who sees the agent reads the name.', { label });

/** References and secrets in the middle of what people hear or read. */
function inside(path: string, text: unknown, byName: Map<string, Variable>): Issue[] {
  return usedVariables(text).flatMap((name): Issue[] => {
    const variable = byName.get(name);
    if (variable?.kind === 'secret' && path === '$actionName') {
      return [{ path, message: secretNameWord(variable), level: 'error' }];
    }
    if (variable?.kind === 'secret') {
      const message = t('“{label}” is a secret: the agent would know it and might say it.', {
        label: variable.label,
      });
      return [{ path, message, level: 'warning' }];
    }
    if (!variable || !isReference(variable.kind)) return [];
    const message = t('“{label}” stands for an id, not for a name: in a text it says nothing.', {
      label: variable.label,
    });
    return [{ path, message, level: 'warning' }];
  });
}

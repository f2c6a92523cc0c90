import type { BlankState } from '../../../lib/messaging/messages/template-shapes.ts';
import { isBlank } from '../../../lib/templates/fill.ts';
import { sampleValues } from '../../../lib/templates/sample.ts';
import { isReference, type Variable } from '../../../lib/templates/schema.ts';
import type { ShowVariable } from './preview-lines.ts';

const hidden = '••••';

/** A value as people read it. */
const wordOf = ({ choices }: Variable, value: unknown): string =>
  choices?.find((one) => one.value === value)?.label ?? String(value);

/** Samples, defaults, or something made up: an idea of how it will read. */
export function showSamples(variables: Variable[]): ShowVariable {
  const samples = sampleValues(variables);
  return (variable) => {
    if (variable.kind === 'secret') return hidden;
    if (isReference(variable.kind)) {
      return isBlank(variable.default) ? undefined : String(variable.default);
    }
    const value = samples[variable.name];
    return isBlank(value) ? undefined : wordOf(variable, value);
  };
}

/** What each would be filled with in a sub-account. */
export function showValues({ values, names, keptSecrets }: BlankState): ShowVariable {
  return (variable) => {
    const { name, kind } = variable;
    if (kind === 'secret') return keptSecrets.includes(name) ? hidden : undefined;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (isBlank(value)) {
      return isReference(kind) || isBlank(variable.default)
        ? undefined
        : wordOf(variable, variable.default);
    }
    return isReference(kind) ? (names[String(value)] ?? String(value)) : wordOf(variable, value);
  };
}

import { isBlank } from './fill.ts';
import { isReference, type Values, type Variable } from './schema.ts';

/** Something to show and to check a template with where no value is known. Never sent. */
function sampleValue({ sample, default: given, kind, label, choices }: Variable): unknown {
  if (!isBlank(sample)) return sample;
  if (!isBlank(given)) return given;
  switch (kind) {
    case 'phone':
      return '+12125550123';
    case 'number':
      return 3;
    case 'url':
      return 'https://example.com/';
    case 'choice':
      return choices?.[0]?.value ?? '';
    case 'secret':
      return 'example';
    default:
      return label || 'Something';
  }
}

/** Tells whether a variable says itself what it may hold, so that nothing has to be made up. */
export const hasExample = ({ sample, default: given, kind }: Variable): boolean =>
  !isBlank(sample) || (!isBlank(given) && !isReference(kind));

/** A sample value for each variable, by name. */
export function sampleValues(variables: Variable[]): Values {
  return Object.fromEntries(variables.map((one) => [one.name, sampleValue(one)]));
}

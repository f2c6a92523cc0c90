import type { BlankState } from '../messaging/messages/template-shapes.ts';
import type { Variable } from './schema.ts';

/** The state of blanks of which nothing is known yet; of a form without any, where none are given. */
export const noBlanks = (variables: Variable[] = []): BlankState => ({
  variables,
  values: {},
  sources: {},
  offers: {},
  unresolved: {},
  names: {},
  keptSecrets: [],
});

import { type ActionParameters, type ActionType, isActionType } from '../actions/index.ts';
import { secretPaths } from '../actions/secrets.ts';
import { mapTexts, tokenise } from './variables.ts';

/** What saving says where a template would keep a secret. */
export const openSecretMessage = 'Secrets are not kept in templates: make this a blank.';

// What is left of `Bearer {{token}}` once the variable is out; it says nothing.
const lonelyScheme = /^(?:bearer|basic|token)?$/i;

// `https://{{login}}@…`, `https://me:{{password}}@…`: a name alone is no secret beside a blank.
const blankLogin = /(\/\/)(?:[^/?#:@{}]*:)?\{\{[A-Za-z]\w*\}\}(?::\{\{[A-Za-z]\w*\}\})?@/;

/**
 * The dotted paths that hold a secret as plain text, which a template must not keep: those of
 * `secretPaths` that still hold something once the variables are taken out of them. Masked secrets
 * count too.
 */
export function openSecrets(type: ActionType, parameters: ActionParameters): string[] {
  if (!isActionType(type)) return [];
  return secretPaths(type, mapTexts(parameters, withoutVariables) as ActionParameters);
}

/** What a text says itself, variables taken out; '' when only the word of a scheme is left. */
export function withoutVariables(text: string): string {
  const rest = tokenise(text.replace(blankLogin, '$1'))
    .map((token) => (token.kind === 'variable' ? '' : token.text))
    .join('');
  return lonelyScheme.test(rest.trim()) ? '' : rest;
}

import { type ActionParameters, type ActionType, isActionType } from '../actions/index.ts';
import { hideSecrets, type Secret } from '../actions/secrets.ts';
import { t } from '../i18n/t.ts';
import { tokenise } from './variables.ts';

/** What saving says where a template would keep a secret. */
export const openSecretMessage = (): string =>
  t('Secrets are not kept in templates: make this a blank.');

// What is left of `Bearer {{token}}` once the variable is out; it says nothing.
const scheme = /^(?:bearer|basic|token)$/i;

/**
 * The dotted paths that hold a secret as plain text, which a template must not keep: those of
 * `secretPaths` where something is left once the variables are taken out. Masked secrets count too.
 */
export function openSecrets(type: ActionType, parameters: ActionParameters): string[] {
  if (!isActionType(type)) return [];
  const paths = new Set<string>();
  hideSecrets(type, parameters, (secret) => {
    if (isOpen(secret)) paths.add(secret.path);
    return secret.value;
  });
  return [...paths];
}

/** Tells whether a secret stands there itself, at least in part, and not only as a variable. */
export function isOpen({ value, part }: Secret): boolean {
  if (typeof value !== 'string') return true;
  const rest = withoutVariables(value).trim();
  // `https://me:{{password}}@…`: a name alone is no secret beside a blank.
  if (part === 'user' && rest !== value) return !/^[^:]*:$/.test(rest) && rest !== '';
  return rest !== '' && !scheme.test(rest);
}

const withoutVariables = (text: string): string =>
  tokenise(text)
    .map((token) => (token.kind === 'variable' ? '' : token.text))
    .join('');

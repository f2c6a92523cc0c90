import { TriangleAlert } from 'lucide';
import { t } from '../../../lib/i18n/t.ts';
import { undeclaredWord } from '../../../lib/templates/check.ts';
import type { Variable } from '../../../lib/templates/schema.ts';
import { mapTexts, tokenise, usedVariables } from '../../../lib/templates/variables.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

/** More are counted only: a line is to be read. */
const most = 12;

/**
 * What stands in double braces in a field, told apart: blanks, HighLevel's own fields, and names
 * that are neither, with a click to make them blanks.
 */
export function Tokens(props: {
  value: unknown;
  variables: Variable[];
  onDeclare: (name: string) => void;
  /** Opens a blank in the list. */
  onShow: (name: string) => void;
}) {
  const { value, variables } = props;
  const used = usedVariables(value);
  const merges = mergeFields(value);
  if (used.length === 0 && merges.length === 0) return null;
  const known = used.flatMap((name) => variables.find((one) => one.name === name) ?? []);
  const unknown = used.filter((name) => !variables.some((one) => one.name === name));
  const over = known.length + merges.length - most;
  return (
    <div class="tokens-below">
      {(known.length > 0 || merges.length > 0) && (
        <ul class="tokens" aria-label={t('In this text')}>
          {known.slice(0, most).map(({ name, label }) => (
            <li key={name}>
              <button
                type="button"
                class="token"
                data-kind="blank"
                title={`{{${name}}}`}
                onClick={() => props.onShow(name)}
              >
                <span class="visually-hidden">{t('Blank: ')}</span>
                {label || name}
              </button>
            </li>
          ))}
          {merges.slice(0, most).map((text) => (
            <li key={text}>
              <span class="token" data-kind="merge" title={t('HighLevel fills this in itself')}>
                <span class="visually-hidden">{t('HighLevel’s field: ')}</span>
                {text}
              </span>
            </li>
          ))}
          {over > 0 && <li class="token-more">{t('and more')}</li>}
        </ul>
      )}
      {unknown.slice(0, most).map((name) => (
        <p key={name} class="field-note field-warning token-unknown" role="status">
          <Icon node={TriangleAlert} size={14} />
          <span>
            {undeclaredWord(name)}{' '}
            <Button
              kind="link"
              label={t('Make it a blank: {name}', { name })}
              onClick={() => props.onDeclare(name)}
            >
              {t('Make it a blank')}
            </Button>
          </span>
        </p>
      ))}
    </div>
  );
}

function mergeFields(value: unknown): string[] {
  const all = new Set<string>();
  mapTexts(value, (text) => {
    if (text.includes('{{')) {
      for (const token of tokenise(text)) if (token.kind === 'merge') all.add(token.text);
    }
    return text;
  });
  return [...all];
}

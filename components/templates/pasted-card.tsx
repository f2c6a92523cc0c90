import { useId, useMemo, useState } from 'preact/hooks';
import { type ActionType, actions, actionTypes, isActionType } from '../../lib/actions/index.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import { templateFromAction } from '../../lib/templates/from-action.ts';
import type { PastedAction } from '../../lib/templates/paste-actions.ts';
import { withProposals } from '../../lib/templates/proposals.ts';
import type { TemplateContent } from '../../lib/templates/schema.ts';
import { failureText } from '../failure-text.ts';
import { ActionIcon } from '../fields/action-icon.tsx';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { newTemplateHash } from '../workspace/route.ts';

/** One action of what was pasted: what it is, what was done to it, and the way to a template. */
export function PastedCard({ action, go }: { action: PastedAction; go: (hash: string) => void }) {
  const { send, newId } = useServices();
  const [chosen, setChosen] = useState<ActionType>();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const type = action.type ?? chosen;
  const from = useMemo(() => (type ? fromAction(action, type) : undefined), [action, type]);
  const [blanks, setBlanks] = useState<string[]>([]);

  const make = async () => {
    if (!from || busy) return;
    setBusy(true);
    setTrouble(undefined);
    const picked = from.proposals.filter(({ path, name }) => blanks.includes(`${path} ${name}`));
    const { content } = withProposals(from.content, picked);
    const whole: TemplateContent = { ...content, description: '', folder: '', tags: [] };
    try {
      const editorId = newId();
      await send('edit/save', { of: 'new', editorId, base: 0, content: whole });
      go(newTemplateHash({ editorId }));
    } catch (error) {
      setTrouble(failureText(error));
      setBusy(false);
    }
  };

  const secrets = from ? from.content.variables.filter(({ kind }) => kind === 'secret').length : 0;
  return (
    <article class="pasted" aria-label={action.name || t('An action without a name')}>
      <div class="pasted-head">
        {type && <ActionIcon type={type} />}
        <div class="row-text">
          <strong>{action.name || t('Without a name')}</strong>
          <span class="row-description">{type ? actions[type].label : t('Which type is it?')}</span>
        </div>
      </div>
      {!action.type && (
        <ChooseType
          candidates={action.candidates ?? actionTypes}
          chosen={chosen}
          onChoose={setChosen}
        />
      )}
      {(action.notes.length > 0 || secrets > 0) && (
        <ul class="pasted-notes">
          {action.notes.map(({ path, message }) => (
            <li key={`${path} ${message}`}>{message}</li>
          ))}
          {secrets > 0 && (
            <li>
              {plural(
                secrets,
                '{count} secret in it became a blank: templates keep none.',
                '{count} secrets in it became blanks: templates keep none.',
              )}
            </li>
          )}
        </ul>
      )}
      {from && from.proposals.length > 0 && (
        <fieldset class="tag-choice">
          <legend>{t('Different for each business? Make it a blank:')}</legend>
          {from.proposals.map(({ path, name, label, value }) => {
            const key = `${path} ${name}`;
            return (
              <label key={key} class="check-line">
                <input
                  type="checkbox"
                  checked={blanks.includes(key)}
                  onChange={(event) => {
                    const on = event.currentTarget.checked;
                    setBlanks((before) =>
                      on ? [...before, key] : before.filter((other) => other !== key),
                    );
                  }}
                />
                <span>
                  {label}: <bdi>{value}</bdi>
                </span>
              </label>
            );
          })}
        </fieldset>
      )}
      {trouble && (
        <Notice tone="error" role="alert">
          {trouble}
        </Notice>
      )}
      <div>
        <Button kind="primary" busy={busy} disabled={!from} onClick={() => void make()}>
          {t('Make a template')}
        </Button>
      </div>
    </article>
  );
}

function ChooseType(props: {
  candidates: ActionType[];
  chosen: ActionType | undefined;
  onChoose: (type: ActionType | undefined) => void;
}) {
  const id = useId();
  return (
    <Field id={id} label={t('Type')}>
      <select
        id={id}
        class="input paste-type"
        value={props.chosen ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget;
          props.onChoose(isActionType(value) ? value : undefined);
        }}
      >
        <option value="">{t('Choose a type')}</option>
        {props.candidates.map((type) => (
          <option key={type} value={type}>
            {actions[type].label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** No sub-account is known here, so nothing has a name: references are asked for when it is used. */
const fromAction = (action: PastedAction, type: ActionType) =>
  templateFromAction(
    { type, name: action.name || actions[type].label, parameters: action.parameters },
    () => undefined,
  );

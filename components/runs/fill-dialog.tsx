import { useId, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { isBlank } from '../../lib/templates/fill.ts';
import { isReference, type Values, type Variable } from '../../lib/templates/schema.ts';
import { fieldOfBlank } from '../fields/blank-field.tsx';
import { FormField } from '../fields/form-field.tsx';
import { withPhoneValues } from '../quick-add/with-phones.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { typedWrong } from './blank-cells.ts';

/** Those that the words name; all where they name none. */
function named(variables: Variable[], about: string): Variable[] {
  const found = variables.filter((one) =>
    [one.label, one.default, ...(one.aliases ?? [])].some(
      (word) => typeof word === 'string' && word !== '' && about.includes(`“${word}”`),
    ),
  );
  return found.length > 0 ? found : variables;
}

/** The name by which a reference is to be looked for in every sub-account. */
const nameField = (variable: Variable) => ({
  kind: 'text' as const,
  path: fieldOfBlank(variable).path,
  label: t('{label}: its name', { label: variable.label || variable.name }),
  help: t('As it is called in HighLevel. It is looked for in each sub-account.'),
  required: true,
});

/** Blanks that a plan lacks, for one sub-account or for all; references are chosen from its lists. */
export function FillDialog(props: {
  title: string;
  about: string;
  variables: Variable[];
  kind: 'blank' | 'reference' | 'secret';
  /** The sub-account it is about; absent: it is for all. */
  location?: { locationId: string; name: string };
  /** What the button says where nothing needs to be filled in; else something has to be. */
  empty?: string;
  onFill: (values: Values, forAll: boolean) => Promise<boolean>;
  onClose: () => void;
}) {
  const { about, kind, location } = props;
  const { language } = useServices();
  const id = useId();
  const [values, setValues] = useState<Values>({});
  const [forAll, setForAll] = useState(location === undefined);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const byName = kind === 'reference' && forAll;
  const fitting = props.variables.filter((one) =>
    kind === 'secret' ? one.kind === 'secret' : isReference(one.kind) === (kind === 'reference'),
  );
  const variables = named(fitting, about);
  const given = variables.filter(({ name }) => !isBlank(values[name]));
  const issues = variables.flatMap((one) => {
    const message = asked ? typedWrong(one, values[one.name]) : undefined;
    return message ? [{ path: fieldOfBlank(one).path, message, level: 'error' as const }] : [];
  });
  const submit = async () => {
    setAsked(true);
    const read = await withPhoneValues(variables, values, language);
    setValues(read);
    const wrong = variables.some((one) => typedWrong(one, read[one.name]));
    if (busy || wrong || (given.length === 0 && !props.empty)) return;
    setBusy(true);
    const wanted = Object.fromEntries(given.map(({ name }) => [name, read[name]]));
    if (await props.onFill(wanted, forAll)) props.onClose();
    setBusy(false);
  };
  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>{t('Cancel')}</Button>
          <Button
            kind="primary"
            type="submit"
            form={`${id}-form`}
            busy={busy}
            disabled={given.length === 0 && !props.empty}
          >
            {props.empty ?? t('Fill in')}
          </Button>
        </>
      }
    >
      <p>{about}</p>
      <form
        id={`${id}-form`}
        class="fill-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {variables.map((variable) => {
          const { name, choices } = variable;
          const value = values[name];
          const isChoice = variable.kind === 'choice';
          return (
            <FormField
              key={name}
              field={byName ? nameField(variable) : fieldOfBlank(variable)}
              value={isChoice && value !== undefined ? String(value) : value}
              issues={issues}
              place={{
                locationId: location?.locationId ?? '',
                again: 0,
                onNeedToken: () => undefined,
              }}
              onChange={(next) =>
                setValues((before) => ({
                  ...before,
                  [name]: isChoice
                    ? choices?.find((one) => String(one.value) === next)?.value
                    : next,
                }))
              }
              onLeave={() => undefined}
            />
          );
        })}
        {location && (
          <label class="check-line">
            <input
              type="checkbox"
              checked={forAll}
              onChange={(event) => {
                setForAll(event.currentTarget.checked);
                // An id of one sub-account means nothing in another.
                if (kind === 'reference') setValues({});
              }}
            />
            <span>
              {kind === 'reference'
                ? t('For all sub-accounts, by another name')
                : t('For all sub-accounts, not only “{name}”', { name: location.name })}
            </span>
          </label>
        )}
      </form>
    </Dialog>
  );
}

import { useMemo } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import { kindLabels } from '../../lib/templates/edit-blanks.ts';
import { isReference, type Variable } from '../../lib/templates/schema.ts';
import { fieldOfBlank } from '../fields/blank-field.tsx';
import { FormField } from '../fields/form-field.tsx';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { askedOf, type Blanks, missingIn, othersOf, typedWrong } from './blank-cells.ts';
import { BlankTable } from './blank-table.tsx';
import { locationsOf, type Wish } from './wish.ts';

const nowhere = { locationId: '', again: 0, onNeedToken: () => undefined };

/** What the blanks part changes of a wish. */
export interface BlankDoings {
  /** For all, or for one sub-account. */
  fill: (name: string, value: unknown, locationId?: string) => void;
  everywhere: (name: string, on: boolean) => void;
}

/** The blanks: asked once for all, and in a table for each sub-account where they differ. */
export function BlanksPart(props: {
  blanks: Blanks;
  wish: Wish;
  names: ReadonlyMap<string, string>;
  /** Say what is wrong with what was typed. */
  asked: boolean;
  doings: BlankDoings;
}) {
  const { blanks, wish, doings } = props;
  const variables = useMemo(() => askedOf(blanks.variables), [blanks]);
  const references = blanks.variables.filter(({ kind }) => isReference(kind));
  const locationIds = useMemo(() => locationsOf(wish.chosen), [wish.chosen]);
  const missing = locationIds.filter((id) => missingIn(wish, blanks, id, variables) > 0);
  const differ = variables.some((one) => {
    const { remembered, typed } = othersOf(wish, blanks, locationIds, one);
    return remembered + typed > 0;
  });
  return (
    <div class="run-blanks">
      {variables.length === 0 && <p class="quiet">{t('Nothing has to be filled in.')}</p>}
      {variables.map((variable) => (
        <ForAll
          key={variable.name}
          variable={variable}
          {...{ blanks, wish, locationIds, doings }}
          asked={props.asked}
        />
      ))}
      {references.length > 0 && (
        <p class="quiet run-references">
          {t(
            'Found by name in each sub-account, and asked for in the plan where that does not succeed: {blanks}.',
            {
              blanks: references
                .map((one) => `${one.label || one.name} (${t(kindLabels[one.kind]).toLowerCase()})`)
                .join(', '),
            },
          )}
        </p>
      )}
      {variables.length > 0 && locationIds.length > 0 && (
        <>
          <p role="status" class={missing.length > 0 ? 'run-missing' : 'quiet'}>
            {missing.length === 0
              ? t('Every sub-account has all it needs.')
              : plural(
                  locationIds.length,
                  'In {missing} of {count} sub-account something is not known. Fill it in for all above or for each below; what stays open is a conflict in the plan, and can be filled in there.',
                  'In {missing} of {count} sub-accounts something is not known. Fill it in for all above or for each below; what stays open is a conflict in the plan, and can be filled in there.',
                  { missing: missing.length },
                )}
          </p>
          <Disclosure
            label={plural(
              locationIds.length,
              'For each of {count} sub-account',
              'For each of {count} sub-accounts',
            )}
            open={differ}
          >
            <BlankTable
              variables={variables}
              blanks={blanks}
              wish={wish}
              names={props.names}
              locationIds={locationIds}
              onFill={(locationId, name, value) => doings.fill(name, value, locationId)}
            />
          </Disclosure>
        </>
      )}
    </div>
  );
}

/** One blank for all sub-accounts, and what becomes of those where something else is remembered. */
function ForAll(props: {
  variable: Variable;
  blanks: Blanks;
  wish: Wish;
  locationIds: string[];
  asked: boolean;
  doings: BlankDoings;
}) {
  const { variable, blanks, wish, locationIds, doings } = props;
  const { name, kind } = variable;
  const value = wish.values[name];
  const field = fieldOfBlank(variable);
  const everywhere = wish.everywhere.includes(name);
  const usual = { ...wish, everywhere: [] };
  const { remembered, typed } = othersOf(usual, blanks, locationIds, variable);
  const wrong = props.asked ? typedWrong(variable, value) : undefined;
  const issues = wrong ? [{ path: field.path, message: wrong, level: 'error' as const }] : [];
  const change = (next: unknown) =>
    doings.fill(
      name,
      kind === 'choice' ? variable.choices?.find((one) => String(one.value) === next)?.value : next,
    );
  return (
    <div class="blank">
      <FormField
        field={field}
        value={kind === 'choice' && value !== undefined ? String(value) : value}
        issues={issues}
        place={nowhere}
        onChange={change}
        onLeave={() => undefined}
      />
      {remembered > 0 && (
        <p class="field-note">
          <span>
            {everywhere && value !== undefined && value !== ''
              ? usedEverywhere(kind, remembered)
              : usedThere(kind, remembered)}{' '}
            <Button kind="link" onClick={() => doings.everywhere(name, !everywhere)}>
              {everywhere ? t('Use what is remembered') : t('Use this one everywhere')}
            </Button>
          </span>
        </p>
      )}
      {typed > 0 && (
        <p class="field-note">
          {plural(
            typed,
            'Another one was typed for {count} sub-account below.',
            'Another one was typed for {count} sub-accounts below.',
          )}
        </p>
      )}
    </div>
  );
}

const usedEverywhere = (kind: Variable['kind'], remembered: number): string =>
  kind === 'secret'
    ? plural(
        remembered,
        'Used everywhere, also in {count} sub-account where one is kept beside the token.',
        'Used everywhere, also in {count} sub-accounts where one is kept beside the token.',
      )
    : plural(
        remembered,
        'Used everywhere, also in {count} sub-account where another one is remembered.',
        'Used everywhere, also in {count} sub-accounts where another one is remembered.',
      );

const usedThere = (kind: Variable['kind'], remembered: number): string =>
  kind === 'secret'
    ? plural(
        remembered,
        'In {count} sub-account one is kept beside the token, and is used there.',
        'In {count} sub-accounts one is kept beside the token, and is used there.',
      )
    : plural(
        remembered,
        'In {count} sub-account another one is remembered, and is used there.',
        'In {count} sub-accounts another one is remembered, and is used there.',
      );

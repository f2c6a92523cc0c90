import { Pencil, X } from 'lucide';
import { t } from '../../lib/i18n/t.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { FieldNotes } from '../ui/field.tsx';
import { ToneIcon } from '../ui/notice.tsx';
import { canDo } from './connection-words.ts';
import { type Entry, masked } from './table-entries.ts';
import type { TokenTableState } from './use-token-table.ts';

interface Props {
  entry: Entry;
  /** What HighLevel calls the sub-account, where that is known. */
  name: string | undefined;
  /** The end of the token that it has now. */
  replaces: string | undefined;
  /** The line of an earlier row of the same sub-account. */
  twin: number | undefined;
  /** Others are being tested: it has to wait. */
  busy: boolean;
  table: Pick<TokenTableState, 'mend' | 'leave' | 'edit' | 'remove'>;
  onTest: (entry: Entry, untested: boolean) => void;
}

/** A row of the table: what was understood, what is wrong with it, and what became of it. */
export function TableRow(props: Props) {
  const { entry, table, twin, busy } = props;
  const { key, line, locationId, token, outcome, testing, editing } = entry;
  const name = props.name ?? entry.name;
  const refused = outcome?.kind === 'refused' ? outcome : undefined;
  const twinned =
    twin === undefined
      ? undefined
      : t('Line {line} has this sub-account too. Remove the row that is not right.', {
          line: twin,
        });
  const problem = entry.problem ?? twinned;
  const isOpen = outcome?.kind !== 'saved' && !testing && (problem || refused || editing);
  const title = name ?? (locationId || t('Line {line}', { line }));
  const id = `row-${key}`;
  return (
    <li class="table-row" data-tone={toneOf(entry, problem)} aria-labelledby={`${id}-name`}>
      <span class="table-line" title={t('Line {line} of the table', { line })}>
        {line}
      </span>
      <div class="table-what">
        <span class="table-name" id={`${id}-name`} dir="auto">
          {title}
          {entry.group && <span class="badge badge-long">{entry.group}</span>}
        </span>
        {!isOpen && (
          <span class="table-facts">
            <code>{locationId}</code>
            <span>{t('Token {token}', { token: masked(token) })}</span>
          </span>
        )}
        {isOpen && (
          <div class="table-fields">
            <Cell
              id={`${id}-location`}
              label={t('Sub-account ID or address')}
              value={locationId}
              invalid={Boolean(entry.problem)}
              describedBy={problem || refused ? `${id}-error` : undefined}
              onText={(text) => table.mend(key, { locationId: text })}
              onLeave={() => table.leave(key)}
            />
            <Cell
              id={`${id}-token`}
              label={token ? t('Token, ends in {last4}', { last4: token.slice(-4) }) : t('Token')}
              value={token}
              secret
              invalid={Boolean(entry.problem)}
              describedBy={problem || refused ? `${id}-error` : undefined}
              onText={(text) => table.mend(key, { token: text })}
              onLeave={() => table.leave(key)}
            />
          </div>
        )}
        <div class="table-said" role={refused ? 'alert' : undefined}>
          {!testing && (
            <FieldNotes
              id={id}
              label=""
              error={problem ?? (refused && `${refused.title}. ${refused.detail}`)}
            />
          )}
          {testing && (
            <span class="table-state">
              <span class="spinner" aria-hidden="true" /> {t('Testing…')}
            </span>
          )}
          {outcome?.kind === 'saved' && (
            <span class="table-state table-saved">
              <ToneIcon tone="success" /> {t('Saved.')} {canDo(outcome.connection)}
            </span>
          )}
          {props.replaces && outcome?.kind !== 'saved' && (
            <span class="table-state">
              {t('Replaces its token …{last4}', { last4: props.replaces })}
            </span>
          )}
        </div>
        {refused && !testing && !problem && (
          <div class="table-buttons">
            <Button
              small
              busy={busy}
              describedBy={`${id}-name`}
              onClick={() => props.onTest(entry, false)}
            >
              {t('Try again')}
            </Button>
            {refused.unreachable && (
              <Button
                small
                busy={busy}
                describedBy={`${id}-name`}
                onClick={() => props.onTest(entry, true)}
              >
                {t('Save without testing')}
              </Button>
            )}
          </div>
        )}
      </div>
      <div class="table-tools">
        {!isOpen && !testing && outcome?.kind !== 'saved' && (
          <IconButton
            icon={Pencil}
            label={t('Change: {name}', { name: title })}
            onClick={() => table.edit(key)}
          />
        )}
        {!testing && (
          <IconButton
            icon={X}
            label={t('Remove: {name}', { name: title })}
            onClick={() => table.remove(key)}
          />
        )}
      </div>
    </li>
  );
}

function toneOf({ outcome, testing }: Entry, problem: string | undefined): string | undefined {
  if (testing) return 'progress';
  if (problem || outcome?.kind === 'refused') return 'error';
  return outcome?.kind === 'saved' ? 'success' : undefined;
}

function Cell(props: {
  id: string;
  label: string;
  value: string;
  secret?: boolean;
  invalid: boolean;
  describedBy: string | undefined;
  onText: (text: string) => void;
  onLeave: () => void;
}) {
  const same = {
    id: props.id,
    class: 'input input-id',
    spellcheck: false,
    value: props.value,
    'aria-invalid': props.invalid ? ('true' as const) : undefined,
    'aria-describedby': props.describedBy,
    onInput: (event: Event) => props.onText((event.currentTarget as HTMLInputElement).value),
    onBlur: props.onLeave,
  };
  return (
    <div class="field">
      <label class="field-label" for={props.id}>
        {props.label}
      </label>
      {props.secret ? (
        <input type="password" autocomplete="new-password" maxLength={4000} {...same} />
      ) : (
        <input type="text" autocomplete="off" maxLength={300} {...same} />
      )}
    </div>
  );
}

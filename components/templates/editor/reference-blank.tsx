import { matchSorter } from 'match-sorter';
import { useId, useState } from 'preact/hooks';
import type { ReferenceKind } from '../../../lib/actions/define.ts';
import { t } from '../../../lib/i18n/t.ts';
import type { Variable } from '../../../lib/templates/schema.ts';
import { ConnectionSelect } from '../../connections/connection-select.tsx';
import { ListAge } from '../../fields/list-age.tsx';
import { TextListField } from '../../fields/list-field.tsx';
import { asText } from '../../fields/text-field.tsx';
import { useDirectory } from '../../fields/use-directory.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Field, fieldAria } from '../../ui/field.tsx';
import { Loading } from '../../ui/loading.tsx';
import { rich } from '../../ui/rich.ts';
import { useConnections } from '../use-connections.ts';

/** By what name something of each sub-account is found, and what else it may be called there. */
export function ReferenceBlank(props: {
  id: string;
  kind: ReferenceKind;
  /** What it is for: the field's label, or the blank's. */
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  warning?: string | undefined;
  variable: Variable;
  onChange: (changes: { default?: string | undefined; aliases?: string[] | undefined }) => void;
  onLeave: () => void;
}) {
  const { id, variable, onChange } = props;
  const [picking, setPicking] = useState(false);
  const [more, setMore] = useState((variable.aliases ?? []).length > 0);
  const texts = {
    id,
    label: t('{label}: found by the name', { label: props.label }),
    help: t(
      'In each sub-account the one of this name is taken. Where there is none, you are asked. Leave it empty to be asked each time.',
    ),
    error: props.error,
    warning: props.warning,
  };
  return (
    <div class="reference-blank">
      <Field {...texts}>
        <input
          id={id}
          class="input"
          type="text"
          autocomplete="off"
          value={asText(variable.default)}
          placeholder={t('Its name in HighLevel')}
          {...fieldAria(texts)}
          onInput={(event) => onChange({ default: event.currentTarget.value || undefined })}
          onBlur={props.onLeave}
        />
      </Field>
      <div class="field-tools">
        <Button kind="link" expanded={picking} onClick={() => setPicking(!picking)}>
          {t('Choose from a sub-account')}
        </Button>
        {!more && (
          <Button kind="link" onClick={() => setMore(true)}>
            {t('Add other names')}
          </Button>
        )}
      </div>
      {picking && (
        <PickName
          kind={props.kind}
          label={props.label}
          onPick={(name) => {
            onChange({ default: name });
            setPicking(false);
          }}
        />
      )}
      {more && (
        <TextListField
          field={{
            kind: 'textList',
            path: '',
            label: t('Other names'),
            help: '',
            required: false,
            min: 0,
            itemLabel: t('other name'),
          }}
          path=""
          inside={[]}
          texts={{
            id: `${id}-aliases`,
            label: t('Other names'),
            help: t('Also taken, where it is called something else.'),
          }}
          value={variable.aliases ?? []}
          onChange={(next) => {
            const names = next as string[];
            onChange({ aliases: names.length > 0 ? names : undefined });
          }}
          onLeave={props.onLeave}
        />
      )}
    </div>
  );
}

/** The names that a connected sub-account has. */
function PickName(props: { kind: ReferenceKind; label: string; onPick: (name: string) => void }) {
  const id = useId();
  const connections = useConnections();
  const [chosen, setChosen] = useState<string>();
  if (!connections) return <Loading shape="lines" count={1} />;
  const location = connections.find(({ locationId }) => locationId === chosen) ?? connections[0];
  if (!location) {
    return (
      <p class="field-note">
        <span>
          {rich('No sub-account is connected yet: {link}.', {
            link: <a href="#/connections">{t('add one')}</a>,
          })}
        </span>
      </p>
    );
  }
  return (
    <div class="pick-name">
      <ConnectionSelect
        id={`${id}-location`}
        connections={connections}
        chosen={location}
        onChoose={setChosen}
      />
      <Names
        key={location.locationId}
        id={`${id}-name`}
        locationId={location.locationId}
        {...props}
      />
    </div>
  );
}

function Names(props: {
  id: string;
  locationId: string;
  kind: ReferenceKind;
  label: string;
  onPick: (name: string) => void;
}) {
  const directory = useDirectory(props.locationId, props.kind);
  const texts = { id: props.id, label: t('{label} there', { label: props.label }) };
  return (
    <Field {...texts}>
      <Combobox
        id={props.id}
        text=""
        placeholder={t('Search by name')}
        loading={directory.loading}
        aria={fieldAria(texts)}
        find={(query) =>
          (query.trim() === ''
            ? directory.entries
            : matchSorter(directory.entries, query.trim(), { keys: ['name', 'key'] })
          ).map((entry) => ({ id: entry.id, label: entry.name, detail: entry.key }))
        }
        empty={(query) =>
          query.trim()
            ? t('Nothing called “{text}”.', { text: query.trim() })
            : t('There is nothing to choose from.')
        }
        onChoose={(option) => props.onPick(option.label)}
        footer={<ListAge directory={directory} />}
      />
    </Field>
  );
}

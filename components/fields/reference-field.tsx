import { matchSorter } from 'match-sorter';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Field as FieldDefinition } from '../../lib/actions/define.ts';
import { problemText } from '../../lib/highlevel/problem-text.ts';
import type { Key } from '../../lib/i18n/catalog.ts';
import { t } from '../../lib/i18n/t.ts';
import type { DirectoryEntry } from '../../lib/messaging/messages/directory-list.ts';
import { AccessButton, hasNoAccess } from '../connections/access-button.tsx';
import { Button } from '../ui/button.tsx';
import { Combobox, type Option } from '../ui/combobox.tsx';
import { Field, fieldAria } from '../ui/field.tsx';
import { ListAge } from './list-age.tsx';
import { asText, type FieldProps } from './text-field.tsx';
import { type Directory, useDirectory } from './use-directory.ts';

type Reference = Extract<FieldDefinition, { kind: 'reference' }>;

/** What people call several of a kind. */
export const kindNames: Record<Reference['reference'], Key> = {
  contactField: 'contact fields',
  workflow: 'workflows',
  calendar: 'calendars',
  knowledgeBase: 'knowledge bases',
};

const stateMarks: Record<NonNullable<DirectoryEntry['state']>, Key> = {
  draft: 'Draft',
  inactive: 'Inactive',
};

const optionOf = (entry: DirectoryEntry): Option => ({
  id: entry.id,
  label: entry.name,
  mark: entry.state ? t(stateMarks[entry.state]) : entry.learned ? t('Standard') : undefined,
  detail: entry.key,
});

/** Something of the sub-account, chosen by its name; its id can be typed as well. */
export function ReferenceField({
  field,
  value,
  texts,
  onChange,
  onLeave,
  locationId,
  again,
  knownName,
  onNeedToken,
}: FieldProps<Reference> & {
  locationId: string;
  again: number;
  /** The name of the value that the form came with. */
  knownName?: string | undefined;
  onNeedToken: () => void;
}) {
  const directory = useDirectory(locationId, field.reference, again);
  const [byId, setById] = useState(false);
  const id = asText(value);
  const entry = directory.entries.find((one) => one.id === id);
  const noList = directory.problem !== undefined && directory.entries.length === 0;
  const asId = byId || (noList && !directory.loading);
  const wasId = useRef(asId);
  useEffect(() => {
    // The control was replaced, maybe under the focus: then the new one takes it.
    const lost = document.activeElement === document.body;
    if (wasId.current !== asId && lost) document.getElementById(texts.id)?.focus();
    wasId.current = asId;
  }, [asId, texts.id]);
  if (asId) {
    const help = noList
      ? whyById(directory, field)
      : t('The id of the {field}.', { field: texts.label.toLowerCase() });
    const withHelp = { ...texts, help };
    return (
      <Field
        {...withHelp}
        aside={
          <ByIdActions
            directory={directory}
            byId={byId}
            onNeedToken={onNeedToken}
            onBack={() => setById(false)}
          />
        }
      >
        <input
          id={texts.id}
          class="input input-id"
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={id}
          placeholder={t('ID')}
          {...fieldAria(withHelp, field.required)}
          onInput={(event) => onChange(event.currentTarget.value)}
          onBlur={onLeave}
        />
      </Field>
    );
  }

  const things = t(kindNames[field.reference]);
  const name = entry?.name ?? (id ? (knownName ?? id) : '');
  const warning =
    entry?.state === 'draft'
      ? t('This one is a draft: publish it in HighLevel so that it works.')
      : entry?.state === 'inactive'
        ? t('This one is inactive in HighLevel.')
        : undefined;
  const withWarning = { ...texts, warning: texts.warning ?? warning };
  return (
    <Field
      {...withWarning}
      aside={
        <Button kind="link" onClick={() => setById(true)}>
          {t('Enter an ID instead')}
        </Button>
      }
    >
      <Combobox
        id={texts.id}
        text={name}
        placeholder={t('Search {things}', { things })}
        chosen={id || undefined}
        loading={directory.loading}
        aria={fieldAria(withWarning, field.required)}
        find={(query) =>
          (query.trim() === ''
            ? directory.entries
            : matchSorter(directory.entries, query.trim(), { keys: ['name', 'key', 'id'] })
          ).map(optionOf)
        }
        empty={(query) =>
          query.trim()
            ? t('Nothing called “{name}”.', { name: query.trim() })
            : t('This sub-account has no {things}.', { things })
        }
        onChoose={(option) => onChange(option.id)}
        onBlur={onLeave}
        footer={<ListAge directory={directory} />}
      />
    </Field>
  );
}

function whyById(directory: Directory, field: Reference): string {
  const { problem } = directory;
  const things = t(kindNames[field.reference]);
  switch (problem?.kind) {
    case 'scope-missing':
      return problem.scope
        ? t('Enter the id. With the scope “{scope}” your token could list the {things} by name.', {
            scope: problem.scope,
            things,
          })
        : t('Enter the id. With the scope for it your token could list the {things} by name.', {
            things,
          });
    case 'no-token':
      return t('Enter the id, or add a token to choose from your {things}.', { things });
    case 'locked':
      return t('Enter the id, or unlock to choose from your {things}.', { things });
    case 'ended':
      return t('Enter the id, or paste the token again to choose from your {things}.', { things });
    default:
      if (!problem) return t('Enter the id.');
      return t('Enter the id: the list could not be read. {problem}.', {
        problem: problemText(problem).title,
      });
  }
}

function ByIdActions(props: {
  directory: Directory;
  byId: boolean;
  onNeedToken: () => void;
  onBack: () => void;
}) {
  const { problem, entries, refresh, loading } = props.directory;
  if (problem && hasNoAccess(problem)) {
    return <AccessButton link kind={problem.kind} onToken={props.onNeedToken} />;
  }
  if (problem && entries.length === 0) {
    return (
      <Button kind="link" busy={loading} onClick={refresh}>
        {t('Try again')}
      </Button>
    );
  }
  if (!props.byId) return null;
  return (
    <Button kind="link" onClick={props.onBack}>
      {t('Choose by name')}
    </Button>
  );
}

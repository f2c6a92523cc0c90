import { useEffect, useState } from 'preact/hooks';
import { agencyProblemText } from '../../lib/highlevel/agency-text.ts';
import type { Problem } from '../../lib/highlevel/errors.ts';
import type { Key } from '../../lib/i18n/catalog.ts';
import { spokenTable } from '../../lib/i18n/spoken-table.ts';
import { t } from '../../lib/i18n/t.ts';
import type { AgencyView } from '../../lib/messaging/messages/agency-shapes.ts';
import type { Input, Output } from '../../lib/messaging/messages/index.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { FormDialog } from '../sharing/form-dialog.tsx';
import { focusField, LineField } from '../sharing/line-field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Segments } from '../ui/segments.tsx';
import '../sharing/forms.css';

type FieldName = NonNullable<Output<'agency/save'>['malformed']>['field'];
type Typed = Record<FieldName | 'name', string>;

const ways: Record<AgencyView['kind'], Key> = {
  app: 'Your marketplace app',
  token: 'An access token, for its day',
};
const idOf = (field: FieldName) => `agency-${field}`;

/** Connects an agency, or takes in new secrets of one that is connected. */
export function AgencyDialog(props: {
  /** Whose secrets are replaced. */
  agency?: AgencyView | undefined;
  onSaved: (agency: AgencyView) => void;
  onClose: () => void;
}) {
  const { send, now } = useServices();
  const { agency } = props;
  const [kind, setKind] = useState<AgencyView['kind']>(agency?.kind ?? 'app');
  const [typed, setTyped] = useState<Typed>({
    clientId: '',
    clientSecret: '',
    refreshToken: '',
    accessToken: '',
    companyId: '',
    name: '',
  });
  const [wrong, setWrong] = useState<Partial<Record<FieldName, string>>>({});
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (kind === 'token') focusField(idOf('accessToken'));
    else focusField(idOf(agency ? 'refreshToken' : 'clientId'));
  }, [kind]);

  const refuse = (field: FieldName, message: string) => {
    setWrong({ [field]: message });
    // The field may be drawn only now.
    setTimeout(() => focusField(idOf(field)));
  };
  const save = async () => {
    setWrong({});
    setProblem(undefined);
    setBusy(true);
    const last = kind === 'app' ? 'refreshToken' : 'accessToken';
    try {
      const reply = await send('agency/save', inputOf(kind, typed, agency));
      if (reply.saved && reply.agency) return props.onSaved(reply.agency);
      if (reply.malformed) refuse(reply.malformed.field, reply.malformed.message);
      else if (reply.problem) setProblem(reply.problem);
      else refuse(last, t('It was not saved. Try again.'));
    } catch (failure) {
      refuse(last, failureText(failure));
    } finally {
      setBusy(false);
    }
  };
  const told = problem && agencyProblemText(problem, 'save', now());
  const line = (field: FieldName, label: string, more: { help?: string; secret?: boolean }) => (
    <LineField
      id={idOf(field)}
      label={label}
      help={more.help}
      error={wrong[field]}
      value={typed[field]}
      onText={(text) => setTyped({ ...typed, [field]: text })}
      {...(more.secret ? { secret: true } : {})}
      maxLength={8000}
    />
  );
  const keeps = agency?.kind === 'app' ? t('Empty: the one that is kept serves.') : undefined;
  return (
    <FormDialog
      title={
        agency
          ? t('New secrets for {name}', { name: agency.name ?? agency.companyId })
          : t('Add an agency app')
      }
      confirm={t('Test and save')}
      busy={busy}
      onSubmit={() => void save()}
      onClose={props.onClose}
    >
      <Segments
        label={t('What you have')}
        choices={spokenTable(ways)}
        chosen={kind}
        onChoose={setKind}
      />
      {kind === 'app' ? (
        <>
          {line('clientId', t('Client ID'), keeps ? { help: keeps } : {})}
          {line('clientSecret', t('Client secret'), {
            secret: true,
            ...(keeps ? { help: keeps } : {}),
          })}
          {line('refreshToken', t('Refresh token'), {
            secret: true,
            help: t('It works once: testing uses it up, and the new one is kept.'),
          })}
        </>
      ) : (
        <>
          {line('accessToken', t('Access token'), {
            secret: true,
            help: t('Of the agency (company), not of a sub-account. It works for about a day.'),
          })}
          {!agency &&
            line('companyId', t('Company ID'), {
              help: t('Only when the token does not tell it.'),
            })}
        </>
      )}
      {!agency && (
        <LineField
          id="agency-name"
          label={t('Name (optional)')}
          value={typed.name}
          onText={(name) => setTyped({ ...typed, name })}
          maxLength={200}
        />
      )}
      {told && (
        <Notice tone="error" title={told.title} role="alert">
          {told.detail}
        </Notice>
      )}
    </FormDialog>
  );
}

function inputOf(
  kind: AgencyView['kind'],
  typed: Typed,
  agency: AgencyView | undefined,
): Input<'agency/save'> {
  const text = (field: keyof Typed) => typed[field].trim();
  const name = text('name') ? { name: text('name') } : {};
  const companyId = agency?.companyId ?? text('companyId');
  const of = companyId ? { companyId } : {};
  return kind === 'app'
    ? {
        kind,
        ...(agency ? { companyId: agency.companyId } : {}),
        clientId: text('clientId'),
        clientSecret: text('clientSecret'),
        refreshToken: text('refreshToken'),
        ...name,
      }
    : { kind, accessToken: text('accessToken'), ...of, ...name };
}

import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Field as FieldDefinition, Issue } from '../../lib/actions/define.ts';
import { getPath } from '../../lib/actions/paths.ts';
import { t } from '../../lib/i18n/t.ts';
import type { FormState } from '../../lib/messaging/messages/form-open.ts';
import type { AgentAddress } from '../../lib/messaging/messages/shapes.ts';
import { blankPath } from '../../lib/templates/blank-path.ts';
import type { Prepared } from '../../lib/templates/prepare.ts';
import { usedOnes } from '../../lib/templates/variables.ts';
import { ActionIcon } from '../fields/action-icon.tsx';
import { BlankFields } from '../fields/blank-field.tsx';
import type { FormValues } from '../fields/form-content.ts';
import { controlId, FormField } from '../fields/form-field.tsx';
import {
  fieldOfIssue,
  firstEmpty,
  isFilled,
  namePath,
  shownFields,
} from '../fields/form-values.ts';
import { TextField } from '../fields/text-field.tsx';
import { TimingBadge } from '../fields/timing-badge.tsx';
import { formKeys } from '../shortcuts/form-keys.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Notice } from '../ui/notice.tsx';
import { arrangeFields } from './arrange-fields.ts';
import { FormHead } from './form-head.tsx';
import { NotKept } from './not-kept.tsx';
import { Preview } from './preview.tsx';
import { useForm } from './use-form.ts';

const nameField = {
  kind: 'text' as const,
  path: namePath,
  label: '',
  help: '',
  required: true,
};

/** The form of one template for one agent: its blanks, and the fields of its action type. */
export function ActionForm(props: {
  form: FormState;
  values: FormValues;
  target: AgentAddress;
  /** Changes when the sub-account's lists are to be read anew. */
  again: number;
  /** Changes when the draft before it has been sent. */
  draftId: string;
  /** Issues told by the background or HighLevel. */
  told: Issue[];
  busy: boolean;
  /** Whether secrets may be kept beside the token; they may, unless an administrator says no. */
  rememberSecrets?: false | undefined;
  /** Why nothing can be sent from here now. */
  blocked?: string | undefined;
  banner?: ComponentChildren;
  /** What the arrow leads to; “Back to templates” without it. */
  back?: string | undefined;
  /** What the button says; “Create action” without it. */
  submit?: string | undefined;
  /** How it is checked, where it does not create an action; there is no preview of a create then. */
  check?: ((values: FormValues) => Prepared) | undefined;
  /** What can be done with the form besides, at the right end of its head. */
  tools?: ((values: FormValues) => ComponentChildren) | undefined;
  /** Keeps what is typed as the present draft. */
  keep: (values: FormValues) => Promise<unknown>;
  onChange: (values: FormValues, changed: boolean) => void;
  onSubmit: (values: FormValues) => void;
  /** `unkept`: values that could not be kept as a draft. */
  onClose: (discard: boolean, unkept: FormValues | undefined) => void;
  onNeedToken: () => void;
}) {
  const { form, draftId } = props;
  const { blanks } = form;
  const state = useForm(props);
  const { definition, values, issues, filled } = state;
  const element = useRef<HTMLFormElement>(null);
  const create = useRef<HTMLButtonElement>(null);
  const [mend, setMend] = useState(0);
  const [started] = useState(values);
  const [arranged] = useState(() => arrangeFields(definition, blanks.variables, values));
  const { withBlanks, main, more } = arranged;
  const used = usedOnes(blanks.variables, [values.name, values.parameters]);
  const own = issues.find((issue) => issue.path === namePath);
  const isIn = (fields: FieldDefinition[]) => (issue: Issue) =>
    fields.some((field) => field.path === fieldOfIssue(definition.fields, issue)) ||
    (withBlanks && issue.path === namePath);
  const known = [
    ...[...main, ...more].map((field) => field.path),
    ...used.map(({ name }) => blankPath(name)),
    namePath,
  ];
  const stray = issues.filter((issue) => !known.includes(fieldOfIssue(definition.fields, issue)));

  const { keepNow } = state;
  useEffect(() => {
    // What did not come from the draft is not in it yet.
    const same = started.parameters === form.parameters && started.values === blanks.values;
    if (!same) keepNow();
    const [blank] = state.missing;
    const asked = shownFields(definition.fields, main, filled);
    const path = blank ? blankPath(blank) : firstEmpty(asked, values.parameters)?.path;
    // All is there: Enter creates it.
    const first = path === undefined ? create.current : document.getElementById(controlId(path));
    (first ?? element.current?.querySelector<HTMLElement>('h2'))?.focus();
    // Only when the form opens.
  }, []);

  useEffect(() => {
    if (mend > 0) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [mend]);
  useEffect(() => {
    if (props.told.some((issue) => issue.level === 'error')) setMend((count) => count + 1);
  }, [props.told]);

  const sentAs = useRef(draftId);
  useEffect(() => {
    // The draft before was sent and did not become an action: what was typed is a new draft now.
    if (sentAs.current !== draftId) keepNow();
    sentAs.current = draftId;
  }, [draftId, keepNow]);

  const submit = async () => {
    if (props.busy || props.blocked) return;
    const finished = await state.finish();
    if (finished) props.onSubmit(finished);
    else setMend((count) => count + 1);
  };
  const close = async (discard: boolean) => {
    await state.idle();
    props.onClose(discard, state.unkept());
  };
  const place = {
    locationId: props.target.locationId,
    again: props.again,
    onNeedToken: props.onNeedToken,
  };
  // What came along from another agent's form is not what is known here.
  const isAsOpened = ({ path }: FieldDefinition) =>
    JSON.stringify(getPath(values.parameters, path)) ===
    JSON.stringify(getPath(form.parameters, path));
  const fields = (group: FieldDefinition[]) =>
    shownFields(definition.fields, group, filled).map((field) => (
      <FormField
        key={field.path}
        field={field}
        value={getPath(values.parameters, field.path)}
        issues={issues}
        mark={
          form.remembered.includes(field.path) && !state.edited.has(field.path) && isAsOpened(field)
            ? t('Used last time here')
            : undefined
        }
        place={place}
        knownName={isAsOpened(field) ? form.referenceNames[field.path] : undefined}
        onChange={(value) => state.change(field.path, value)}
        onLeave={() => state.leave(field.path)}
      />
    ));
  const nameTexts = {
    id: controlId(namePath),
    label: t('Action name'),
    help: t('How the action is listed in the builder.'),
    error: own?.level === 'error' ? own.message : undefined,
    warning: own?.level === 'warning' ? own.message : undefined,
  };
  const name = (
    <TextField
      field={nameField}
      value={values.name}
      texts={nameTexts}
      onChange={(value) => state.change(namePath, value)}
      onLeave={() => state.leave(namePath)}
    />
  );

  return (
    <form
      ref={element}
      class="form"
      noValidate
      aria-label={form.template.name}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => formKeys(event, () => void submit())}
    >
      <FormHead
        title={form.template.name}
        back={props.back ?? t('Back to templates')}
        icon={<ActionIcon type={form.template.type} />}
        about={<TimingBadge timing={definition.timing} />}
        onBack={() => void close(false)}
      >
        {props.tools?.(values)}
      </FormHead>
      <div class="form-body">
        {props.banner}
        {form.fromDraft && (
          <div class="draft-line">
            <span>{t('Draft: as you left it.')}</span>
            <Button kind="link" onClick={() => void close(true)}>
              {t('Discard draft')}
            </Button>
          </div>
        )}
        <NotKept failure={state.failure} />
        {stray.map((issue) => (
          <Notice key={issue.path + issue.message} tone={issue.level}>
            {issue.message}
          </Notice>
        ))}
        <BlankFields
          variables={used}
          state={blanks}
          values={values.values}
          keepSecrets={values.keepSecrets}
          issues={issues}
          edited={state.edited}
          place={place}
          onFill={state.fillBlank}
          onKeep={props.rememberSecrets === false ? undefined : state.keepSecret}
          onLeave={state.leave}
        />
        {fields(main)}
        {!withBlanks && name}
        {(withBlanks || more.length > 0) && (
          <Disclosure
            label={withBlanks ? t('Wording and details') : t('More options')}
            open={
              withBlanks
                ? form.fromDraft
                : more.some((field) => isFilled(field, started.parameters))
            }
            forced={issues.some((issue) => issue.level === 'error' && isIn(more)(issue))}
          >
            {fields(more)}
            {withBlanks && name}
          </Disclosure>
        )}
        {!props.check && (
          <Disclosure label={t('Preview')}>
            <Preview
              target={props.target}
              type={form.template.type}
              blanks={blanks}
              values={values}
            />
          </Disclosure>
        )}
      </div>
      <div class="footer">
        {props.blocked && (
          <p class="footer-note" id="form-blocked">
            {props.blocked}
          </p>
        )}
        <Button
          kind="primary"
          type="submit"
          wide
          busy={props.busy}
          disabled={props.blocked !== undefined}
          describedBy={props.blocked ? 'form-blocked' : undefined}
          buttonRef={create}
        >
          {props.submit ?? t('Create action')}
        </Button>
      </div>
    </form>
  );
}

import { ArrowLeft } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Issue } from '../../lib/actions/define.ts';
import type { FormState } from '../../lib/messaging/messages/form-open.ts';
import type { AgentAddress } from '../../lib/messaging/messages/shapes.ts';
import { ActionIcon } from '../fields/action-icon.tsx';
import { controlId, FormField } from '../fields/form-field.tsx';
import {
  type FormValues,
  fieldOfIssue,
  firstEmpty,
  groupFields,
  isFilled,
  namePath,
  shownFields,
} from '../fields/form-values.ts';
import { TimingBadge } from '../fields/timing-badge.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Field, fieldAria } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Preview } from './preview.tsx';
import { useForm } from './use-form.ts';

/** The form of one template for one agent, made from the fields of its action type. */
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
  /** Why nothing can be sent from here now. */
  blocked?: string | undefined;
  banner?: ComponentChildren;
  onChange: (values: FormValues, changed: boolean) => void;
  onSubmit: (values: FormValues) => void;
  /** `unkept`: values that could not be kept as a draft. */
  onClose: (discard: boolean, unkept: FormValues | undefined) => void;
  onNeedToken: () => void;
}) {
  const { form, draftId } = props;
  const state = useForm(props);
  const { definition, values, issues } = state;
  const element = useRef<HTMLFormElement>(null);
  const [mend, setMend] = useState(0);
  const [started] = useState(values);
  const { main, more } = groupFields(definition);
  const own = issues.find((issue) => issue.path === namePath);
  const ofMore = (issue: Issue) =>
    more.some((field) => field.path === fieldOfIssue(definition.fields, issue));
  const known = [...definition.fields.map((field) => field.path), namePath];
  const stray = issues.filter((issue) => !known.includes(fieldOfIssue(definition.fields, issue)));

  const { keepNow } = state;
  useEffect(() => {
    // What did not come from the draft is not in it yet.
    if (started.parameters !== form.parameters) keepNow();
    const empty = firstEmpty(main, values.parameters);
    const first = empty ? document.getElementById(controlId(empty.path)) : undefined;
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
  const fieldProps = {
    form,
    values,
    issues,
    edited: state.edited,
    locationId: props.target.locationId,
    again: props.again,
    onChange: state.change,
    onLeave: state.leave,
    onNeedToken: props.onNeedToken,
  };
  const nameTexts = {
    id: controlId(namePath),
    label: 'Action name',
    help: 'How the action is listed in the builder.',
    error: own?.level === 'error' ? own.message : undefined,
    warning: own?.level === 'warning' ? own.message : undefined,
  };

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
      onKeyDown={(event) => {
        // Enter in a one-line field must not send a form that is still being filled in.
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
          if (!(event.ctrlKey || event.metaKey)) event.preventDefault();
        }
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
      }}
    >
      <div class="form-head">
        <IconButton icon={ArrowLeft} label="Back to templates" onClick={() => void close(false)} />
        <ActionIcon type={form.template.type} />
        <h2 class="form-title" tabIndex={-1} title={form.template.name}>
          {form.template.name}
        </h2>
        <TimingBadge timing={definition.timing} />
      </div>
      <div class="form-body">
        {props.banner}
        {form.fromDraft && (
          <div class="draft-line">
            <span>Draft: as you left it.</span>
            <Button kind="link" onClick={() => void close(true)}>
              Discard draft
            </Button>
          </div>
        )}
        {state.failure && (
          <Notice tone="warning" title="What you type is not being kept" role="alert">
            {state.failure === 'storage'
              ? 'The browser’s storage did not take it. Your text stays here while this is open.'
              : 'The extension did not answer. Your text stays here while this is open.'}
          </Notice>
        )}
        {stray.map((issue) => (
          <Notice key={issue.path + issue.message} tone={issue.level}>
            {issue.message}
          </Notice>
        ))}
        {shownFields(definition.fields, main, values.parameters).map((field) => (
          <FormField key={field.path} field={field} {...fieldProps} />
        ))}
        <Field {...nameTexts}>
          <input
            id={nameTexts.id}
            class="input"
            type="text"
            autocomplete="off"
            value={values.name}
            {...fieldAria(nameTexts, true)}
            onInput={(event) => state.change(namePath, event.currentTarget.value)}
            onBlur={() => state.leave(namePath)}
          />
        </Field>
        {more.length > 0 && (
          <Disclosure
            label="More options"
            open={more.some((field) => isFilled(field, started.parameters))}
            forced={issues.some((issue) => issue.level === 'error' && ofMore(issue))}
          >
            {shownFields(definition.fields, more, values.parameters).map((field) => (
              <FormField key={field.path} field={field} {...fieldProps} />
            ))}
          </Disclosure>
        )}
        <Disclosure label="Preview">
          <Preview target={props.target} type={form.template.type} values={values} />
        </Disclosure>
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
        >
          Create action
        </Button>
      </div>
    </form>
  );
}

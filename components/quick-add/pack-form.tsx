import { CircleQuestionMark, Package } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Issue } from '../../lib/actions/define.ts';
import { actions } from '../../lib/actions/index.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import type { PackForm as Form } from '../../lib/messaging/messages/pack-open.ts';
import type { AgentAddress } from '../../lib/messaging/messages/shapes.ts';
import { blankPath } from '../../lib/templates/blank-path.ts';
import { ActionIcon } from '../fields/action-icon.tsx';
import { BlankFields } from '../fields/blank-field.tsx';
import { controlId } from '../fields/form-field.tsx';
import { TimingBadge } from '../fields/timing-badge.tsx';
import { formKeys } from '../shortcuts/form-keys.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { FormHead } from './form-head.tsx';
import { NotKept } from './not-kept.tsx';
import { checkPack, type PackValues, usePackForm } from './use-pack-form.ts';

/** Where the background tells what is wrong with one of the actions. */
const stepPath = (templateId: string) => `$step.${templateId}`;

/** The form of a pack for one agent: what its templates ask for, asked once, and what it creates. */
export function PackForm(props: {
  form: Form;
  values: PackValues;
  target: AgentAddress;
  agentName?: string | undefined;
  /** Changes when the sub-account's lists are to be read anew. */
  again: number;
  /** Changes when the draft before it has been sent. */
  draftId: string;
  told: Issue[];
  busy: boolean;
  /** Whether secrets may be kept beside the token; they may, unless an administrator says no. */
  rememberSecrets?: false | undefined;
  /** Why nothing can be sent from here now. */
  blocked?: string | undefined;
  banner?: ComponentChildren;
  tools?: ComponentChildren;
  keep: (values: PackValues) => Promise<unknown>;
  onChange: (values: PackValues, changed: boolean) => void;
  onSubmit: (values: PackValues) => void;
  onClose: (discard: boolean, unkept: PackValues | undefined) => void;
  onNeedToken: () => void;
}) {
  const { form, draftId } = props;
  const { name, description } = form.view.pack;
  const state = usePackForm(props);
  const { values, issues, asked, chosen } = state;
  const element = useRef<HTMLFormElement>(null);
  const apply = useRef<HTMLButtonElement>(null);
  const [mend, setMend] = useState(0);
  const [started] = useState(values);
  const known = [
    ...asked.map((variable) => blankPath(variable.name)),
    ...form.templates.map(({ id }) => stepPath(id)),
  ];
  const stray = [...form.issues, ...issues.filter(({ path }) => !known.includes(path))];
  const hindered = form.issues.some(({ level }) => level === 'error');

  const { keepNow } = state;
  useEffect(() => {
    if (started.values !== form.blanks.values) keepNow();
    const path = checkPack(form, started)[0]?.path;
    const first = path === undefined ? apply.current : document.getElementById(controlId(path));
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
    if (sentAs.current !== draftId) keepNow();
    sentAs.current = draftId;
  }, [draftId, keepNow]);

  const off =
    props.blocked ??
    (hindered
      ? t('Mend the pack in the workspace first.')
      : chosen.length === 0
        ? t('Choose at least one action.')
        : undefined);
  const submit = async () => {
    if (props.busy || off) return;
    const finished = await state.finish();
    if (finished) props.onSubmit(finished);
    else setMend((before) => before + 1);
  };
  const close = async (discard: boolean) => {
    await state.idle();
    props.onClose(discard, state.unkept());
  };

  return (
    <form
      ref={element}
      class="form"
      noValidate
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => formKeys(event, () => void submit())}
    >
      <FormHead
        title={name}
        back={t('Back to packs')}
        icon={
          <span class="action-icon">
            <Icon node={Package} />
          </span>
        }
        onBack={() => void close(false)}
      >
        {props.tools}
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
        {description && <p class="lead">{description}</p>}
        {stray.map((issue) => (
          <Notice key={issue.path + issue.message} tone={issue.level}>
            {issue.message}
          </Notice>
        ))}
        <BlankFields
          variables={asked}
          state={form.blanks}
          values={values.values}
          keepSecrets={values.keepSecrets}
          issues={issues}
          edited={state.edited}
          place={{
            locationId: props.target.locationId,
            again: props.again,
            onNeedToken: props.onNeedToken,
          }}
          onFill={state.fillBlank}
          onKeep={props.rememberSecrets === false ? undefined : state.keepSecret}
          onLeave={state.leave}
        />
        <fieldset class="pack-steps">
          <legend class="field-label">{t('Actions to create, in this order')}</legend>
          <ol>
            {form.templates.map((template) => (
              <li key={template.id}>
                <label class="pack-step" data-off={template.type ? undefined : ''}>
                  <input
                    type="checkbox"
                    checked={template.type !== undefined && !values.leftOut.includes(template.id)}
                    disabled={!template.type}
                    onChange={(event) => state.leaveOut(template.id, !event.currentTarget.checked)}
                  />
                  {template.type ? (
                    <ActionIcon type={template.type} />
                  ) : (
                    <span class="action-icon">
                      <Icon node={CircleQuestionMark} />
                    </span>
                  )}
                  <span class="pack-step-name" dir="auto">
                    {template.name}
                  </span>{' '}
                  {template.type ? (
                    <TimingBadge timing={actions[template.type].timing} short />
                  ) : (
                    <span class="mark">{t('Not there any more')}</span>
                  )}
                </label>
                {issues
                  .filter(({ path }) => path === stepPath(template.id))
                  .map(({ message }) => (
                    <p key={message} class="field-note field-error">
                      {message}
                    </p>
                  ))}
              </li>
            ))}
          </ol>
        </fieldset>
      </div>
      <div class="footer">
        <p class={off ? 'footer-note' : 'footer-say'} id="pack-says">
          {off ??
            plural(
              chosen.length,
              'Creates {count} action on {agent}.',
              'Creates {count} actions on {agent}.',
              { agent: props.agentName ?? t('this agent') },
            )}
        </p>
        <Button
          kind="primary"
          type="submit"
          wide
          busy={props.busy}
          disabled={off !== undefined}
          describedBy="pack-says"
          buttonRef={apply}
        >
          {t('Apply to this agent')}
        </Button>
      </div>
    </form>
  );
}

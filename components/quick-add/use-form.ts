import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ActionDefinition, Issue } from '../../lib/actions/define.ts';
import { actions } from '../../lib/actions/index.ts';
import { getPath, setPath } from '../../lib/actions/paths.ts';
import { validateAction } from '../../lib/actions/validate.ts';
import type { FormState } from '../../lib/messaging/messages/form-open.ts';
import type { AgentAddress } from '../../lib/messaging/messages/shapes.ts';
import type { MessageError } from '../../lib/messaging/send.ts';
import { type FormValues, fieldOfIssue, namePath } from '../fields/form-values.ts';
import { guessCountry, loadPhoneLibrary, readPhone } from '../fields/phone.ts';
import { useServices } from '../services.ts';
import { createDraftSaver } from './draft-saver.ts';

/** Phone numbers in the form HighLevel takes, for a form that is sent from inside such a field. */
async function withPhones(
  { fields }: ActionDefinition,
  values: FormValues,
  language: string,
): Promise<FormValues> {
  const phones = fields.filter((field) => field.kind === 'phone');
  if (phones.length === 0) return values;
  const library = await loadPhoneLibrary().catch(() => undefined);
  if (!library) return values;
  let { parameters } = values;
  for (const { path } of phones) {
    const text = getPath(parameters, path);
    const reading =
      typeof text === 'string' ? readPhone(library, text, guessCountry(language)) : undefined;
    if (reading) parameters = setPath(parameters, path, reading.e164);
  }
  return { ...values, parameters };
}

/** Why the last attempt to keep what was typed did not work. */
export type SaveFailure = MessageError['reason'] | undefined;

/**
 * The state of one form: values, what is wrong with them and whether that is shown yet. Every
 * change is kept by `draft/save`, for `target` under the current draft id.
 *
 * `told`: issues from outside (the background, HighLevel); each one goes when its field changes.
 */
export function useForm(options: {
  form: FormState;
  values: FormValues;
  target: AgentAddress;
  draftId: string;
  told: Issue[];
  onChange: (values: FormValues, changed: boolean) => void;
}) {
  const { form, target, draftId, told, onChange } = options;
  const { send, language, wait } = useServices();
  const definition = actions[form.template.type];
  const [values, setValues] = useState(options.values);
  const latest = useRef(options.values);
  const [edited, setEdited] = useState<ReadonlySet<string>>(new Set());
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState(false);
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<SaveFailure>();
  const unkept = useRef(false);
  const saver = useMemo(
    () =>
      createDraftSaver(send, (why) => {
        unkept.current = why !== undefined;
        setFailure(why);
      }),
    [send],
  );

  useEffect(() => {
    const flush = () => saver.flush();
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
    };
  }, [saver]);

  // new words from outside are unanswered
  useEffect(() => setAnswered(new Set()), [told]);

  const keep = useCallback(
    (next: FormValues) => {
      saver.save({ draftId, target, templateId: form.template.id, ...next });
    },
    [saver, draftId, target, form.template.id],
  );

  const change = useCallback(
    (path: string, value: unknown) => {
      const before = latest.current;
      const next =
        path === namePath
          ? { ...before, name: String(value ?? '') }
          : { ...before, parameters: setPath(before.parameters, path, value) };
      latest.current = next;
      setValues(next);
      setEdited((all) => new Set(all).add(path));
      setAnswered((all) => new Set(all).add(path));
      onChange(next, true);
      keep(next);
    },
    [keep, onChange],
  );

  const leave = useCallback((path: string) => setLeft((all) => new Set(all).add(path)), []);

  const found = validateAction({ type: form.template.type, ...values }).issues.filter((issue) => {
    if (issue.level === 'warning' || asked) return true;
    return left.has(fieldOfIssue(definition.fields, issue));
  });
  const stillTold = told.filter((issue) => !answered.has(fieldOfIssue(definition.fields, issue)));
  const issues = [...stillTold, ...found];

  /** The values as they would be sent, or undefined when something has to be mended first. */
  const finish = useCallback(async (): Promise<FormValues | undefined> => {
    setAsked(true);
    const next = await withPhones(definition, latest.current, language);
    if (next !== latest.current) {
      latest.current = next;
      setValues(next);
      onChange(next, true);
      keep(next);
    }
    const checked = validateAction({ type: form.template.type, ...next });
    if (!checked.ok) return undefined;
    await Promise.race([saver.idle(), wait(1500)]);
    return { name: checked.name, parameters: checked.parameters };
  }, [definition, form.template.type, keep, language, onChange, saver, wait]);

  return {
    definition,
    values,
    issues,
    edited,
    failure,
    change,
    leave,
    finish,
    /** The values, when the last attempt to keep them did not work. */
    unkept: () => (unkept.current ? latest.current : undefined),
    /** Keeps the values once more, e.g. under a new draft id. */
    keepNow: useCallback(() => keep(latest.current), [keep]),
    idle: useCallback(() => Promise.race([saver.idle(), wait(1500)]), [saver, wait]),
  };
}

import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Issue } from '../../lib/actions/define.ts';
import { actions } from '../../lib/actions/index.ts';
import { setPath } from '../../lib/actions/paths.ts';
import type { FormState } from '../../lib/messaging/messages/form-open.ts';
import { blankPath } from '../../lib/templates/blank-path.ts';
import type { Prepared } from '../../lib/templates/prepare.ts';
import { checkForm } from '../fields/check-form.ts';
import type { FormValues } from '../fields/form-content.ts';
import { fieldOfIssue, namePath } from '../fields/form-values.ts';
import { useServices } from '../services.ts';
import { useSaver } from '../use-saver.ts';
import { withPhones } from './with-phones.ts';

/**
 * The state of one form: values, what is wrong with them and whether that is shown yet. Every
 * change is kept by `keep`, which must stay the same function while the draft is the same.
 *
 * `told`: issues from outside (the background, HighLevel); each one goes when its field changes.
 */
export function useForm(options: {
  form: FormState;
  values: FormValues;
  told: Issue[];
  /** How values are checked, where they are not checked as a new action's. */
  check?: ((values: FormValues) => Prepared) | undefined;
  keep: (values: FormValues) => Promise<unknown>;
  onChange: (values: FormValues, changed: boolean) => void;
}) {
  const { form, told, onChange } = options;
  const { language } = useServices();
  const { type } = form.template;
  const { variables, keptSecrets } = form.blanks;
  const [values, setValues] = useState(options.values);
  const latest = useRef(options.values);
  const [edited, setEdited] = useState<ReadonlySet<string>>(new Set());
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState(false);
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const way = useRef(options.keep);
  way.current = options.keep;
  // What is saved takes its way along: the draft may be another one when its turn comes.
  const saver = useSaver(useCallback(({ send, what }: Kept) => send(what), []));
  const { save } = saver;

  // new words from outside are unanswered
  useEffect(() => setAnswered(new Set()), [told]);

  const take = useCallback(
    (next: FormValues) => {
      latest.current = next;
      setValues(next);
      onChange(next, true);
      // `onChange` may have made it another draft's: whoever draws next keeps it there, too.
      save({ send: way.current, what: next });
    },
    [save, onChange],
  );
  const touch = useCallback((path: string) => {
    setEdited((all) => new Set(all).add(path));
    setAnswered((all) => new Set(all).add(path));
  }, []);
  const change = useCallback(
    (path: string, value: unknown) => {
      const before = latest.current;
      touch(path);
      take(
        path === namePath
          ? { ...before, name: String(value ?? '') }
          : { ...before, parameters: setPath(before.parameters, path, value) },
      );
    },
    [take, touch],
  );
  const fillBlank = useCallback(
    (name: string, value: unknown) => {
      const { [name]: _, ...rest } = latest.current.values;
      touch(blankPath(name));
      take({ ...latest.current, values: value === undefined ? rest : { ...rest, [name]: value } });
    },
    [take, touch],
  );
  const keepSecret = useCallback(
    (name: string, on: boolean) => {
      const others = latest.current.keepSecrets.filter((one) => one !== name);
      take({ ...latest.current, keepSecrets: on ? [...others, name] : others });
    },
    [take],
  );
  const leave = useCallback((path: string) => setLeft((all) => new Set(all).add(path)), []);

  const { fields } = actions[type];
  // A field that was only passed by is not wrong yet, and nothing moves under the pointer.
  const isDone = (path: string) => left.has(path) && edited.has(path);
  const check = options.check ?? ((of: FormValues) => checkForm(type, variables, of, keptSecrets));
  const checked = check(values);
  const found = checked.issues.filter(
    (issue) => issue.level === 'warning' || asked || isDone(fieldOfIssue(fields, issue)),
  );
  const stillTold = told.filter((issue) => !answered.has(fieldOfIssue(fields, issue)));

  /** The values as they would be sent, or undefined when something has to be mended first. */
  const finish = async (): Promise<FormValues | undefined> => {
    setAsked(true);
    const next = await withPhones(type, variables, latest.current, language);
    if (next !== latest.current) take(next);
    if (!check(next).ok) return undefined;
    await saver.idle();
    return next;
  };

  return {
    definition: actions[type],
    values,
    /** The parameters with the blanks filled in. */
    filled: checked.parameters,
    /** Required blanks without a value. */
    missing: checked.missing,
    issues: [...stillTold, ...found],
    edited,
    failure: saver.failure,
    change,
    fillBlank,
    keepSecret,
    leave,
    finish,
    /** The values, when the last attempt to keep them did not work. */
    unkept: () => (saver.isUnkept() ? latest.current : undefined),
    /** Keeps the values once more, e.g. under a new draft id. */
    keepNow: useCallback(() => save({ send: way.current, what: latest.current }), [save]),
    idle: saver.idle,
  };
}

interface Kept {
  send: (what: FormValues) => Promise<unknown>;
  what: FormValues;
}

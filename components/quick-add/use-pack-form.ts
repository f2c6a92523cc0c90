import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Issue } from '../../lib/actions/define.ts';
import type { PackForm } from '../../lib/messaging/messages/pack-open.ts';
import { blankPath } from '../../lib/templates/blank-path.ts';
import { isBlank } from '../../lib/templates/fill.ts';
import { isReference, type Values, type Variable } from '../../lib/templates/schema.ts';
import { checkValue } from '../../lib/templates/values.ts';
import { withKept } from '../fields/check-form.ts';
import { useServices } from '../services.ts';
import { useSaver } from '../use-saver.ts';
import { withPhoneValues } from './with-phones.ts';

/** What the form of a pack holds. */
export interface PackValues {
  values: Values;
  keepSecrets: string[];
  /** Templates that are not to be created. */
  leftOut: string[];
}

/** What the form of a pack begins with. */
export const packValuesOf = ({ blanks, leftOut }: PackForm): PackValues => ({
  values: blanks.values,
  keepSecrets: [],
  leftOut,
});

/** The templates of a pack that are there and not left out. */
export const chosenOf = (form: PackForm, leftOut: string[]) =>
  form.templates.filter(({ id, type }) => type !== undefined && !leftOut.includes(id));

/** The blanks that the chosen templates use. */
export function askedBlanks(form: PackForm, leftOut: string[]): Variable[] {
  const used = new Set(chosenOf(form, leftOut).flatMap(({ uses }) => uses));
  return form.blanks.variables.filter(({ name }) => used.has(name));
}

/** What is wrong with the blanks of a pack. What the actions make of them the background checks. */
export function checkPack(form: PackForm, { values, leftOut }: PackValues): Issue[] {
  const known = withKept(values, form.blanks.keptSecrets);
  return askedBlanks(form, leftOut).flatMap((variable): Issue[] => {
    const value = known[variable.name];
    const given = isReference(variable.kind) ? undefined : variable.default;
    const message = checkValue(variable, isBlank(value) ? given : value);
    return message ? [{ path: blankPath(variable.name), message, level: 'error' }] : [];
  });
}

/** The state of a pack's form, like `useForm` for one template. `keep` keeps the present draft. */
export function usePackForm(options: {
  form: PackForm;
  values: PackValues;
  told: Issue[];
  keep: (values: PackValues) => Promise<unknown>;
  onChange: (values: PackValues, changed: boolean) => void;
}) {
  const { form, told, onChange } = options;
  const { language } = useServices();
  const [values, setValues] = useState(options.values);
  const latest = useRef(options.values);
  const [edited, setEdited] = useState<ReadonlySet<string>>(new Set());
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState(false);
  const way = useRef(options.keep);
  way.current = options.keep;
  const saver = useSaver(useCallback(({ send, what }: Kept) => send(what), []));
  const { save } = saver;
  useEffect(() => setAnswered(new Set()), [told]);

  const take = useCallback(
    (next: PackValues) => {
      latest.current = next;
      setValues(next);
      onChange(next, true);
      save({ send: way.current, what: next });
    },
    [save, onChange],
  );
  const fillBlank = useCallback(
    (name: string, value: unknown) => {
      const { [name]: _, ...rest } = latest.current.values;
      setEdited((all) => new Set(all).add(blankPath(name)));
      setAnswered((all) => new Set(all).add(blankPath(name)));
      take({ ...latest.current, values: value === undefined ? rest : { ...rest, [name]: value } });
    },
    [take],
  );
  const put = (list: string[], one: string, on: boolean) => {
    const others = list.filter((other) => other !== one);
    return on ? [...others, one] : others;
  };
  const found = checkPack(form, values).filter(
    ({ path }) => asked || (left.has(path) && edited.has(path)),
  );

  return {
    values,
    asked: askedBlanks(form, values.leftOut),
    chosen: chosenOf(form, values.leftOut),
    issues: [...told.filter(({ path }) => !answered.has(path)), ...found],
    edited,
    failure: saver.failure,
    fillBlank,
    keepSecret: (name: string, on: boolean) =>
      take({ ...latest.current, keepSecrets: put(latest.current.keepSecrets, name, on) }),
    leaveOut: (templateId: string, on: boolean) =>
      take({ ...latest.current, leftOut: put(latest.current.leftOut, templateId, on) }),
    leave: useCallback((path: string) => setLeft((all) => new Set(all).add(path)), []),
    /** The values as they would be sent, or undefined when something has to be mended first. */
    async finish(): Promise<PackValues | undefined> {
      setAsked(true);
      const { values: typed, leftOut } = latest.current;
      const read = await withPhoneValues(askedBlanks(form, leftOut), typed, language);
      if (read !== typed) take({ ...latest.current, values: read });
      if (checkPack(form, latest.current).length > 0) return undefined;
      await saver.idle();
      const gone = form.templates.filter(({ type }) => type === undefined).map(({ id }) => id);
      return { ...latest.current, leftOut: [...new Set([...latest.current.leftOut, ...gone])] };
    },
    unkept: () => (saver.isUnkept() ? latest.current : undefined),
    keepNow: useCallback(() => save({ send: way.current, what: latest.current }), [save]),
    idle: saver.idle,
  };
}

interface Kept {
  send: (what: PackValues) => Promise<unknown>;
  what: PackValues;
}

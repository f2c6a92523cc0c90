import { isHttpUrl } from '../actions/fields.ts';
import { actions } from '../actions/index.ts';
import { hideSecrets, mask } from '../actions/secrets.ts';
import { inEnglish, t } from '../i18n/t.ts';
import { isOpen } from '../templates/open-secrets.ts';
import type { Template, TemplateContent, Variable } from '../templates/schema.ts';
import { spot } from '../templates/spot.ts';
import { createVariableNames } from '../templates/variable-names.ts';
import { tokenise, usedVariables } from '../templates/variables.ts';
import { mapPlaces, type Place, placeLabel, splice } from './places.ts';
import { type Known, privateSpots } from './private-spots.ts';

export type FindingKind = 'secret' | 'id' | 'phone' | 'email' | 'address';

/** Something that was found where a template would leave. Secrets are masked in it. */
export interface Found {
  /** The same place and value have the same key the next time. */
  key: string;
  /** Where it stands, in people's words. */
  place: string;
  kind: FindingKind;
  text: string;
  /** Never leaves as it is. */
  forced: boolean;
  choice: 'blank' | 'keep';
  /** No blank can stand there: it is left out instead. */
  leftOut?: true;
}

/** What a person has chosen, by the keys of what was found. */
export type Choices = Record<string, 'blank' | 'keep'>;

type Content = TemplateContent & Pick<Template, 'extra'>;

/** What stands where something cannot leave and no blank can be. */
const leftOut = '[left out]';

const emails = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g;

/**
 * The template as it may leave: secrets and ids become blanks, or are left out where none can stand;
 * phone numbers and addresses do as people chose. Tells everything that was found. Pure; what has
 * nothing in it is returned as it is, so that leaving and coming back changes nothing.
 */
export function openContent(
  content: Content,
  known: Known,
  choices: Choices = {},
): { content: Content; found: Found[] } {
  const found: Found[] = [];
  const names = createVariableNames([
    ...content.variables.map(({ name }) => name),
    ...usedVariables([content.actionName, content.parameters]),
  ]);
  const made = new Map<string, Variable>();
  const blankFor = (kind: FindingKind, value: string, label: string): string => {
    const key = `${kind} ${value}`;
    const variable = made.get(key) ?? {
      ...names(label, kindWords[kind].label),
      kind: kindWords[kind].variable,
      required: true,
    };
    made.set(key, variable);
    return `{{${variable.name}}}`;
  };
  /** Notes what was found; tells whether it goes. */
  const note = (kind: FindingKind, value: string, place: Place): boolean => {
    const forced = kind === 'secret' || kind === 'id';
    const same = found.filter((one) => one.key.startsWith(`${place.path} ${kind}`)).length;
    const key = `${place.path} ${kind} ${forced ? same : value}`;
    const choice = forced
      ? 'blank'
      : Object.hasOwn(choices, key)
        ? (choices[key] ?? 'keep')
        : 'keep';
    if (!found.some((one) => one.key === key)) {
      found.push({
        key,
        // What people call something may hold what was found, too.
        place: splice(
          place.label,
          privateSpots(place.label, known).map((one) => ({ ...one, by: mask })),
        ),
        kind,
        text: kind === 'secret' ? mask : value,
        forced,
        choice,
        ...(place.fillable ? {} : { leftOut: true as const }),
      });
    }
    return choice === 'blank';
  };
  const replaced = (kind: FindingKind, value: string, place: Place): string =>
    place.fillable ? blankFor(kind, value, kindWords[kind].label) : leftOut;

  /** A text without what may not leave; blanks and merge fields in it stay as they are. */
  const clean = (text: string, place: Place): string => {
    const pieces = tokenise(text).map((token) =>
      token.kind === 'text' ? cleanPlain(token.text, place) : token.text,
    );
    return cleanChosen(pieces.join(''), place);
  };
  const cleanPlain = (text: string, place: Place): string =>
    splice(
      text,
      privateSpots(text, known).map((one) => ({
        ...one,
        by: note(one.kind, one.value, place) ? replaced(one.kind, one.value, place) : one.value,
      })),
    );
  const cleanChosen = (text: string, place: Place): string => {
    const spots = [
      ...spot(text).map((one) => ({
        ...one,
        kind: one.kind === 'phone' ? ('phone' as const) : ('address' as const),
      })),
      ...(text.includes('@') ? [...text.matchAll(emails)] : []).map(({ 0: value, index }) => ({
        kind: 'email' as const,
        value,
        start: index,
        end: index + value.length,
      })),
    ].sort((a, b) => a.start - b.start);
    const apart = spots.filter(
      (one, index) => !spots.slice(0, index).some((other) => one.start < other.end),
    );
    return splice(
      text,
      apart.map((one) => ({
        ...one,
        by: note(one.kind, one.value, place) ? replaced(one.kind, one.value, place) : one.value,
      })),
    );
  };

  const { type } = content;
  const labelOf = (path: string) => placeLabel(type, path);
  // Blanks that are made here leave: they are called the same whatever the interface speaks.
  const nameOf = (path: string) => inEnglish(() => placeLabel(type, path));
  const fields = inEnglish(() => actions[type].fields);
  // First what its place says is secret, then what says it itself.
  const secretless = hideSecrets(type, content.parameters, (secret) => {
    const { path, value } = secret;
    if (!isOpen(secret)) return value;
    note('secret', `${value}`, {
      path: `parameters.${path}`,
      label: labelOf(path),
      fillable: true,
    });
    const word = /^(?:bearer|basic|token)\s+(?=\S)/i.exec(`${value}`)?.[0] ?? '';
    return word + blankFor('secret', `${value}`, nameOf(path));
  });
  const parameters = mapPlaces(secretless, '', (text, path) => {
    const field = fields.find((one) => one.path === path);
    const place = { path: `parameters.${path}`, label: labelOf(path), fillable: true };
    const isLiteral = text.trim() !== '' && usedVariables(text).length === 0;
    if (field?.kind === 'reference' && isLiteral) {
      note('id', text, place);
      const { reference: kind, required, help, label } = field;
      const variable = { ...names(label, label), kind, required, help };
      made.set(`reference ${path}`, variable);
      return `{{${variable.name}}}`;
    }
    // A number that rings and an address that is called are what the field is for.
    const whole = field?.kind === 'phone' ? 'phone' : field?.kind === 'url' ? 'address' : undefined;
    if (whole && isLiteral && privateSpots(text, known).length === 0 && isWhole(whole, text)) {
      return note(whole, text, place) ? blankFor(whole, text, nameOf(path)) : text;
    }
    return clean(text, place);
  }) as TemplateContent['parameters'];

  const words = (path: string, label: string, text: string) =>
    clean(text, { path, label, fillable: false });
  const variables = content.variables.map((one, index) =>
    cleanVariable(one, index, { clean, note }),
  );
  const opened: Content = {
    ...content,
    name: words('name', t('Name'), content.name),
    ...(content.actionName === undefined
      ? {}
      : { actionName: words('actionName', t('Action’s name'), content.actionName) }),
    description: words('description', t('Description'), content.description),
    folder: words('folder', t('Folder'), content.folder),
    tags: content.tags.map((tag, index) => words(`tags.${index}`, t('Tag'), tag)),
    parameters,
    variables: [...variables, ...made.values()],
    ...(content.extra
      ? {
          extra: mapPlaces(content.extra, '', (text, path) =>
            words(`extra.${path}`, t('Extra key “{key}”', { key: path }), text),
          ) as Record<string, unknown>,
        }
      : {}),
  };
  return { content: opened, found };
}

const kindWords: Record<FindingKind, { label: string; variable: Variable['kind'] }> = {
  secret: { label: 'Secret', variable: 'secret' },
  id: { label: 'Id', variable: 'text' },
  phone: { label: 'Phone number', variable: 'phone' },
  email: { label: 'E-mail address', variable: 'text' },
  address: { label: 'Web address', variable: 'url' },
};

const isWhole = (kind: 'phone' | 'address', text: string) =>
  kind === 'phone' ? /^\+\d{10,15}$/.test(text) : isHttpUrl(text);

/** A blank as it may leave: what it would be filled with is left out where it may not go along. */
function cleanVariable(
  variable: Variable,
  index: number,
  {
    clean,
    note,
  }: {
    clean(text: string, place: Place): string;
    note(kind: FindingKind, value: string, place: Place): boolean;
  },
): Variable {
  const place = (part: string): Place => ({
    path: `variables.${variable.name || index}.${part}`,
    label: t('Blank “{label}”', { label: variable.label || variable.name }),
    fillable: false,
  });
  const { default: given, sample, aliases, choices, ...rest } = variable;
  const value = (part: string, one: unknown) => {
    if (typeof one !== 'string') return one;
    if (variable.kind === 'secret') {
      if (one !== '') note('secret', one, place(part));
      return undefined;
    }
    const cleaned = clean(one, place(part));
    return cleaned === one ? one : undefined;
  };
  const [kept, example] = [value('default', given), value('sample', sample)];
  const openTexts = <T>(one: T, at: string): T =>
    mapPlaces(one, at, (text, path) =>
      path === 'name' || path === 'kind' ? text : clean(text, place(path)),
    ) as T;
  const open = openTexts(rest, '');
  return {
    ...open,
    ...(given === undefined || kept === undefined ? {} : { default: kept as string }),
    ...(aliases === undefined
      ? {}
      : { aliases: aliases.filter((one) => clean(one, place('aliases')) === one) }),
    ...(choices === undefined
      ? {}
      : {
          choices: choices.flatMap(({ value: chosen, ...more }, at) =>
            value('choices', chosen) === undefined
              ? []
              : [{ value: chosen, ...openTexts(more, `choices.${at}`) }],
          ),
        }),
    ...(sample === undefined || example === undefined ? {} : { sample: example as string }),
  } as Variable;
}

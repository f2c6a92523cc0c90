import type { Key } from '../i18n/catalog.ts';
import { t } from '../i18n/t.ts';
import { type Difference, inWords, same } from './compare-words.ts';
import { kindLabels } from './edit-blanks.ts';
import type { Variable } from './schema.ts';

/** The parts of a blank: what people call them, and how they read. */
const parts: { key: keyof Variable; label: Key; words?: (one: Variable) => string }[] = [
  { key: 'name', label: 'Written as', words: ({ name }) => `{{${name}}}` },
  { key: 'label', label: 'Label' },
  { key: 'kind', label: 'Kind', words: ({ kind }) => t(kindLabels[kind]) },
  { key: 'required', label: 'Required' },
  { key: 'help', label: 'Help' },
  { key: 'default', label: 'Default' },
  { key: 'aliases', label: 'Other names' },
  {
    key: 'choices',
    label: 'Choices',
    words: ({ choices }) => (choices ?? []).map((one) => one.label).join(', '),
  },
  { key: 'sample', label: 'Sample' },
];

/** What differs in the blanks: part by part where one stayed, in a line where it came or went. */
export function compareVariables(before: Variable[], after: Variable[]): Difference[] {
  const was = earlierOf(before, after);
  const differences: Difference[] = after.flatMap((now, index) => {
    const old = was.get(now);
    const path = `variables.${index}`;
    return old ? compareOne(old, now, path) : [{ label: titleOf(now), after: inLine(now), path }];
  });
  const stayed = new Set(was.values());
  for (const [index, old] of before.entries()) {
    if (stayed.has(old)) continue;
    differences.push({ label: titleOf(old), before: inLine(old), path: `variables.${index}` });
  }
  const both = {
    before: before.filter((one) => stayed.has(one)),
    after: after.filter((one) => was.has(one)),
  };
  if (!both.after.every((one, index) => was.get(one) === both.before[index])) {
    const [old, now] = [both.before, both.after].map((all) =>
      all.map(({ label }) => label).join(', '),
    );
    differences.push({
      label: t('Order of blanks'),
      path: 'variables',
      before: old ?? '',
      after: now ?? '',
    });
  }
  return differences;
}

/** For each variable the one it was before: of the same name, else of the same label. */
function earlierOf(before: Variable[], after: Variable[]): Map<Variable, Variable> {
  const found = new Map<Variable, Variable>();
  const free = new Set(before);
  for (const key of ['name', 'label'] as const) {
    const byKey = new Map([...free].reverse().map((one) => [one[key], one]));
    for (const now of after) {
      const old = byKey.get(now[key]);
      if (found.has(now) || !old || !free.delete(old)) continue;
      found.set(now, old);
    }
  }
  return found;
}

const titleOf = ({ label, name }: Variable) => t('Blank “{label}”', { label: label || name });

const inLine = ({ name, kind }: Variable) => `{{${name}}} · ${t(kindLabels[kind])}`;

function compareOne(old: Variable, now: Variable, path: string): Difference[] {
  return parts.flatMap(({ key, label, words }) => {
    if (same(old[key], now[key])) return [];
    const side = (one: Variable) => (words ? words(one) : inWords(one[key]));
    return [
      {
        label: `${titleOf(now)}: ${t(label)}`,
        path: `${path}.${key}`,
        ...(old[key] === undefined ? {} : { before: side(old) }),
        ...(now[key] === undefined ? {} : { after: side(now) }),
      },
    ];
  });
}

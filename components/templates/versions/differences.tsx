import { diffWordsWithSpace } from 'diff';
import { t } from '../../../lib/i18n/t.ts';
import { compareContents, type Difference } from '../../../lib/templates/compare.ts';
import type { TemplateContent } from '../../../lib/templates/schema.ts';
import './differences.css';

// Comparing word by word takes long for texts that have little in common.
const longest = 20_000;
const patience = 2000;

export interface Part {
  value: string;
  added?: boolean;
  removed?: boolean;
}

/** What changed between two texts, word by word; the whole texts where that is too much to tell. */
export function partsOf(before: string, after: string): Part[] {
  const whole: Part[] = [
    { value: before, removed: true },
    { value: after, added: true },
  ];
  if (before.length + after.length > longest) return whole;
  return diffWordsWithSpace(before, after, { maxEditLength: patience }) ?? whole;
}

/** In what two versions of a template differ, field by field. */
export function Differences(props: {
  before: TemplateContent;
  after: TemplateContent;
  /** What the two are called. */
  words: { before: string; after: string };
}) {
  const { before, after, words } = props;
  const all = compareContents(before, after);
  if (all.length === 0) return <p class="lead">{t('There is no difference.')}</p>;
  return <DifferenceList all={all} words={words} parts={partsOf} />;
}

/** Differences field by field, with what the two sides are called. */
export function DifferenceList(props: {
  all: readonly { [Key in keyof Difference]: Difference[Key] | undefined }[];
  words: { before: string; after: string };
  /** What changed between two texts. */
  parts: (before: string, after: string) => Part[];
}) {
  const { all, words, parts } = props;
  return (
    <div class="differences">
      <p class="difference-legend">
        <del>{words.before}</del> <ins>{words.after}</ins>
      </p>
      <dl>
        {all.map((one, index) => (
          // two differences may have one label
          <div key={index} class="difference">
            <dt>{one.label}</dt>
            <dd>
              {parts(one.before ?? '', one.after ?? '').map((part, place) => (
                <Change key={place} {...part} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Removed and added words are told to screen readers too; colour alone would not do. */
export function Change({ value, added, removed }: Part) {
  if (value === '') return null;
  if (!added && !removed) return <span>{value}</span>;
  const Tag = added ? 'ins' : 'del';
  return (
    <Tag>
      <span class="visually-hidden">{added ? ` ${t('added:')} ` : ` ${t('removed:')} `}</span>
      {value}
    </Tag>
  );
}

import { AtSign, Fingerprint, Globe, type IconNode, KeyRound, Lock, Phone } from 'lucide';
import { useState } from 'preact/hooks';
import type { Key } from '../../lib/i18n/catalog.ts';
import { number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { Finding } from '../../lib/messaging/messages/share-shapes.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Segments } from '../ui/segments.tsx';
import type { ExportChoice } from './export-review.tsx';

type Kind = Finding['kind'];

/** Findings that a group shows at first, and how many more each time. */
const atOnce = 50;

interface Words {
  icon: IconNode;
  title: Key;
  about: Key;
  /** What is said where each can be kept. */
  all?: { keep: Key; blank: Key };
}

const words: Record<Kind, Words> = {
  secret: {
    icon: KeyRound,
    title: 'Secrets',
    about: 'They never leave. Each becomes a blank that is filled in there.',
  },
  id: {
    icon: Fingerprint,
    title: 'Ids of a sub-account',
    about: 'They fit one sub-account only and never leave. Each becomes a blank.',
  },
  phone: {
    icon: Phone,
    title: 'Phone numbers',
    about: 'Whoever gets this sees them, and calls go there. Keep those that are meant for all.',
    all: { keep: 'Keep all phone numbers', blank: 'Make all phone numbers blanks' },
  },
  email: {
    icon: AtSign,
    title: 'E-mail addresses',
    about: 'Whoever gets this sees them. Keep those that are meant for all.',
    all: { keep: 'Keep all e-mail addresses', blank: 'Make all e-mail addresses blanks' },
  },
  address: {
    icon: Globe,
    title: 'Web addresses',
    about:
      'Whoever gets this sees them, and agents send or ask there. Keep those that are meant for all.',
    all: { keep: 'Keep all web addresses', blank: 'Make all web addresses blanks' },
  },
};

export const findingKinds = Object.keys(words) as Kind[];

/** All findings of one kind: what never leaves is told, of the rest each has a choice. */
export function FindingGroup(props: {
  kind: Kind;
  findings: Finding[];
  choices: Record<string, ExportChoice>;
  onChoose: (keys: string[], choice: ExportChoice) => void;
}) {
  const { kind, findings, choices, onChoose } = props;
  const { icon, title, about, all } = words[kind];
  const [shown, setShown] = useState(atOnce);
  const free = findings.filter(({ forced }) => !forced).map(({ key }) => key);
  return (
    <section class="finding-group" aria-label={t(title)}>
      <div class="finding-head">
        <h3>
          <Icon node={icon} />
          {t(title)} <span class="side-count">{number(findings.length)}</span>
        </h3>
        {all && free.length > 1 && (
          <span class="finding-all">
            <Button kind="link" label={t(all.keep)} onClick={() => onChoose(free, 'keep')}>
              {t('Keep all')}
            </Button>
            <Button kind="link" label={t(all.blank)} onClick={() => onChoose(free, 'blank')}>
              {t('Make all blanks')}
            </Button>
          </span>
        )}
      </div>
      <p class="quiet">{t(about)}</p>
      <ul>
        {findings.slice(0, shown).map((finding) => (
          <FindingLine
            key={finding.key}
            finding={finding}
            choice={choices[finding.key] ?? finding.choice}
            onChoose={(choice) => onChoose([finding.key], choice)}
          />
        ))}
      </ul>
      {findings.length > shown && (
        <Button small onClick={() => setShown(shown + 4 * atOnce)}>
          {t('Show more ({count} left)', { count: findings.length - shown })}
        </Button>
      )}
    </section>
  );
}

function FindingLine(props: {
  finding: Finding;
  choice: ExportChoice;
  onChoose: (choice: ExportChoice) => void;
}) {
  const { finding, choice } = props;
  const { text, templateName, place, forced, leftOut } = finding;
  const choices: Record<ExportChoice, string> = {
    keep: t('Keep'),
    blank: leftOut ? t('Leave it out') : t('Make it a blank'),
  };
  return (
    <li class="finding">
      <span class="finding-text">
        <bdi class="finding-what">{text}</bdi>
        <span class="quiet">
          <bdi>{templateName}</bdi> · {place}
        </span>
      </span>
      {forced ? (
        <span class="finding-locked">
          <Icon node={Lock} size={14} />
          {leftOut ? t('Is left out') : t('Becomes a blank')}
        </span>
      ) : (
        <Segments
          label={t('{text} in {template}', { text, template: templateName })}
          choices={choices}
          chosen={choice}
          onChoose={props.onChoose}
        />
      )}
    </li>
  );
}

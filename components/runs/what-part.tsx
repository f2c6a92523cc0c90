import { Package, X } from 'lucide';
import { useMemo, useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import type { PlanWhat } from '../../lib/messaging/messages/plan-shapes.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { ActionIcon } from '../fields/action-icon.tsx';
import { TemplatePicker } from '../packs/template-picker.tsx';
import { OriginBadge } from '../sharing/origin-badge.tsx';
import { SearchField } from '../templates/search-field.tsx';
import { IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Segments } from '../ui/segments.tsx';
import { useAnswer } from '../use-answer.ts';
import type { Blanks } from './blank-cells.ts';

const noFrom = { text: '' };

/** What: a pack, templates in order, or the action of an agent that it was begun with. */
export function WhatPart(props: {
  what: PlanWhat | undefined;
  /** What is known of it; undefined while it is read. */
  blanks: Blanks | undefined;
  onWhat: (what: PlanWhat | undefined) => void;
}) {
  const { what, blanks, onWhat } = props;
  const [kind, setKind] = useState<'pack' | 'templates' | undefined>(
    what?.kind === 'action' ? undefined : (what?.kind ?? 'pack'),
  );
  const ids = what?.kind === 'templates' ? what.templateIds : [];
  const put = (templateIds: string[]) =>
    onWhat(templateIds.length > 0 ? { kind: 'templates', templateIds } : undefined);
  const kinds = { pack: t('A pack'), templates: t('Templates') };
  return (
    <div class="what">
      <Segments label={t('What to apply')} choices={kinds} chosen={kind} onChoose={setKind} />
      {kind === undefined && (
        <p>
          {t('A copy of the action “{name}”. Choose a pack or templates instead:', {
            name: blanks?.name ?? '…',
          })}
        </p>
      )}
      {kind === 'pack' && (
        <Packs
          chosen={what?.kind === 'pack' ? what.packId : undefined}
          onChoose={(packId) => onWhat({ kind: 'pack', packId })}
        />
      )}
      {kind === 'templates' && (
        <>
          {ids.length > 0 && (
            <ol class="what-templates" aria-label={t('Chosen templates, in order')}>
              {ids.map((id) => {
                const known = blanks?.templates.find((one) => one.id === id);
                const name = known?.name ?? t('Reading…');
                return (
                  <li key={id}>
                    {known?.type && <ActionIcon type={known.type} />}
                    <span class="row-name" dir="auto">
                      {name}
                    </span>
                    <IconButton
                      icon={X}
                      label={t('Leave out: {name}', { name })}
                      onClick={() => put(ids.filter((other) => other !== id))}
                    />
                  </li>
                );
              })}
            </ol>
          )}
          <TemplatePicker chosen={ids} there={t('Chosen')} onAdd={(id) => put([...ids, id])} />
        </>
      )}
    </div>
  );
}

function Packs(props: { chosen: string | undefined; onChoose: (packId: string) => void }) {
  const { answer, failure, again } = useAnswer('pack/list', {});
  const [text, setText] = useState('');
  const packs = useMemo(() => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    return (answer?.packs ?? []).filter(({ name, description, library }) => {
      const all = `${name} ${description} ${library?.name ?? ''}`.toLowerCase();
      return words.every((word) => all.includes(word));
    });
  }, [answer, text]);
  return (
    <>
      <SearchField
        label={t('Search packs')}
        from={noFrom}
        onText={setText}
        onDown={() => document.querySelector<HTMLElement>('.what-pack input')?.focus()}
      />
      {failure && (
        <FailureNotice
          title={t('The packs could not be read')}
          failure={failure}
          onAgain={() => void again()}
        />
      )}
      {answer && packs.length === 0 && (
        <p class="quiet">
          {text ? t('No pack fits “{text}”.', { text: text.trim() }) : t('There are no packs yet.')}
        </p>
      )}
      <fieldset class="what-packs">
        <legend class="visually-hidden">{t('Pack')}</legend>
        {packs.map((pack) => (
          <label key={pack.id} class="what-pack">
            <input
              type="radio"
              name="pack"
              checked={pack.id === props.chosen}
              onChange={() => props.onChoose(pack.id)}
            />
            <span class="action-icon">
              <Icon node={Package} />
            </span>
            <span class="row-text">
              <span class="row-line">
                <span class="row-name" dir="auto">
                  {pack.name}
                </span>
                <OriginBadge {...pack} />
              </span>
              <span class="row-description">
                {plural(pack.templates.length, '{count} action', '{count} actions')}
                {pack.description && ` · ${pack.description}`}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
    </>
  );
}

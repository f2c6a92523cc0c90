import { History } from 'lucide';
import { useId, useState } from 'preact/hooks';
import { ago, moment } from '../../lib/i18n/format.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import type { TargetSet } from '../../lib/runs/plan/schema.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { MenuButton } from '../ui/menu-button.tsx';
import { useToast } from '../ui/toast.tsx';
import { useAnswer } from '../use-answer.ts';
import { type Chosen, countsOf, targetsOf } from './wish.ts';

const longestName = 100;

/** “30 agents, 26 Nov”: what a set is called that nobody gave a name. */
export function setName(chosen: Chosen, now: number): string {
  const day = moment(now, { day: 'numeric', month: 'short' });
  return `${plural(countsOf(chosen).agents, '{count} agent', '{count} agents')}, ${day}`;
}

/** The set that holds these very agents, whatever it is called. */
export function sameSet(sets: readonly TargetSet[], chosen: Chosen): TargetSet | undefined {
  const { agents } = countsOf(chosen);
  return sets.find(
    ({ targets }) =>
      targets.length === agents &&
      targets.every(({ locationId, agentId }) => chosen.get(locationId)?.has(agentId)),
  );
}

function chosenOf({ targets }: TargetSet): Chosen {
  const chosen = new Map<string, Set<string>>();
  for (const { locationId, agentId } of targets) {
    const here = chosen.get(locationId);
    if (here) here.add(agentId);
    else chosen.set(locationId, new Set([agentId]));
  }
  return chosen;
}

/** Agents that were chosen together before, and keeping the present ones under a name. */
export function TargetSets(props: { chosen: Chosen; onChosen: (chosen: Chosen) => void }) {
  const { chosen } = props;
  const { send, now, newId } = useServices();
  const toast = useToast();
  const { answer, again } = useAnswer('target-set/list', {});
  const [naming, setNaming] = useState(false);
  const sets = answer?.sets ?? [];
  const same = sameSet(sets, chosen);
  const save = async (name: string) => {
    try {
      await send('target-set/save', { id: same?.id ?? newId(), name, targets: targetsOf(chosen) });
      toast({ tone: 'success', text: t('“{name}” is kept.', { name }) });
    } catch (error) {
      toast({ tone: 'error', text: failureText(error) });
    }
    setNaming(false);
    void again();
  };
  const forget = async ({ id, name }: TargetSet) => {
    try {
      await send('target-set/save', { id, name });
      toast({ text: t('“{name}” is forgotten. In HighLevel nothing changes.', { name }) });
    } catch (error) {
      toast({ tone: 'error', text: failureText(error) });
    }
    void again();
  };
  const some = chosen.size > 0;
  if (sets.length === 0 && !some) return null;
  const keep = [
    ...(some
      ? [{ key: 'keep', label: t('Keep these under a name…'), onChoose: () => setNaming(true) }]
      : []),
    ...(same
      ? [
          {
            key: 'forget',
            label: t('Forget “{name}”', { name: same.name }),
            onChoose: () => void forget(same),
          },
        ]
      : []),
  ];
  const offered = sets.map((set) => ({
    key: set.id,
    label: set.name,
    detail: t('{agents}, used {when}', {
      agents: plural(set.targets.length, '{count} agent', '{count} agents'),
      when: ago(set.usedAt, now()),
    }),
    onChoose: () => props.onChosen(chosenOf(set)),
  }));
  return (
    <>
      <MenuButton
        label={t('Sets')}
        icon={History}
        groups={[offered, keep].filter((group) => group.length > 0)}
      />
      {naming && (
        <NameDialog
          name={same?.name ?? ''}
          onName={(name) => void save(name)}
          onClose={() => setNaming(false)}
        />
      )}
    </>
  );
}

function NameDialog(props: { name: string; onName: (name: string) => void; onClose: () => void }) {
  const id = useId();
  const [name, setName] = useState(props.name);
  const given = name.trim();
  return (
    <Dialog
      title={t('Keep these agents')}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>{t('Cancel')}</Button>
          <Button kind="primary" type="submit" form={`${id}-form`} disabled={!given}>
            {t('Keep')}
          </Button>
        </>
      }
    >
      <form
        id={`${id}-form`}
        onSubmit={(event) => {
          event.preventDefault();
          if (given) props.onName(given);
        }}
      >
        <Field id={id} label={t('Name')} help={t('To choose them together again.')}>
          <input
            id={id}
            class="input"
            type="text"
            maxLength={longestName}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}

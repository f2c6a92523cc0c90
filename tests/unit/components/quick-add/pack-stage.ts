// What the tests of packs share.
import type { PackForm } from '../../../../lib/messaging/messages/pack-open.ts';
import type { BlankState } from '../../../../lib/messaging/messages/template-shapes.ts';
import type { Run, Step } from '../../../../lib/runs/schema.ts';
import type { Variable } from '../../../../lib/templates/schema.ts';
import {
  agentId,
  blanksOf,
  click,
  fakeBackground,
  locationId,
  now,
  openState,
  press,
  runOf,
  settle,
  showQuickAdd,
} from './fake.tsx';

export const target = { locationId, agentId };
export const dental = {
  id: 'pack-1',
  name: 'Dental',
  description: 'For dentists.',
  origin: 'personal' as const,
  favourite: false,
  templates: [
    { id: 't1', name: 'Transfer', type: 'CALL_TRANSFER' as const },
    { id: 't2', name: 'Text', type: 'SMS' as const },
  ],
};
export const variables: Variable[] = [
  { name: 'desk', label: 'Front desk number', kind: 'phone', required: true },
  { name: 'link', label: 'Booking link', kind: 'url', required: true },
];

export const packForm = (
  blanks: Partial<BlankState> = {},
  changes: Partial<PackForm> = {},
): PackForm => ({
  view: {
    pack: {
      id: 'pack-1',
      revision: 1,
      createdAt: now,
      changedAt: now,
      name: 'Dental',
      description: 'For dentists.',
      templateIds: ['t1', 't2'],
    },
    origin: 'personal',
    favourite: false,
  },
  templates: [
    { id: 't1', type: 'CALL_TRANSFER', name: 'Transfer', description: '', uses: ['desk'] },
    { id: 't2', type: 'SMS', name: 'Text', description: '', uses: ['link'] },
  ],
  blanks: blanksOf({ variables, ...blanks }),
  issues: [],
  draftId: 'pack draft',
  leftOut: [],
  fromDraft: false,
  ...changes,
});

export const stepOf = (id: string, step: Partial<Step>): Step => {
  const [base] = runOf({}).steps as [Step];
  const { actionId: _, ...bare } = base;
  const made = step.state === 'created' ? { actionId: `action-${id}` } : {};
  return { ...bare, ...made, id, name: `Step ${id}`, ...step };
};

export const packRun = (steps: Step[], changes: Partial<Run> = {}): Run =>
  runOf({}, { id: 'run-p', pack: { id: 'pack-1', name: 'Dental' }, steps, ...changes });

export async function openPack(answers: Parameters<typeof fakeBackground>[0] = {}) {
  const background = fakeBackground({
    'quick-add/open': openState(),
    'pack/list': { packs: [dental] },
    'pack/open': packForm(),
    ...answers,
  });
  const shown = await showQuickAdd(background);
  await click('Packs');
  await settle();
  await press('Search packs', 'Enter');
  await settle(20);
  return { background, ...shown };
}

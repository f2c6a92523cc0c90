// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { PackForm } from '../../../../lib/messaging/messages/pack-open.ts';
import type { BlankState } from '../../../../lib/messaging/messages/template-shapes.ts';
import type { Variable } from '../../../../lib/templates/schema.ts';
import { blank } from '../../templates/examples.ts';
import {
  agentId,
  blanksOf,
  click,
  control,
  fakeBackground,
  formOf,
  locationId,
  openState,
  otherAgentId,
  placeAt,
  settle,
  showQuickAdd,
  text,
  type,
} from './fake.tsx';

const another = 'ZyXwVuTsRqPoNmLkJiHg';
const here = '+12125550100';
const there = '+13105550199';

const variables: Variable[] = [
  { ...blank('phone'), label: 'Desk' },
  { ...blank('hours'), label: 'Hours' },
];
const held: Record<string, Partial<BlankState>> = {
  [locationId]: { values: { phone: here, hours: 'nine' }, sources: { phone: 'here' } },
  [another]: { values: { phone: there }, sources: { phone: 'here' } },
};
const blanksAt = (location: string) => blanksOf({ variables, ...held[location] });

const names: Record<string, string> = { [agentId]: 'Front desk', [otherAgentId]: 'Night line' };
const openAt = ({ agentId: at = '' }: { agentId?: string | undefined }) =>
  openState({ agentName: names[at] ?? '' });

const goOn = async ({ go }: Awaited<ReturnType<typeof showQuickAdd>>, location = another) => {
  await go(placeAt(otherAgentId, location));
  await settle();
  await click('Go on with Night line');
  await settle(20);
};
const typedIn = (label: string) => control<HTMLInputElement>(label).value;

describe('a form that goes along to another sub-account', () => {
  it('takes what was typed, not what the sub-account before was known by', async () => {
    const background = fakeBackground({
      'quick-add/open': openAt,
      'form/open': ({ target: { locationId: at }, templateId }) => ({
        ...formOf(templateId, { draftId: `of ${at}`, remembered: ['triggerMessage'] }),
        parameters: {
          triggerPrompt: '{{phone}} {{hours}}',
          triggerMessage: at === another ? 'As there' : 'As here',
        },
        blanks: blanksAt(at),
      }),
    });
    const shown = await showQuickAdd(background);
    document.querySelectorAll<HTMLElement>('#templates [role="option"]')[0]?.click();
    await settle();
    expect(typedIn('Desk')).toBe(here);
    await type('Hours', 'ten');
    await goOn(shown);
    expect(typedIn('Hours')).toBe('ten');
    expect(typedIn('Desk')).toBe(there);
    const saved = background.inputs('draft/save').at(-1);
    expect(saved).toMatchObject({ target: { locationId: another }, draftId: `of ${another}` });
    expect(saved?.content.values).toEqual({ phone: there, hours: 'ten' });
    expect(saved?.content.parameters).toMatchObject({ triggerMessage: 'As there' });
  });

  it('marks nothing as known here that was typed for the agent before', async () => {
    const background = fakeBackground({
      'quick-add/open': openAt,
      'form/open': ({ target, templateId }) => ({
        ...formOf(templateId),
        parameters: { triggerPrompt: '{{phone}} {{hours}}' },
        blanks: blanksAt(target.locationId),
      }),
    });
    const shown = await showQuickAdd(background);
    document.querySelectorAll<HTMLElement>('#templates [role="option"]')[0]?.click();
    await settle();
    expect(text()).toContain('Used last time here');
    await type('Desk', 'the bell');
    await goOn(shown);
    expect(typedIn('Desk')).toBe('the bell');
    expect(text()).not.toContain('Used last time here');
  });

  it('does so for a pack too', async () => {
    const packForm = (location: string): PackForm => ({
      view: {
        pack: {
          id: 'p1',
          name: 'Reception',
          description: '',
          templateIds: ['t1'],
          revision: 1,
          createdAt: 0,
          changedAt: 0,
        },
        origin: 'personal',
        favourite: false,
      },
      templates: [
        { id: 't1', type: 'SMS', name: 'One', description: '', uses: ['phone', 'hours'] },
      ],
      blanks: blanksAt(location),
      issues: [],
      draftId: `of ${location}`,
      leftOut: [],
      fromDraft: false,
    });
    const background = fakeBackground({
      'quick-add/open': (input) => ({
        ...openAt(input),
        ...(input.locationId === locationId ? { openPackId: 'p1' } : {}),
      }),
      'pack/open': ({ target }) => packForm(target?.locationId ?? ''),
    });
    const shown = await showQuickAdd(background);
    await settle();
    await type('Hours', 'ten');
    await goOn(shown);
    expect(typedIn('Desk')).toBe(there);
    expect(background.inputs('pack/draft').at(-1)).toMatchObject({
      target: { locationId: another },
      values: { phone: there, hours: 'ten' },
    });
  });
});

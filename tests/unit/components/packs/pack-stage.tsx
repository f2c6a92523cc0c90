import type { PackView, TemplateView } from '../../../../lib/messaging/messages/template-shapes.ts';
import type { Pack, Template, Variable } from '../../../../lib/templates/schema.ts';
import { settle } from '../quick-add/fake.tsx';
import {
  fakeBackground,
  listOf,
  now,
  rowsOf,
  settleParts,
  showWorkspace,
} from '../workspace/stage.tsx';

export const blank = (name: string, changes: Partial<Variable> = {}): Variable => ({
  name,
  label: name,
  kind: 'text',
  required: true,
  ...changes,
});

export const templateOf = (id: string, variables: Variable[] = []): Template => ({
  id,
  type: 'SMS',
  name: `Template ${id.slice(1)}`,
  description: '',
  parameters: { messageBody: variables.map(({ name }) => `{{${name}}}`).join(' ') },
  variables,
  folder: '',
  tags: [],
  revision: 1,
  createdAt: now,
  changedAt: now,
});

export const packOf = (changes: Partial<Pack> = {}): Pack => ({
  id: 'p1',
  name: 'Front desk',
  description: 'For new clients',
  templateIds: ['t0', 't1', 't9'],
  revision: 4,
  createdAt: now,
  changedAt: now,
  ...changes,
});

export function backgroundOf(
  pack: Pack = packOf(),
  origin: PackView['origin'] = 'personal',
  library?: NonNullable<PackView['library']>,
) {
  const blanks: Record<string, Variable[]> = {
    t0: [blank('manager'), blank('link', { kind: 'url', required: false })],
    t1: [blank('manager')],
  };
  return fakeBackground({
    'template/list': listOf(rowsOf(12)),
    'pack/open': ({ packId }) =>
      packId !== pack.id
        ? null
        : {
            view: { pack, origin, favourite: false, ...(library ? { library } : {}) },
            templates: [],
            blanks: {
              variables: [],
              values: {},
              sources: {},
              offers: {},
              unresolved: {},
              names: {},
              keptSecrets: [],
            },
            issues: [],
            draftId: 'd',
            leftOut: [],
            fromDraft: false,
          },
    'template/open': ({ templateId }): TemplateView | null =>
      templateId === 't9'
        ? null
        : {
            template: templateOf(templateId, blanks[templateId]),
            origin: 'personal',
            favourite: false,
            uses: 0,
          },
    'pack/save': ({ packId, content }) => ({
      kind: 'saved',
      pack: packOf({ ...content, id: packId ?? 'p2', revision: 5 }),
    }),
  });
}

export async function open(background: ReturnType<typeof backgroundOf>, id = 'p1') {
  const workspace = await showWorkspace(background, `#/packs/${id}`);
  await settleParts();
  await settle(5);
  return workspace;
}

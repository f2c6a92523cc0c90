import { type JSX, render } from 'preact';
import { act } from 'preact/test-utils';
import { type Services, ServicesProvider } from '../../../../components/services.ts';
import { TemplateEditor } from '../../../../components/templates/editor/template-editor.tsx';
import { VersionsView } from '../../../../components/templates/versions/versions-view.tsx';
import { Toasts } from '../../../../components/ui/toast.tsx';
import type { Input, MessageName, Output } from '../../../../lib/messaging/messages/index.ts';
import { MessageError } from '../../../../lib/messaging/send.ts';
import { checkTemplate } from '../../../../lib/templates/check.ts';
import type { Template, TemplateContent } from '../../../../lib/templates/schema.ts';
import { settle } from '../quick-add/fake.tsx';

export const now = 1_800_000_000_000;

/** A kept text-message template with two blanks and one of HighLevel's fields. */
export const smsContent = (changes: Partial<TemplateContent> = {}): TemplateContent => ({
  type: 'SMS',
  name: 'Send the address',
  description: 'Where we are',
  parameters: {
    triggerPrompt: 'When the caller asks where {{business_name}} is',
    triggerMessage: 'I will text it to you.',
    messageBody: 'Hi {{contact.first_name}}, we are at {{address}}.',
  },
  variables: [
    { name: 'address', label: 'Address', kind: 'text', required: true },
    {
      name: 'business_name',
      label: 'Business name',
      kind: 'text',
      required: true,
      default: 'Harbor Dental',
    },
  ],
  folder: 'Dental',
  tags: ['sms'],
  ...changes,
});

export const templateOf = (
  content: TemplateContent,
  changes: Partial<Template> = {},
): Template => ({
  ...content,
  id: 'template-1',
  revision: 1,
  createdAt: now,
  changedAt: now,
  ...changes,
});

type Edits = Output<'edit/open'>['edits'];
type Handlers = { [N in MessageName]?: (input: Input<N>) => Output<N> | Promise<Output<N>> };

/** A background that keeps templates, their versions and edits in memory. */
export function fakeStore(templates: Template[] = [], changes: Handlers = {}) {
  const all = new Map(templates.map((one) => [one.id, one]));
  const versions = new Map(templates.map((one) => [one.id, [one]]));
  const edits = new Map<string, Edits>();
  const asked: { name: MessageName; input: unknown }[] = [];
  let made = 0;
  const put = (template: Template) => {
    all.set(template.id, template);
    versions.set(template.id, [template, ...(versions.get(template.id) ?? [])]);
    return template;
  };
  const handlers: Handlers = {
    'template/open': ({ templateId }) => {
      const template = all.get(templateId);
      if (!template) return null;
      const origin = templateId.startsWith('starter:') ? 'starter' : 'personal';
      return { template, origin, favourite: false, uses: 0 };
    },
    'template/save': ({ templateId, base, content, anyway }) => {
      const issues = checkTemplate(content);
      if (issues.some(({ level }) => level === 'error')) return { kind: 'invalid', issues };
      if (!templateId) {
        made += 1;
        return { kind: 'saved', template: put(templateOf(content, { id: `made-${made}` })) };
      }
      const before = all.get(templateId);
      if (!before) return { kind: 'gone' };
      if (before.revision !== base && !anyway) return { kind: 'changed-since', template: before };
      const revision = before.revision + 1;
      const changed = { id: templateId, revision, changedAt: now + revision };
      return { kind: 'saved', template: put(templateOf(content, changed)) };
    },
    'template/versions': ({ templateId }) => ({
      versions: (versions.get(templateId) ?? []).map(
        ({ id: _, revision, changedAt, createdAt: __, ...content }) => {
          return { revision, savedAt: changedAt, content };
        },
      ),
    }),
    'template/duplicate': ({ templateId }) => {
      const template = all.get(templateId);
      return template ? put({ ...template, id: 'copy-1' }) : null;
    },
    'template/change': ({ ids }) => ({ changed: ids.length }),
    'template/list': () => ({
      rows: [],
      total: 0,
      all: 0,
      folders: [{ name: 'Dental', count: 1 }],
      tags: [{ name: 'sms', count: 1 }],
      libraries: [],
    }),
    'edit/open': ({ of }) => ({ edits: edits.get(of) ?? [] }),
    'edit/save': ({ of, ...edit }) => {
      const rest = (edits.get(of) ?? []).filter((one) => one.editorId !== edit.editorId);
      edits.set(of, [{ ...edit, changedAt: now }, ...rest]);
      return { savedAt: now };
    },
    'edit/discard': ({ of, editorId }) => {
      edits.set(
        of,
        (edits.get(of) ?? []).filter((one) => one.editorId !== editorId),
      );
      return {};
    },
    'connection/list': () => ({ connections: [] }),
    'directory/list': () => ({ entries: [], fetchedAt: now }),
    ...changes,
  };
  const send: Services['send'] = async (name, input) => {
    asked.push({ name, input: structuredClone(input) });
    const handle = handlers[name];
    if (!handle) throw new MessageError('failed');
    return structuredClone(await handle(structuredClone(input) as never)) as never;
  };
  return {
    send,
    get: (id: string) => all.get(id),
    edits: (of: string) => edits.get(of) ?? [],
    inputs: <N extends MessageName>(name: N) =>
      asked.filter((one) => one.name === name).map((one) => one.input as Input<N>),
    answer: <N extends MessageName>(name: N, handle: NonNullable<Handlers[N]>) => {
      (handlers as Record<string, unknown>)[name] = handle;
    },
  };
}

let pages = 0;

/** Services of a page that asks this background. */
export function servicesOf(send: Services['send']): Services {
  pages += 1;
  const page = pages;
  let ids = 0;
  return {
    send,
    surface: 'workspace',
    version: '1.2.3',
    language: 'en-US',
    appearance: () => ({ language: 'auto', theme: 'system', ofBrowser: 'en' }),
    seen: () => ({ newsSeen: '1.2.3', hintsSeen: [], shortcuts: true }),
    reloadTab: async () => undefined,
    openPage: async () => undefined,
    openWorkspace: async () => undefined,
    copy: async () => undefined,
    requestAccess: async () => true,
    unlock: async () => false,
    hearVault: () => () => undefined,
    now: () => now + 60_000,
    newId: () => `page-${page}-${++ids}`,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, 5))),
  };
}

let shown: HTMLElement | undefined;

async function show(draw: (went: string[], left: number[]) => JSX.Element) {
  const went: string[] = [];
  const left: number[] = [];
  const before = shown;
  if (before) await act(() => render(null, before));
  const root = document.createElement('main');
  shown = root;
  document.body.replaceChildren(root);
  await act(() => render(draw(went, left), root));
  await settle(5);
  return {
    went,
    left,
    close: async () => {
      await act(() => render(null, root));
      await settle();
    },
  };
}

/** Shows the editor as the workspace does. */
export function showEditor(
  store: ReturnType<typeof fakeStore>,
  templateId: string,
  start: Parameters<typeof TemplateEditor>[0]['start'] = {},
) {
  const services = servicesOf(store.send);
  return show((went, left) => (
    <ServicesProvider value={services}>
      <Toasts>
        <TemplateEditor
          templateId={templateId}
          start={start}
          onLeave={() => left.push(1)}
          go={(hash) => went.push(hash)}
        />
      </Toasts>
    </ServicesProvider>
  ));
}

export function showVersions(store: ReturnType<typeof fakeStore>, templateId: string) {
  const services = servicesOf(store.send);
  return show((went) => (
    <ServicesProvider value={services}>
      <Toasts>
        <VersionsView templateId={templateId} go={(hash) => went.push(hash)} />
      </Toasts>
    </ServicesProvider>
  ));
}

import { createHandlers } from '../../../entrypoints/background/handlers/index.ts';
import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { Input, MessageName, Output } from '../../../lib/messaging/messages/index.ts';
import { type LibraryDocument, libraryKind } from '../../../lib/sharing/document.ts';
import type { PackContent, TemplateContent } from '../../../lib/templates/schema.ts';
import { createStage, type Stage, type Worker } from '../runs/stage.ts';
import { smsTemplate } from '../templates/examples.ts';

export const fromPage = { from: 'page' as const };

/** Pieces in which a page hands a document over. */
const piece = 1_000_000;

/** One browser that shares, asked by messages as its pages ask it. */
export function shareStage(stage: Stage = createStage(), worker: Worker = stage.startWorker()) {
  const handlers: Handlers = createHandlers(worker);
  /** Every answer, as the pages got it. */
  const replies: string[] = [];
  let stages = 0;

  async function ask<N extends MessageName>(name: N, input: Input<N>): Promise<Output<N>> {
    const handler = handlers[name] as (input: Input<N>, sender: typeof fromPage) => unknown;
    const reply = (await handler(input, fromPage)) as Output<N>;
    replies.push(JSON.stringify(reply) ?? '');
    return reply;
  }

  return {
    stage,
    worker,
    handlers,
    replies,
    ask,

    async save(changes: Partial<TemplateContent> = {}, templateId?: string): Promise<string> {
      const content = { ...smsTemplate, ...changes };
      const of = templateId === undefined ? {} : { templateId };
      const reply = await ask('template/save', { ...of, base: 0, content, anyway: true });
      if (reply.kind !== 'saved') throw new Error(JSON.stringify(reply));
      return reply.template.id;
    },

    async savePack(templateIds: string[], changes: Partial<PackContent> = {}): Promise<string> {
      const content = { name: 'Pack', description: '', ...changes, templateIds };
      const reply = await ask('pack/save', { base: 0, content, anyway: true });
      if (reply.kind !== 'saved') throw new Error(JSON.stringify(reply));
      return reply.pack.id;
    },

    /** Hands a document or a code over, and looks at it. */
    async hand(text: string) {
      stages += 1;
      const stageId = `stage-${stages}`;
      for (let index = 0; index === 0 || index * piece < text.length; index += 1) {
        const part = text.slice(index * piece, (index + 1) * piece);
        await ask('document/stage', { stageId, index, text: part });
      }
      return { stageId, reply: await ask('document/preview', { stageId }) };
    },

    /** What is in a document, by the state of each: their names. */
    async states(text: string): Promise<Record<string, string[]>> {
      const { stageId, reply } = await this.hand(text);
      if (reply.kind !== 'preview') throw new Error(JSON.stringify(reply));
      const page = await ask('document/items', { stageId, offset: 0, limit: 200 });
      const states: Record<string, string[]> = {};
      for (const { state, name } of page?.items ?? []) {
        states[state] = [...(states[state] ?? []), name];
      }
      return states;
    },

    /** Hands over, and takes what is usually taken, or what was chosen. */
    async take(text: string, wish: Partial<Omit<Input<'document/take'>, 'stageId'>> = {}) {
      const { stageId } = await this.hand(text);
      return ask('document/take', { stageId, choices: {}, onlyNamed: false, ...wish });
    },

    async makeFile(
      of: Input<'export/make'>['of'],
      choices: Record<string, 'blank' | 'keep'> = {},
    ): Promise<{ text: string; document: LibraryDocument; revision: number; signed: boolean }> {
      const made = await ask('export/make', { of, choices, as: 'file' });
      if (made.kind !== 'file') throw new Error(JSON.stringify(made));
      return { ...made, document: JSON.parse(made.text) };
    },

    async makeCode(of: Input<'export/make'>['of']): Promise<string> {
      const made = await ask('export/make', { of, choices: {}, as: 'code' });
      if (made.kind !== 'code') throw new Error(JSON.stringify(made));
      return made.code;
    },

    /** Begins a library of one's own. */
    async create(ids: string[], changes: Partial<Input<'library/create'>> = {}): Promise<string> {
      const words = { name: 'Ours', description: 'What we say', publisher: 'Head office' };
      const made = await ask('library/create', { ...words, ...changes, ids });
      if (made.kind !== 'created') throw new Error(JSON.stringify(made));
      return made.library.id;
    },

    /** One's own templates by name. */
    async templates() {
      const all = await worker.db.getAll('templates');
      return all.sort((a, b) => (a.name < b.name ? -1 : 1));
    },
  };
}
export type ShareStage = ReturnType<typeof shareStage>;

/** A document around these templates and packs; `changes` may make it wrong in any way. */
export const library = (templates: unknown[], changes: object = {}) => ({
  kind: libraryKind,
  version: 1,
  id: 'team-library',
  name: 'Team',
  description: '',
  publisher: 'Head office',
  revision: 1,
  templates,
  packs: [],
  tombstones: [],
  ...changes,
});

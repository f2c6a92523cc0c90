import type { Input, Output } from '../../../lib/messaging/messages/index.ts';
import { startSandbox } from '../../sandbox/index.ts';
import { type Apache, davHost, davLogin, startApache } from './apache.ts';
import { launchChromium } from './chromium.ts';
import type { Ends } from './ends.ts';
import { ask, check, type Row } from './libraries.ts';
import { startLine } from './line.ts';
import { waitFor } from './wait.ts';

export const fileName = 'library.json';

/** A text message that says `words`; `much` makes it long, so that a write takes a while. */
const contentOf = (name: string, words: string, much = '') => ({
  type: 'SMS' as const,
  name,
  description: much,
  parameters: { triggerPrompt: 'When the caller asks for it', messageBody: words },
  variables: [],
  folder: '',
  tags: [],
});

/** Somebody with a browser and a line of their own to the server. */
export async function startPerson(apache: Apache, me: string, ends: Ends) {
  const sandbox = await startSandbox();
  ends.add(() => sandbox.stop());
  const line = await startLine(apache.port);
  ends.add(() => line.stop());
  const browser = await launchChromium({ sandbox, extraHosts: { [davHost]: line.port } });
  ends.add(() => browser.close());
  await browser.grantAccess(apache.origin);
  let library = '';

  const items = async () => {
    const opened = await ask<Output<'library/open'>>(browser, 'library/open', {
      libraryId: library,
    });
    return opened?.items ?? [];
  };
  const idOf = async (name: string) => {
    const found = (await items()).find((one) => one.name === name);
    if (!found) throw new Error(`${me} has no “${name}”`);
    return found.id;
  };
  const open = (templateId: string) =>
    ask<Output<'template/open'>>(browser, 'template/open', { templateId });

  return {
    me,
    browser,
    line,
    id: () => library,
    look: (login: { user: string; password: string } = davLogin) =>
      ask<Output<'folder/look'>>(browser, 'folder/look', {
        address: apache.address(fileName),
        ...login,
      }),
    /** Uses the folder; `name`: of a library that is begun there. */
    async connect(name?: string): Promise<Row> {
      const looked = await this.look();
      if (looked.kind === 'problem') throw new Error(looked.problem.message);
      const added = await ask<Output<'folder/add'>>(browser, 'folder/add', {
        stageId: looked.stageId,
        // Whoever may write is trusted: what waits for approval is tried elsewhere.
        apply: 'auto',
        me,
        ...(name === undefined ? {} : { name }),
      });
      if (added.kind !== 'added') throw new Error(JSON.stringify(added));
      library = added.library.id;
      return added.library;
    },
    /** Puts a new template into the folder. */
    async add(name: string, words: string, much?: string): Promise<void> {
      const saved = await ask<Output<'template/save'>>(browser, 'template/save', {
        base: 0,
        content: contentOf(name, words, much),
        anyway: false,
      });
      if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
      const made = await ask<Output<'export/make'>>(browser, 'export/make', {
        of: { ids: [saved.template.id] },
        choices: {},
        as: 'folder',
        folderId: library,
      });
      if (made.kind !== 'folder') throw new Error(JSON.stringify(made));
    },
    async edit(name: string, words: string): Promise<void> {
      const templateId = await idOf(name);
      const saved = await ask<Output<'template/save'>>(browser, 'template/save', {
        templateId,
        base: 0,
        content: contentOf(name, words),
        anyway: true,
      });
      if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
    },
    remove: async (name: string) =>
      ask(browser, 'template/change', {
        ids: [await idOf(name)],
        change: { kind: 'delete' },
      } satisfies Input<'template/change'>),
    sync: () => check(browser, library),
    /** Checks until nothing waits to be sent. */
    settled: () =>
      waitFor(
        `${me} to be done`,
        async () => {
          const row = await check(browser, library);
          return !row.problem && row.unsent === 0 && row;
        },
        30_000,
      ),
    conflicts: async () =>
      (await ask<Output<'conflict/list'>>(browser, 'conflict/list', { libraryId: library }))
        .conflicts,
    /** What everything says here: name → words. */
    async all(): Promise<Record<string, unknown>> {
      const found = await Promise.all((await items()).map(({ id }) => open(id)));
      return Object.fromEntries(
        found.flatMap((one) =>
          one ? [[one.template.name, one.template.parameters.messageBody]] : [],
        ),
      );
    },
  };
}

/** What everything says in the file itself: name → words. */
export async function inFile(apache: Apache): Promise<Record<string, unknown>> {
  const text = (await apache.file(fileName)) ?? '{"templates":[]}';
  const { templates } = JSON.parse(text) as {
    templates: { name: string; parameters: { messageBody: string } }[];
  };
  return Object.fromEntries(
    templates.map(({ name, parameters }) => [name, parameters.messageBody]),
  );
}

/** A server, and two people on one library that has two templates. */
export async function twoPeople(ends: Ends) {
  const apache = await startApache();
  ends.add(() => apache.stop());
  const [ann, bob] = await Promise.all([
    startPerson(apache, 'Ann', ends),
    startPerson(apache, 'Bob', ends),
  ]);
  await ann.connect('Team');
  await ann.add('Way', 'first way');
  await ann.add('Hours', 'first hours');
  await ann.settled();
  await bob.connect();
  return { apache, ann, bob };
}

import { t } from '../i18n/t.ts';
import { checkTemplate } from '../templates/check.ts';
import type { PackStore } from '../templates/pack-store.ts';
import type { Pack, Template } from '../templates/schema.ts';
import { isStarter } from '../templates/starter/as-template.ts';
import type { TemplateStore } from '../templates/store.ts';
import { mapTexts } from '../templates/variables.ts';
import { wholeCharacters } from './canonical.ts';
import { documentOf } from './content.ts';
import type { LibraryDocument, LibraryHead } from './document.ts';
import { asId } from './earlier.ts';
import { packItem, templateItem } from './items.ts';
import { leaks } from './known.ts';
import { type Choices, type Found, openContent } from './open-content.ts';
import { type Known, type PrivateSpot, privateSpots } from './private-spots.ts';
import { problem, type SharingProblem } from './problem.ts';
import type { Said } from './published.ts';
import { byId } from './read-document.ts';

/** What was found in one template or pack. */
export interface ExportFinding extends Found {
  templateId: string;
  templateName: string;
}

/** What would leave, as it would leave. */
export interface Exported extends Omit<Said, 'head' | 'others' | 'tombstones'> {
  findings: ExportFinding[];
  /** Names as people know them, by their ids here. */
  shown: {
    templates: Pick<Template, 'id' | 'name' | 'type'>[];
    packs: Pick<Pack, 'id' | 'name'>[];
  };
}

export interface ExporterDependencies {
  store: TemplateStore;
  packs: PackStore;
  known(): Promise<Known>;
}

/** Collects what is to leave, and takes out what must not. */
export function createExporter({ store, packs, known }: ExporterDependencies) {
  return {
    /** Templates and packs by their ids; a pack brings its templates along. What is not there is none. */
    async collect(ids: string[], choices: Choices): Promise<Exported> {
      const secret = await known();
      const wantedPacks = (await Promise.all(ids.map((id) => packs.find(id))))
        .flatMap((one) => one?.pack ?? [])
        .filter(({ deletedAt }) => deletedAt === undefined);
      const wanted = new Set([...ids, ...wantedPacks.flatMap(({ templateIds }) => templateIds)]);
      const found = (await Promise.all([...wanted].map((id) => store.find(id))))
        .flatMap((one) => one?.template ?? [])
        .filter(({ deletedAt }) => deletedAt === undefined);
      const findings: ExportFinding[] = [];
      const inDocument = new Map(found.map((one) => [one.id, documentId(one)]));
      const templates = found.map((template) => {
        // What ships with the extension is nobody's: its examples stay, so that it is known again.
        const opened = isStarter(template.id)
          ? { content: template, found: [] }
          : openContent(template, secret, ofTemplate(template.id, choices));
        for (const one of opened.found) {
          findings.push({
            ...one,
            key: keyOf(template.id, one.key),
            templateId: template.id,
            templateName: opened.content.name,
          });
        }
        const by = openName(template.changedBy, secret);
        return wholeCharacters(
          templateItem({ ...template, ...opened.content, ...by }, documentId(template)),
        );
      });
      const openPacks = wantedPacks.map((pack) =>
        wholeCharacters(
          packItem(openPack(pack, secret), documentId(pack), (id) => inDocument.get(id)),
        ),
      );
      return {
        templates: templates.sort(byId),
        packs: openPacks.filter(({ templateIds }) => templateIds.length > 0).sort(byId),
        findings,
        shown: { templates: found, packs: wantedPacks },
      };
    },

    /** What a library says of itself, without what must not leave. */
    openHead: async (head: LibraryHead): Promise<LibraryHead> => {
      const secret = await known();
      return wholeCharacters({
        ...head,
        ...openExtra(head.extra, secret),
        name: openWords(head.name, secret) || 'Library',
        description: openWords(head.description, secret),
        publisher: openWords(head.publisher, secret),
      });
    },

    /** What goes along as it came, without what must not leave. */
    openRest: async <T>(value: T): Promise<T> => openRest(value, await known()),

    /**
     * Why something must not be sent as it is; undefined when it may. The last look, past everything
     * that was to take it out before.
     */
    async heldBack(value: unknown): Promise<string | undefined> {
      const secret = await known();
      return leaks(JSON.stringify(value), secret) || holdsToken(value, secret)
        ? t(
            'It holds a secret or an id of a sub-account, which never leave. Take it out of the template.',
          )
        : undefined;
    },
  };
}
export type Exporter = ReturnType<typeof createExporter>;

/** What a template or pack is called in a document. */
export function documentId(one: Pick<Template, 'id' | 'library'>): string {
  return one.library?.item ?? asId(one.id);
}

// Keys of findings begin with the template's id, choices are passed on without it.
const keyOf = (templateId: string, key: string) => `${templateId}\n${key}`;

function ofTemplate(templateId: string, choices: Choices): Choices {
  const start = `${templateId}\n`;
  const own = Object.entries(choices).filter(([key]) => key.startsWith(start));
  return Object.fromEntries(own.map(([key, choice]) => [key.slice(start.length), choice]));
}

function openWords(text: string, known: Known): string {
  return left(text, privateSpots(text, known));
}

const left = (text: string, spots: PrivateSpot[]): string =>
  spots.reduceRight(
    (all, { start, end }) => `${all.slice(0, start)}[left out]${all.slice(end)}`,
    text,
  );

function openName(changedBy: string | undefined, known: Known) {
  return changedBy === undefined ? {} : { changedBy: openWords(changedBy, known) };
}

const openPack = (pack: Pack, known: Known): Pack => ({
  ...pack,
  name: openWords(pack.name, known),
  description: openWords(pack.description, known),
  ...openName(pack.changedBy, known),
  ...openExtra(pack.extra, known),
});

/** Parts that nobody here understands: what looks like an id may be their own, and has to stay. */
function openRest<T>(value: T, known: Known): T {
  const ids = new Set(known.ids);
  return mapTexts(value, (text) => {
    const spots = privateSpots(text, known);
    return left(
      text,
      spots.filter(({ kind, value: spot }) => kind === 'secret' || ids.has(spot)),
    );
  }) as T;
}

/** Whether any text in it says itself that it is a secret, known here or not. */
function holdsToken(value: unknown, known: Known): boolean {
  let holds = false;
  mapTexts(value, (text) => {
    holds ||= privateSpots(text, known).some(({ kind }) => kind === 'secret');
    return text;
  });
  return holds;
}

const openExtra = (extra: Record<string, unknown> | undefined, known: Known) =>
  extra === undefined ? {} : { extra: openRest(extra, known) };

/** A document that may leave, or why there is none. */
export type Made =
  | { kind: 'document'; document: LibraryDocument }
  | { kind: 'problem'; problem: SharingProblem };

/** The document of what leaves, or why it must not. */
export function makeDocument(said: Said, known: Known): Made {
  const wrong = said.templates.flatMap((template) => {
    const issue = checkTemplate(template).find(({ level }) => level === 'error');
    return issue ? [`“${template.name}”: ${issue.message}`] : [];
  });
  if (wrong.length > 0) {
    return failed([t('Nothing was exported.'), ...wrong.slice(0, 3)].join(' '));
  }
  const document = documentOf({ ...said, tombstones: [...said.tombstones].sort(byId) });
  if (leaks(JSON.stringify(document), known)) {
    return failed(
      t(
        'Nothing was exported: something in it is a secret or an id of a sub-account, and no blank could take its place.',
      ),
    );
  }
  return { kind: 'document', document };
}

const failed = (message: string): Made => ({
  kind: 'problem',
  problem: problem('not-a-library', message),
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../../lib/sharing/canonical.ts';
import type { LibraryDocument } from '../../../lib/sharing/document.ts';
import { createKeyPair } from '../../../lib/sharing/signature.ts';
import { contents } from './anything.ts';
import { documentOf, packOf, textOf, textTemplate } from './documents.ts';
import { type ShareStage, shareStage } from './sharing-stage.ts';

/** The library of a document, by its name. */
async function ownLibrary(s: ShareStage): Promise<string> {
  const { libraries } = await s.ask('library/list', {});
  const own = libraries.find(({ source }) => source === 'file');
  if (!own) throw new Error('There is no library');
  return own.id;
}

/** Takes a document in and gives it out again, in another browser. */
async function passOn(text: string, approvedKey?: string): Promise<LibraryDocument> {
  const s = shareStage();
  const key = approvedKey === undefined ? {} : { approvedKey };
  const taken = await s.take(text, key);
  expect(taken).toMatchObject({ kind: 'taken', left: 0, refused: [] });
  const { document } = await s.makeFile({ libraryId: await ownLibrary(s) });
  await s.worker.db.close();
  return document;
}

async function passOnAll(text: string, approvedKey: string): Promise<LibraryDocument> {
  const s = shareStage();
  expect(await s.take(text, { approvedKey })).toMatchObject({ kind: 'taken', left: 0 });
  return (await s.makeFile({ libraryId: await ownLibrary(s) })).document;
}

const rounds = { numRuns: 25 };
const many = fc.array(contents, { minLength: 1, maxLength: 5 });

describe('what was exported and imported', () => {
  test('is the same library, byte for byte in canonical form, signed or not, as a file or a code', async () => {
    await fc.assert(
      fc.asyncProperty(many, fc.boolean(), async (templates, isSigned) => {
        const s = shareStage();
        const ids: string[] = [];
        for (const [at, content] of templates.entries()) {
          ids.push(await s.save({ ...content, name: `${at} ${content.name}` }));
        }
        const packId = await s.savePack(ids.toReversed());
        const libraryId = await s.create([packId, ...ids]);
        const { key } = await s.ask('key/create', { name: 'Head office' });
        const sign = { kind: 'sign' as const, key: isSigned ? key : '' };
        await s.ask('library/change', { libraryId, change: sign });
        const { document, signed } = await s.makeFile({ libraryId });
        expect(signed).toBe(isSigned);
        const approved = isSigned ? key : undefined;
        const file = await passOn(JSON.stringify(document, null, 2), approved);
        expect(canonical(file)).toBe(canonical(document));
        const made = await s.ask('export/make', { of: { libraryId }, choices: {}, as: 'code' });
        if (made.kind !== 'code') throw new Error(made.kind);
        expect(canonical(await passOn(`Take this: ${made.code} Ada`, approved))).toBe(
          canonical(document),
        );
        // Where it was made it says the same still.
        expect(canonical((await s.makeFile({ libraryId })).document)).toBe(canonical(document));
        await s.worker.db.close();
      }),
      rounds,
    );
  }, 60_000);

  test('is the same document, with all that nobody here knows', async () => {
    const odd = fc.dictionary(
      fc.constantFrom('later', 'a.b', 'ﬁ', 'extra'),
      fc.constantFrom(1, null, 'é', [{}]),
    );
    const time = fc.integer({ min: 0, max: 2e12 });
    const who = fc.option(fc.constantFrom('Ada', 'Zoë'), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(many, odd, odd, time, who, async (all, inItems, outside, changedAt, who) => {
        const by = who === undefined ? {} : { changedBy: who };
        const about = { ...inItems, revision: 3, changedAt, ...by };
        const templates = all.map((one, at) => ({ ...one, ...about, id: `t${at}` }));
        const packs = [packOf('p', templates.map(({ id }) => id).toReversed(), about)];
        const tombstones = [{ ...inItems, id: 'gone', revision: 2, deletedAt: changedAt }];
        const document = documentOf(7, templates, { ...outside, packs, tombstones });
        expect(canonical(await passOn(await textOf(document)))).toBe(canonical(document));
      }),
      rounds,
    );
  }, 60_000);

  test('with parts of a newer version passes them on', async () => {
    const newer = {
      ...textTemplate('z'),
      type: 'TELEPORT',
      to: 'a1b2c3d4-0000-4000-8000-00000000abcd',
    };
    const pack = { ...packOf('q', ['z']), mood: 'new' };
    const document = documentOf(2, [textTemplate('a'), newer as never], {
      packs: [packOf('p', ['a']), pack],
    });
    const s = shareStage();
    expect(await s.take(await textOf(document))).toMatchObject({ templates: 1, packs: 1 });
    const { document: again } = await s.makeFile({ libraryId: await ownLibrary(s) });
    expect(canonical(again)).toBe(canonical(document));
  });

  test('keeps its signature only where it still fits', async () => {
    const pair = await createKeyPair();
    const all = [textTemplate('a'), textTemplate('b', { type: 'TELEPORT' as 'SMS' })];
    const given = await textOf(documentOf(2, all), pair);
    expect((await passOnAll(given, pair.publicKey)).signature).toEqual(JSON.parse(given).signature);
    const turned = await textOf(documentOf(2, all.toReversed()), pair);
    const { signature, ...rest } = await passOnAll(turned, pair.publicKey);
    expect(signature).toBeUndefined();
    expect(canonical(rest)).toBe(canonical(documentOf(2, all)));
    // What has no id cannot be passed on, and what is left out was not signed like this.
    const nameless = await textOf(documentOf(2, [textTemplate('a'), 7 as never]), pair);
    expect((await passOnAll(nameless, pair.publicKey)).signature).toBeUndefined();
  });

  test('of halves of characters is mended rather than broken', async () => {
    const s = shareStage();
    const id = await s.save({ name: 'Cut \ud83d', description: '\udc00' });
    const libraryId = await s.create([id], { name: 'Ours \ud83d', publisher: '\ud800' });
    const { document } = await s.makeFile({ libraryId });
    expect(document).toMatchObject({
      name: 'Ours \ufffd',
      publisher: '\ufffd',
      templates: [{ name: 'Cut \ufffd', description: '\ufffd' }],
    });
    expect(canonical(await passOn(JSON.stringify(document)))).toBe(canonical(document));
    expect(await s.makeCode({ ids: [id] })).toMatch(/^switchboard1\./);
  });
});

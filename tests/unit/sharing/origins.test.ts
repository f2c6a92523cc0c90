import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LibraryTemplate } from '../../../lib/sharing/document.ts';
import { mergeContents } from '../../../lib/sharing/origins.ts';
import { TemplateContent } from '../../../lib/templates/schema.ts';
import { usedVariables } from '../../../lib/templates/variables.ts';
import { blank } from '../templates/examples.ts';
import { contents } from './anything.ts';
import { documentOf, textTemplate } from './documents.ts';
import { type Subscribing, subscribing } from './subscribed.ts';

const parameters = { triggerPrompt: 'When', triggerMessage: 'Yes.', messageBody: 'At {{street}}.' };
const original = (changes: Partial<LibraryTemplate> = {}) =>
  textTemplate('a', { parameters, folder: 'Theirs', tags: ['team'], ...changes });

/** A subscribed library, one template of which was customized. */
async function customized() {
  const s = subscribing();
  await s.publish(documentOf(1, [original()]));
  const libraryId = await s.subscribe();
  const copy = await s.ask('template/duplicate', { templateId: `${libraryId}/a` });
  const copyId = copy?.id ?? '';
  return {
    s,
    libraryId,
    copyId,
    copy,
    /** Changes the origin; whoever has to approves it. */
    async move(revision: number, changes: Partial<LibraryTemplate>) {
      await s.publish(documentOf(revision, [original({ revision, ...changes })]));
      await approve(s, libraryId);
    },
    open: () => s.ask('origin/open', { templateId: copyId }),
    answer: (revision: number, choice: 'take' | 'leave') =>
      s.ask('origin/answer', { templateId: copyId, revision, choice }),
    kept: async () => (await s.ask('template/open', { templateId: copyId }))?.template,
    moved: async () => (await s.ask('template/open', { templateId: copyId }))?.originMoved,
  };
}

async function approve(s: Subscribing, libraryId: string) {
  if (!(await s.check(libraryId)).pending) return;
  const { hash } = await s.waiting(libraryId);
  const answer = { libraryId, hash, accept: true };
  expect(await s.ask('update/answer', answer)).toMatchObject({ kind: 'taken' });
}

describe('a customized template', () => {
  test('is one’s own, says the same, and remembers where it is from', async () => {
    const { libraryId, copy, s, moved } = await customized();
    expect(copy).toMatchObject({
      name: 'Text a',
      parameters,
      origin: { kind: 'copy', templateId: `${libraryId}/a`, libraryName: 'Team', revision: 1 },
    });
    expect(copy?.library).toBeUndefined();
    expect(await moved()).toBeUndefined();
    const mine = await s.save({ ...TemplateContent.parse(copy), description: 'Mine' }, copy?.id);
    expect(mine).toBe(copy?.id);
    // Their template is not one's own to change.
    const content = TemplateContent.parse(copy);
    const wish = { templateId: `${libraryId}/a`, base: 1, content, anyway: true };
    expect(await s.ask('template/save', wish)).toEqual({ kind: 'read-only' });
  });

  test('is offered what its origin became, and takes it beside its own changes', async () => {
    const { s, copyId, move, open, answer, kept, moved } = await customized();
    const own = { ...parameters, triggerMessage: 'Mine.' };
    await s.save(
      { ...TemplateContent.parse(await kept()), parameters: own, folder: 'Mine' },
      copyId,
    );
    await move(2, { parameters: { ...parameters, messageBody: 'Now at {{street}}.' } });
    expect(await moved()).toBe(2);
    const offer = await open();
    expect(offer).toMatchObject({ libraryName: 'Team', revision: 2, both: [] });
    expect(offer?.theirs.map(({ path }) => path)).toEqual(['parameters.messageBody']);
    expect(offer?.result.map(({ path }) => path)).toEqual(['parameters.messageBody']);
    expect(await answer(2, 'take')).toMatchObject({
      kind: 'done',
      template: {
        revision: 3,
        folder: 'Mine',
        parameters: { ...own, messageBody: 'Now at {{street}}.' },
        origin: { kind: 'copy', revision: 2 },
      },
    });
    expect(await open()).toBeNull();
    expect(await moved()).toBeUndefined();
    const { versions } = await s.ask('template/versions', { templateId: copyId });
    expect(versions.map(({ revision }) => revision)).toEqual([3, 2, 1]);
  });

  test('that leaves them is not offered them again, but what comes next', async () => {
    const { move, open, answer, kept, moved } = await customized();
    await move(2, { description: 'Two' });
    const before = await kept();
    expect(await answer(2, 'leave')).toMatchObject({ kind: 'done', template: { revision: 1 } });
    expect(await kept()).toMatchObject({ description: before?.description, revision: 1 });
    expect(await open()).toBeNull();
    await move(3, { description: 'Three' });
    expect(await moved()).toBe(3);
    expect((await open())?.theirs).toMatchObject([{ before: 'Two', after: 'Three' }]);
    expect(await answer(2, 'take')).toEqual({ kind: 'changed-meanwhile' });
    expect(await answer(3, 'take')).toMatchObject({ template: { description: 'Three' } });
  });

  test('is told what both have changed: the origin’s takes its place', async () => {
    const { s, copyId, move, open, answer, kept } = await customized();
    const own = { ...parameters, messageBody: 'Mine at {{street}}.' };
    await s.save({ ...TemplateContent.parse(await kept()), parameters: own }, copyId);
    await move(2, { parameters: { ...parameters, messageBody: 'Theirs at {{street}}.' } });
    expect(await open()).toMatchObject({ both: ['parameters.messageBody'] });
    expect(await answer(2, 'take')).toMatchObject({
      template: { parameters: { messageBody: 'Theirs at {{street}}.' } },
    });
  });

  test('gets new blanks with their texts, and keeps its own', async () => {
    const { s, copyId, move, answer, kept } = await customized();
    const street = { ...blank('street'), label: 'Street' };
    const own = { ...parameters, triggerMessage: 'Hello {{me}}.' };
    const variables = [{ ...street, default: 'Main Street' }, blank('me')];
    await s.save({ ...TemplateContent.parse(await kept()), parameters: own, variables }, copyId);
    const message = { ...parameters, messageBody: 'At {{street}}, {{town}}.' };
    await move(2, { parameters: message, variables: [street, blank('town')] });
    await answer(2, 'take');
    expect(await kept()).toMatchObject({
      parameters: { ...own, messageBody: 'At {{street}}, {{town}}.' },
      variables: [{ name: 'street', default: 'Main Street' }, { name: 'town' }, { name: 'me' }],
    });
  });

  test('stays as it is when its origin, or the library, goes', async () => {
    const one = await customized();
    const before = await one.kept();
    await one.s.publish(documentOf(2, [textTemplate('other')]));
    await approve(one.s, one.libraryId);
    expect(await one.open()).toBeNull();
    expect(await one.answer(2, 'take')).toEqual({ kind: 'changed-meanwhile' });
    const two = await customized();
    await two.move(2, { description: 'Two' });
    await two.s.ask('library/remove', { libraryId: two.libraryId, copies: false });
    for (const { open, kept, moved } of [one, two]) {
      expect(await open()).toBeNull();
      expect(await moved()).toBeUndefined();
      expect({ ...(await kept()), origin: null, createdAt: 0, changedAt: 0 }).toEqual({
        ...before,
        id: (await kept())?.id,
        origin: null,
        createdAt: 0,
        changedAt: 0,
      });
    }
  });

  test('of what was only moved to another folder there is nothing to offer', async () => {
    const { move, moved } = await customized();
    await move(2, {});
    expect(await moved()).toBeUndefined();
  });
});

describe('laying an origin’s changes over a copy', () => {
  const ofOne = fc.tuple(contents, contents, contents).map(([base, mine, theirs]) => {
    const { type } = base;
    const like = (one: TemplateContent) =>
      one.type === type ? one : { ...base, description: one.description };
    return [base, like(mine), like(theirs)] as const;
  });

  test('changes nothing where the origin has not, and everything where the copy has not', () => {
    fc.assert(
      fc.property(ofOne, ([base, mine, theirs]) => {
        const untouched = mergeContents(base, mine, base);
        expect(untouched.both).toEqual([]);
        const { variables, ...rest } = untouched.content;
        const { variables: own, ...words } = mine;
        expect(rest).toEqual(words);
        for (const one of own) {
          const used = usedVariables([mine.actionName, mine.parameters]).includes(one.name);
          if (used) expect(variables).toContainEqual(one);
        }
        const taken = mergeContents(base, base, theirs);
        expect(taken.both).toEqual([]);
        const { folder, tags } = base;
        expect({ ...taken.content, variables: [] }).toEqual({
          ...theirs,
          folder,
          tags,
          variables: [],
        });
        expect(mergeContents(base, theirs, theirs)).toMatchObject({
          both: [],
          content: { ...theirs },
        });
      }),
      { numRuns: 300 },
    );
  });

  test('leaves no text without its blanks', () => {
    fc.assert(
      fc.property(ofOne, ([base, mine, theirs]) => {
        const { content } = mergeContents(base, mine, theirs);
        const names = content.variables.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        const known = new Set([...mine.variables, ...theirs.variables].map(({ name }) => name));
        const used = usedVariables([content.actionName, content.parameters]);
        for (const name of used) if (known.has(name)) expect(names).toContain(name);
      }),
      { numRuns: 300 },
    );
  });
});

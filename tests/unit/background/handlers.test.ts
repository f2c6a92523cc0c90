import { describe, expect, test } from 'vitest';
import { createHandlers } from '../../../entrypoints/background/handlers/index.ts';
import { launcherWords } from '../../../lib/launcher/words.ts';
import {
  agentId,
  hidden,
  locationId,
  page,
  secret,
  sms,
  start,
  tabId,
  untilHeld,
} from '../runs/stage.ts';

const target = { locationId, agentId };
const { templateId, name, parameters, values } = sms;
const content = { name, parameters, values, keepSecrets: [] };
const fromPage = { from: 'page' as const };
const fromTab = (url = page(), id = tabId) => ({ from: 'content' as const, tab: { id, url } });

async function background() {
  const s = await start();
  return { ...s, handlers: createHandlers(s.worker) };
}

const wish = {
  draftId: 'd1',
  target,
  tabId,
  picked: false,
  surface: 'popup' as const,
  templateId,
  content,
  anyway: false,
};

describe('action/create', () => {
  test.each([
    ['an unknown template', { templateId: 'gone' }, 'invalid'],
    ['something left to fill', { content: { ...content, parameters: {} } }, 'invalid'],
    [
      'a mask instead of a secret',
      { content: { ...content, parameters: { ...parameters, api_key: '••••' } } },
      'invalid',
    ],
    ['another tab', { tabId: 99 }, 'moved'],
    ['another agent', { target: { locationId, agentId: '65f0a1b2c3d4e5f6a7b8c9d1' } }, 'moved'],
    [
      'a sub-account without a token',
      { target: { locationId: 'another0location0id00', agentId } },
      'needs-token',
    ],
  ])('%s: nothing is journaled or sent', async (_, changes, kind) => {
    const { handlers, stage, worker } = await background();
    expect(await handlers['action/create']({ ...wish, ...changes }, fromPage)).toMatchObject({
      kind,
    });
    await worker.runs.settle();
    expect(await stage.db.count('runs')).toBe(0);
    expect(stage.highlevel.log).toEqual([]);
  });

  test('the second time it is one click', async () => {
    const { handlers, stage, worker } = await background();
    const { content: _, ...click } = wish;
    const before = await handlers['action/create'](click, fromPage);
    expect(before).toMatchObject({ kind: 'invalid', issues: [{ path: '$blank.text_message' }] });
    await handlers['draft/save']({ draftId: 'd1', target, templateId, content }, fromPage);
    await handlers['action/create'](wish, fromPage);
    await worker.runs.settle();
    stage.clock.time += 61_000;
    const reply = await handlers['action/create']({ ...click, draftId: 'd2' }, fromPage);
    expect(reply).toMatchObject({ kind: 'started', run: { target: { agentName: 'Front desk' } } });
    await worker.runs.settle();
    const [first, second] = stage.highlevel.creates();
    expect(second?.body).toEqual(first?.body);
  });
});

describe('run/mend', () => {
  test('sends what is right, and says what is wrong with what is not', async () => {
    const { handlers, stage, worker } = await background();
    stage.highlevel.fault('create', { status: 422, body: '{"message":"messageBody is bad"}' });
    const reply = await handlers['action/create'](wish, fromPage);
    await worker.runs.settle();
    if (reply.kind !== 'started') throw new Error(reply.kind);
    const { run } = reply;
    const place = { runId: run.id, stepId: run.steps[0]?.id ?? '', anyway: false };
    const mend = (given: object) =>
      handlers['run/mend'](
        { ...place, content: { name, parameters: { ...parameters, ...given } } },
        fromPage,
      );
    expect(await mend({ messageBody: '' })).toMatchObject({
      kind: 'invalid',
      issues: [{ path: 'messageBody' }],
    });
    expect(stage.highlevel.creates()).toHaveLength(1);
    expect(await mend({ messageBody: 'Better' })).toMatchObject({ kind: 'started' });
    await worker.runs.settle();
    expect(stage.highlevel.creates().at(-1)?.body?.actionParameters).toMatchObject({
      messageBody: 'Better',
    });
    expect(await mend({ messageBody: 'Better still' })).toBeNull();
  });
});

describe('form/open and drafts', () => {
  const open = { target, templateId };

  test('a draft is found again, with its secrets, and sent once', async () => {
    const { handlers, stage, worker } = await background();
    const form = { target, templateId: hidden.templateId };
    const { name, parameters } = hidden;
    const content = { name, parameters, values: {}, keepSecrets: [] };
    await handlers['draft/save']({ ...form, draftId: 'd7', content }, fromPage);
    expect(await handlers['form/open'](form, fromPage)).toMatchObject({
      draftId: 'd7',
      fromDraft: true,
      parameters,
    });
    const state = await handlers['quick-add/open'](target, fromPage);
    expect(state).toMatchObject({ openTemplateId: hidden.templateId });
    await handlers['draft/close']({ ...form, discard: false }, fromPage);
    expect(await handlers['quick-add/open'](target, fromPage)).not.toHaveProperty('openTemplateId');
    await handlers['action/create']({ ...wish, ...form, draftId: 'd7', content }, fromPage);
    await worker.runs.settle();
    const after = await handlers['form/open'](form, fromPage);
    expect(after).toMatchObject({ fromDraft: false });
    expect(JSON.stringify(after)).not.toContain(secret);
    expect(stage.session.items.size).toBe(0);
  });

  test('a draft that is on its way keeps its id, and is done with it', async () => {
    const { handlers, stage, worker } = await background();
    stage.highlevel.fault('create', 'held');
    await handlers['draft/save']({ ...open, draftId: 'd1', content }, fromPage);
    await handlers['action/create'](wish, fromPage);
    await untilHeld(stage);
    expect((await handlers['form/open'](open, fromPage))?.draftId).toBe('d1');
    stage.highlevel.release();
    await worker.runs.settle();
    expect((await handlers['form/open'](open, fromPage))?.fromDraft).toBe(false);
  });

  test('a draft that was sent and not seen gets a new id for good, however old it is', async () => {
    const { handlers, stage, worker } = await background();
    stage.highlevel.fault('create', 'cut-before');
    await handlers['draft/save']({ ...open, draftId: 'd1', content }, fromPage);
    await handlers['action/create'](wish, fromPage);
    await worker.runs.settle();
    await stage.pass(worker, 26 * 3_600_000);
    const first = await handlers['form/open'](open, fromPage);
    expect(first).toMatchObject({ fromDraft: true, name, parameters });
    expect(first?.draftId).not.toBe('d1');
    expect((await handlers['form/open'](open, fromPage))?.draftId).toBe(first?.draftId);
    const again = { ...wish, draftId: first?.draftId ?? '' };
    expect(await handlers['action/create'](again, fromPage)).toMatchObject({ kind: 'started' });
    await worker.runs.settle();
    expect((await handlers['form/open'](open, fromPage))?.fromDraft).toBe(false);
  });

  test('names of references come along; unknown templates have no form', async () => {
    const { handlers, stage, worker } = await background();
    const form = { target, templateId: 'starter:start-a-workflow' };
    stage.highlevel.pages['/workflows/'] = { workflows: [{ id: 'w1', name: 'Send a quote' }] };
    await worker.directory.list(locationId, 'workflow', true);
    const mine = { ...content, parameters: { workflowId: 'w1' } };
    await handlers['draft/save']({ ...form, draftId: 'd', content: mine }, fromPage);
    expect(await handlers['form/open'](form, fromPage)).toMatchObject({
      referenceNames: { workflowId: 'Send a quote' },
    });
    expect(await handlers['form/open']({ target, templateId: '__proto__' }, fromPage)).toBeNull();
  });
});

describe('the launcher', () => {
  const ready = async () => {
    const s = await background();
    await s.worker.catalog.remember(locationId, templateId, { values, content });
    return s;
  };
  const click = { draftId: 'd1', templateId, shownAgentId: agentId };

  test('is told names of ready templates for its own tab’s address, nothing more', async () => {
    const { handlers } = await ready();
    const state = await handlers['launcher/state']({}, fromTab());
    const shown = {
      agentId,
      ready: [{ id: templateId, name: 'Send a text message', type: 'SMS' }],
    };
    expect(state).toEqual({
      enabled: true,
      position: { right: 24, bottom: 96 },
      ...shown,
      ...launcherWords(shown),
    });
    const list = `https://app.gohighlevel.com/v2/location/${locationId}/ai-agents/voice-ai`;
    expect(await handlers['launcher/state']({}, fromTab(list))).toMatchObject({ ready: [] });
    expect(await handlers['launcher/state']({}, fromTab('https://x.example'))).toMatchObject({
      ready: [],
    });
  });

  test('has one name a second read at most, whatever addresses its page shows', async () => {
    const { handlers, stage } = await ready();
    const before = stage.highlevel.log.length;
    for (let at = 0; at < 50; at += 1) {
      const other = `${at}`.padStart(24, '0');
      await handlers['launcher/state']({}, fromTab(page(other)));
    }
    expect(stage.highlevel.log.length - before).toBeLessThanOrEqual(2);
  });

  test('creates on the agent in the tab, and undoes its own run only', async () => {
    const { handlers, worker, stage } = await ready();
    const reply = await handlers['launcher/create'](click, fromTab());
    if (reply.kind !== 'run') throw new Error(reply.kind);
    await worker.runs.settle();
    const { runId } = reply.outcome;
    const outcome = await handlers['launcher/watch']({ runId, seen: 0 }, fromTab());
    expect(outcome).toMatchObject({ tone: 'success', canUndo: true });
    expect(JSON.stringify(outcome)).not.toContain('action1');
    const elsewhere = fromTab(page(), 99);
    expect(await handlers['launcher/watch']({ runId, seen: 0 }, elsewhere)).toBeNull();
    expect(await handlers['launcher/undo']({ runId }, elsewhere)).toBeNull();
    expect(stage.highlevel.stored.size).toBe(1);
    expect(await handlers['launcher/undo']({ runId }, fromTab())).toMatchObject({ canUndo: false });
    expect(stage.highlevel.stored.size).toBe(0);
  });

  test('sees nothing of runs that quick add started', async () => {
    const { handlers, worker } = await background();
    const reply = await handlers['action/create'](wish, fromPage);
    if (reply.kind !== 'started') throw new Error(reply.kind);
    await worker.runs.settle();
    const { id: runId } = reply.run;
    expect(await handlers['launcher/watch']({ runId, seen: 0 }, fromTab())).toBeNull();
    expect(await handlers['launcher/undo']({ runId }, fromTab())).toBeNull();
  });

  test('sends nothing for another agent than the one shown, without a token, or when asked', async () => {
    const { handlers, worker, stage } = await ready();
    const kind = 'open-quick-add';
    const other = page('65f0a1b2c3d4e5f6a7b8c9d1');
    expect(await handlers['launcher/create'](click, fromTab(other))).toMatchObject({ kind });
    const unready = { ...click, templateId: 'starter:start-a-workflow' };
    expect(await handlers['launcher/create'](unready, fromTab())).toMatchObject({ kind });
    await worker.connections.remove(locationId);
    expect(await handlers['launcher/create'](click, fromTab())).toMatchObject({ kind });
    await stage.saveToken();
    stage.highlevel.fault('create', 'held');
    await handlers['launcher/create'](click, fromTab());
    await untilHeld(stage);
    expect(await handlers['launcher/create']({ ...click, draftId: 'd2' }, fromTab())).toMatchObject(
      {
        kind,
      },
    );
    stage.highlevel.release();
    await worker.runs.settle();
    expect(stage.highlevel.creates()).toHaveLength(1);
  });

  test('does not say that it undid what was changed or could not be removed', async () => {
    const { handlers, worker, stage } = await ready();
    const reply = await handlers['launcher/create'](click, fromTab());
    if (reply.kind !== 'run') throw new Error(reply.kind);
    await worker.runs.settle();
    const { runId } = reply.outcome;
    stage.highlevel.fault('delete', { status: 401, body: '{}' });
    const warning = { tone: 'warning' };
    expect(await handlers['launcher/undo']({ runId }, fromTab())).toMatchObject(warning);
    const stored = stage.highlevel.stored.get('action1');
    if (stored) stored.name = 'Changed';
    expect(await handlers['launcher/undo']({ runId }, fromTab())).toMatchObject(warning);
    expect(stage.highlevel.stored.size).toBe(1);
  });

  test('is moved and switched off, and switched on again in quick add', async () => {
    const { handlers } = await background();
    const position = { right: 1, bottom: 2 };
    await handlers['launcher/change']({ position }, fromTab());
    await handlers['launcher/change']({ off: true }, fromTab());
    expect(await handlers['launcher/state']({}, fromTab())).toEqual({
      enabled: false,
      position,
      ready: [],
      ...launcherWords({ ready: [] }),
    });
    await handlers['settings/change']({ launcherEnabled: true }, fromPage);
    expect(await handlers['launcher/state']({}, fromTab())).toMatchObject({ enabled: true });
  });
});

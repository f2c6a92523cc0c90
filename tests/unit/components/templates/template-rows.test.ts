import { describe, expect, it } from 'vitest';
import {
  createTemplateRows,
  pageSize,
  type RowsQuery,
} from '../../../../components/templates/template-rows.ts';
import type { Input, Output } from '../../../../lib/messaging/messages/index.ts';
import { MessageError, type Send } from '../../../../lib/messaging/send.ts';
import { listOf, rowsOf } from '../workspace/stage.tsx';

const all: RowsQuery = { query: '', sort: 'usual' };

/** A background whose answers are given by hand, one by one. */
function byHand(count = 250) {
  const asked: {
    input: Input<'template/list'>;
    answer: (page: Output<'template/list'>) => void;
    fail: (reason: MessageError['reason']) => void;
  }[] = [];
  const rows = rowsOf(count);
  const send = ((_name: string, input: Input<'template/list'>) =>
    new Promise<Output<'template/list'>>((answer, reject) => {
      asked.push({ input, answer, fail: (reason) => reject(new MessageError(reason)) });
    })) as Send;
  return {
    send,
    asked,
    rows,
    /** Answers everything that waits. */
    async flush() {
      while (asked.length > 0) {
        for (const { input, answer } of asked.splice(0)) answer(listOf(rows)(input));
        await soon();
      }
    },
  };
}
const soon = () => new Promise((done) => setTimeout(done));
const names = (rows: ReturnType<typeof createTemplateRows>) =>
  [...(rows.state()?.rows ?? [])].sort(([a], [b]) => a - b).map(([, row]) => row.name);

describe('the rows of the list', () => {
  it('come page by page, as they are needed', async () => {
    const background = byHand();
    const rows = createTemplateRows(background.send);
    rows.ask(all);
    await background.flush();
    expect(rows.state()).toMatchObject({ total: 250, all: 250 });
    expect(rows.state()?.rows.size).toBe(pageSize);
    rows.need(90, 130);
    rows.need(91, 131);
    await soon();
    expect(background.asked.map(({ input }) => input.offset)).toEqual([100]);
    await background.flush();
    expect(rows.state()?.rows.size).toBe(200);
    expect(rows.state()?.rows.get(130)?.name).toBe('Template 130');
  });

  it('answer what was typed last; what was asked before is dropped', async () => {
    const background = byHand();
    const rows = createTemplateRows(background.send);
    rows.ask(all);
    await background.flush();
    const before = rows.state();
    rows.ask({ ...all, query: 'template 1' });
    rows.ask({ ...all, query: 'template 12' });
    rows.ask({ ...all, query: 'template 123' });
    // What is shown stays until the answer is there; one is on its way, only the last one waits.
    expect(rows.state()).toBe(before);
    expect(background.asked).toHaveLength(1);
    const [late] = background.asked.splice(0);
    late?.answer(listOf(background.rows)(late.input));
    await soon();
    expect(rows.state()).toBe(before);
    expect(background.asked.map(({ input }) => input.query)).toEqual(['template 123']);
    await background.flush();
    expect(names(rows)).toEqual(['Template 123']);
    expect(rows.state()?.serial).toBe((before?.serial ?? 0) + 1);
  });

  it('drop a page that belongs to an earlier question', async () => {
    const background = byHand();
    const rows = createTemplateRows(background.send);
    rows.ask(all);
    await background.flush();
    rows.need(150, 160);
    const [page] = background.asked.splice(0);
    rows.ask({ ...all, query: 'template 7' });
    await background.flush();
    page?.answer(listOf(background.rows)(page.input));
    await soon();
    expect(names(rows).every((name) => name.startsWith('Template 7'))).toBe(true);
  });

  it('are read again where the person is, without a gap meanwhile', async () => {
    const background = byHand();
    const rows = createTemplateRows(background.send);
    rows.ask(all);
    await background.flush();
    rows.need(180, 210);
    await background.flush();
    const { serial } = rows.state() ?? {};
    background.rows.splice(0, 1);
    rows.refresh();
    expect(rows.state()?.rows.get(200)?.name).toBe('Template 200');
    await background.flush();
    expect(rows.state()).toMatchObject({ total: 249, serial });
    expect(rows.state()?.rows.get(200)?.name).toBe('Template 201');
    expect(rows.state()?.rows.get(185)?.name).toBe('Template 186');
  });

  it('stay the same list when they are read again while a page is on its way', async () => {
    const background = byHand();
    const rows = createTemplateRows(background.send);
    rows.ask(all);
    await background.flush();
    const { serial } = rows.state() ?? {};
    rows.need(150, 160);
    const [page] = background.asked.splice(0);
    rows.refresh();
    page?.answer(listOf(background.rows)(page.input));
    await soon();
    await background.flush();
    expect(rows.state()?.serial).toBe(serial);
  });

  it('start over where rows came or went between two pages', async () => {
    const background = byHand();
    const rows = createTemplateRows(background.send);
    rows.ask(all);
    await background.flush();
    background.rows.splice(0, 2);
    rows.need(90, 120);
    await background.flush();
    expect(rows.state()?.total).toBe(248);
    expect(rows.state()?.rows.get(95)?.name).toBe('Template 97');
  });

  it('ask once more when the worker was stopped, and tell what went wrong otherwise', async () => {
    const background = byHand();
    const rows = createTemplateRows(background.send);
    let told = 0;
    rows.subscribe(() => {
      told += 1;
    });
    rows.ask(all);
    background.asked.splice(0)[0]?.fail('gone');
    await soon();
    expect(background.asked).toHaveLength(1);
    background.asked.splice(0)[0]?.fail('storage');
    await soon();
    expect(rows.failure()?.reason).toBe('storage');
    expect(told).toBe(1);
    rows.refresh();
    await background.flush();
    expect(rows.failure()).toBeUndefined();
    expect(rows.state()?.total).toBe(250);
  });

  it('give all that fit, also what was not read yet', async () => {
    const background = byHand(1200);
    const rows = createTemplateRows(background.send);
    rows.ask(all);
    await background.flush();
    expect(await rows.between(3, 5)).toEqual(background.rows.slice(3, 5));
    expect(background.asked).toEqual([]);
    const whole = rows.between(0, 1200);
    await background.flush();
    expect(await whole).toEqual(background.rows);
  });
});

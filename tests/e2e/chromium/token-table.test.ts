import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { addLocations, tokens } from '../../sandbox/index.ts';
import { press, waitForStatus, waitForText } from '../harness/quick-add.ts';
import { changes } from '../harness/requests.ts';
import { chromiumStage, harborToken } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';

/** Pastes a table; what is in the field afterwards is given back. */
async function paste(page: Page, table: string): Promise<string> {
  await page.locator('#table-text').wait();
  await page.$eval(
    '#table-text',
    (field, text) => {
      (field as HTMLTextAreaElement).value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    table,
  );
  await press(page, 'Read the table');
  return page.$eval('#table-text', (field) => (field as HTMLTextAreaElement).value);
}

/** The rows of a part of the page (“To mend”), each as it reads. */
const rowsIn = (page: Page, part: string): Promise<string[]> =>
  page.$$eval(`section[aria-label="${part}"] .table-row`, (rows) =>
    rows.map((row) => (row.textContent ?? '').replace(/\s+/g, ' ').trim()),
  );

/** Types into a field of the row that says something. */
async function mend(page: Page, part: string, says: RegExp, label: RegExp, text: string) {
  const id = await page.evaluate(
    (section, row, field) => {
      const found = [
        ...document.querySelectorAll(`section[aria-label="${section}"] .table-row`),
      ].find((one) => new RegExp(row).test(one.textContent ?? ''));
      const wanted = [...(found?.querySelectorAll('label') ?? [])].find((one) =>
        new RegExp(field).test(one.textContent ?? ''),
      );
      return wanted?.htmlFor;
    },
    part,
    says.source,
    label.source,
  );
  if (!id) throw new Error(`No field ${label} in a row that says ${says}`);
  const selector = `[id="${id}"]`;
  await page.$eval(selector, (field) => (field as HTMLInputElement).select());
  await page.type(selector, text);
  await page.keyboard.press('Tab');
}

interface ListReply {
  output: { connections: { locationId: string; connection: { state: string } }[] };
}

describe('many tokens at once', () => {
  const stage = chromiumStage();
  const saved = async () =>
    ((await stage().browser.send('connection/list', {})) as ListReply).output.connections;

  test('fifty with three kinds of mistakes end as 47 working connections and three clear rows', async () => {
    const { sandbox, browser } = stage();
    const added = addLocations(sandbox, 50);
    const at = (index: number) => {
      const one = added[index];
      if (!one) throw new Error('Too few sub-accounts');
      return one;
    };
    const lines = added.map(({ location, token }, index) => {
      // A cut token, another sub-account's token, and one that nobody knows.
      if (index === 7) return `${location.name},${token.slice(0, 20)},${location.id}`;
      if (index === 21) return `${location.name},${harborToken},${location.id}`;
      if (index === 33) return `${location.name},${tokens.unknown},${location.id}`;
      return `${location.name},${token},${location.id}`;
    });
    const page = await browser.openWorkspace('#/connections/table');
    const left = await paste(page, ['Name,Token,Location ID', ...lines].join('\n'));
    expect(left).toBe('');
    await waitForStatus(page, /50 rows: 49 ready to test, 1 to mend/);
    expect(await rowsIn(page, 'To mend')).toEqual([
      expect.stringContaining('This token is not whole. Copy it again from HighLevel.'),
    ]);
    // Masked once it is parsed, and nothing was sent.
    expect(await page.evaluate(() => document.body.textContent)).not.toContain(
      at(0).token.slice(4, -4),
    );
    expect(sandbox.log).toEqual([]);

    await press(page, 'Test and save 49');
    await waitForStatus(page, /50 rows: 47 saved, 2 not saved, 1 to mend/, 120_000);
    const refused = await rowsIn(page, 'Not saved');
    expect(refused).toHaveLength(2);
    expect(refused.join('\n')).toMatch(/belongs to another sub-account/);
    expect(refused.join('\n')).toMatch(/does not accept the token/);
    const works = await saved();
    expect(works).toHaveLength(47);
    expect(new Set(works.map(({ connection }) => connection.state))).toEqual(new Set(['ready']));
    expect(changes(sandbox)).toEqual([]);
    // Each was tested against its own sub-account only.
    const own = new Map(added.map(({ location, token }) => [token, location.id]));
    for (const { headers, path, query } of sandbox.log) {
      const id = own.get((headers.authorization ?? '').replace('Bearer ', ''));
      if (id) expect(JSON.stringify([path, query])).toContain(id);
    }

    await mend(page, 'To mend', /not whole/, /^Token/, at(7).token);
    await waitForStatus(page, /47 saved, 1 ready to test, 2 not saved/);
    await mend(page, 'Not saved', /belongs to another/, /^Token/, at(21).token);
    await mend(page, 'Not saved', /does not accept/, /^Token/, at(33).token);
    await press(page, 'Test and save 3');
    await waitForStatus(page, /50 rows: 50 saved/, 60_000);
    expect(await saved()).toHaveLength(50);
    const kept = await browser.send('token-table/open', {});
    expect(kept).toMatchObject({ ok: true, output: { rows: [] } });
    expect(browser.consoleErrors).toEqual([]);
  }, 240_000);

  test('a reload in the middle, and a killed worker, lose no row', async () => {
    const { sandbox, browser } = stage();
    const added = addLocations(sandbox, 12);
    const page = await browser.openWorkspace('#/connections/table');
    await paste(page, added.map(({ location, token }) => `${location.id}\t${token}`).join('\n'));
    await waitForStatus(page, /12 rows: 12 ready/);
    sandbox.fault({ skip: 35, times: Number.POSITIVE_INFINITY, effect: { kind: 'hang' } });
    await press(page, 'Test and save 12');
    await waitFor('some to be saved', async () => (await saved()).length >= 3);
    await page.close();
    await browser.killWorker();
    const done = new Set((await saved()).map(({ locationId }) => locationId));
    const again = await browser.openWorkspace('#/connections/table');
    await waitForText(again, /ready to test/);
    const text = (await rowsIn(again, 'Ready to test')).join('\n');
    for (const { location } of added) {
      expect([location.id, done.has(location.id) || text.includes(location.id)]).toEqual([
        location.id,
        true,
      ]);
    }
  }, 120_000);

  test('says when HighLevel cannot be reached, and saves untested where that is wanted', async () => {
    const { sandbox, browser } = stage();
    const [one] = addLocations(sandbox, 1);
    if (!one) throw new Error('No sub-account');
    const page = await browser.openWorkspace('#/connections/table');
    await paste(page, `${one.location.id} ${one.token}`);
    sandbox.fault({
      times: Number.POSITIVE_INFINITY,
      effect: { kind: 'status', status: 503 },
    });
    await press(page, 'Test and save 1');
    await waitForText(page, /HighLevel does not answer/, 60_000);
    await press(page, 'Save without testing');
    await waitForStatus(page, /1 row: 1 saved/, 60_000);
    expect(await saved()).toHaveLength(1);
  }, 120_000);
});

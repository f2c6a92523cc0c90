// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { backupName, makeBackup } from '../../../../components/backup/make-backup.ts';
import { readBackupFile } from '../../../../components/backup/read-backup-file.ts';
import { restoreLines } from '../../../../components/backup/restore-lines.ts';
import { MessageError } from '../../../../lib/messaging/send.ts';
import { click, control, settle, text } from '../quick-add/fake.tsx';
import { fakeBackground, showWorkspace } from '../workspace/stage.tsx';

const first = '{"kind":"switchboard.backup","version":1}';
const line = (store: string, id: number) => JSON.stringify({ store, record: { id: `r${id}` } });
const linesOf = (count: number) => Array.from({ length: count }, (_, at) => line('templates', at));

/** A background that has three parts of a backup. */
const inParts = () =>
  fakeBackground({
    'backup/read': ({ after }) =>
      after === undefined
        ? { lines: [first, line('templates', 1)], next: 'a' }
        : after === 'a'
          ? { lines: [line('packs', 2)], next: 'b' }
          : { lines: [] },
  });

const downloads: { name: string; parts: unknown[] }[] = [];
function catchDownloads() {
  downloads.length = 0;
  class Caught extends Blob {
    constructor(parts: BlobPart[], options?: BlobPropertyBag) {
      super(parts, options);
      downloads.push({ name: '', parts });
    }
  }
  vi.stubGlobal('Blob', Caught);
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    const last = downloads.at(-1);
    if (last) last.name = this.download;
  });
}
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function choose(content: string, name = 'backup.jsonl') {
  const input = document.querySelector<HTMLInputElement>('.file-drop input');
  const file = new File([content], name);
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  await act(() => {
    input?.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await settle(5);
}

describe('a backup', () => {
  it('is read part by part and given as one file', async () => {
    catchDownloads();
    await showWorkspace(inParts(), '#/backup');
    expect(text()).toContain('Tokens and secrets are not in it.');
    await click('Back up');
    await settle(5);
    const file = downloads[0]?.parts.join('') ?? '';
    expect(file).toBe(`${first}\n${line('templates', 1)}\n${line('packs', 2)}\n`);
    expect(downloads[0]?.name).toMatch(/^switchboard-backup-\d{4}-\d\d-\d\d\.jsonl$/);
    expect(text()).toContain('is with your downloads');
  });

  it('can be stopped, and says when it was not made', async () => {
    let asked = 0;
    const background = inParts();
    const stopped = await makeBackup(
      background.send,
      () => {
        asked += 1;
      },
      () => asked > 0,
    );
    expect(stopped).toBeUndefined();
    expect(background.inputs('backup/read')).toHaveLength(1);
    const broken = fakeBackground({
      'backup/read': () => {
        throw new MessageError('storage');
      },
    });
    await showWorkspace(broken, '#/backup');
    await click('Back up');
    expect(text()).toContain('The backup was not made.');
    expect(backupName(Date.UTC(2026, 2, 1, 12))).toBe('switchboard-backup-2026-03-01.jsonl');
  });
});

describe('restoring', () => {
  it('shows what is in a file before anything is taken in', async () => {
    const background = fakeBackground({ 'backup/restore': { added: 2, kept: 1, refused: [] } });
    await showWorkspace(background, '#/backup');
    await choose([first, line('templates', 1), line('templates', 2), line('packs', 3)].join('\n'));
    expect(text()).toContain('Templates2Packs1');
    expect(background.inputs('backup/restore')).toEqual([]);
    await click('Restore');
    expect(background.inputs('backup/restore')[0]?.lines).toHaveLength(4);
    expect(text()).toContain('2 records added, 1 here already.');
  });

  it('tells line by line what was refused', async () => {
    const refused = [{ line: '{"store":"runs","rec', message: 'This line is not whole.' }];
    const background = fakeBackground({ 'backup/restore': { added: 1, kept: 0, refused } });
    await showWorkspace(background, '#/backup');
    await choose(`${first}\n${line('templates', 1)}\n{"store":"runs","rec`);
    await click('Restore');
    expect(text()).toContain('1 could not be taken in');
    expect(text()).toContain('This line is not whole.');
  });

  it('goes in small steps, can be stopped, and goes on', async () => {
    const background = fakeBackground({
      'backup/restore': ({ lines }) => ({ added: lines.length, kept: 0, refused: [] }),
    });
    const told: number[] = [];
    const lines = linesOf(900);
    const half = await restoreLines(
      background.send,
      lines,
      ({ done }) => told.push(done),
      () => told.length >= 2,
    );
    expect(half).toMatchObject({ done: 400, added: 400 });
    expect(told).toEqual([200, 400]);
    const whole = await restoreLines(
      background.send,
      lines,
      () => undefined,
      () => false,
    );
    expect(whole.done).toBe(900);
    const big = [0, 1, 2].map(() => 'x'.repeat(1_500_000));
    await restoreLines(
      background.send,
      big,
      () => undefined,
      () => false,
    );
    expect(
      background
        .inputs('backup/restore')
        .slice(-3)
        .map((one) => one.lines.length),
    ).toEqual([1, 1, 1]);
  });

  it('says where it stopped when the storage did not take it', async () => {
    let asked = 0;
    const background = fakeBackground({
      'backup/restore': ({ lines }) => {
        asked += 1;
        if (asked === 2) throw new MessageError('storage');
        return { added: lines.length, kept: 0, refused: [] };
      },
    });
    await showWorkspace(background, '#/backup');
    await choose([first, ...linesOf(399)].join('\n'));
    await click('Restore');
    await settle(5);
    expect(text()).toContain('Stopped after 200 of 400');
    expect(text()).toContain('The browser’s storage did not take it.');
    await click('Go on');
    await settle(5);
    expect(text()).toContain('Restored');
    expect(control('Back up')).toBeDefined();
  });

  it('knows a file that is no backup', () => {
    const problem = (content: string) => {
      const file = readBackupFile(content);
      return file.kind === 'problem' ? file.message : '';
    };
    expect(problem('{\n  "kind": "switchboard.templates", "version": 1}')).toContain('Import it');
    expect(problem('hello')).toContain('Choose the file');
    expect(problem(first)).toContain('nothing in it');
    expect(readBackupFile(`${line('packs', 1)}\n\n{"store":"constructor"`)).toMatchObject({
      kind: 'backup',
      counts: [{ label: 'Packs', count: 1 }],
    });
  });
});

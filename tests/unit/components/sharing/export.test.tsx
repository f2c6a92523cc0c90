// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { exportHash, exportOf } from '../../../../components/sharing/export-hash.ts';
import type { Output } from '../../../../lib/messaging/messages/index.ts';
import type { Finding, LibraryRow } from '../../../../lib/messaging/messages/share-shapes.ts';
import { click, control, hasControl, settle, text } from '../quick-add/fake.tsx';
import { fakeBackground, now, settleParts, showWorkspace } from '../workspace/stage.tsx';

const saved = vi.hoisted(() => [] as { fileName: string; parts: string[] }[]);
vi.mock('../../../../components/save-file.ts', () => ({
  saveFile: (fileName: string, parts: string[]) => saved.push({ fileName, parts }),
}));
afterEach(() => {
  saved.length = 0;
});

const finding = (kind: Finding['kind'], at: number, changes: Partial<Finding> = {}): Finding => ({
  key: `${kind} ${at}`,
  templateId: 't1',
  templateName: 'Transfer to the manager',
  place: 'Text message',
  kind,
  text: kind === 'phone' ? `+1415555010${at}` : `${kind} ${at}`,
  forced: kind === 'secret' || kind === 'id',
  choice: kind === 'secret' || kind === 'id' ? 'blank' : 'keep',
  ...changes,
});

const folder: LibraryRow = {
  id: 'folder:1',
  source: 'folder',
  name: 'Team folder',
  description: '',
  publisher: '',
  revision: 3,
  templates: 4,
  packs: 0,
  signature: { kind: 'unsigned' },
  apply: 'auto',
  changedAt: now,
  conflicts: 0,
  unsent: 0,
  hasLogin: true,
  refused: [],
};
const allowed = { managed: false, personalTemplates: true, exports: true, rememberedSecrets: true };

async function show(
  findings: Finding[] = [],
  {
    libraries = [],
    policy = allowed,
    hash = exportHash(['t1', 't2']),
  }: Partial<Output<'library/list'>> & { hash?: string } = {},
) {
  const background = fakeBackground({
    'library/list': { libraries, policy },
    'export/review': {
      kind: 'review',
      name: '2 templates',
      templates: [
        { id: 't1', name: 'Transfer to the manager', type: 'CALL_TRANSFER' },
        { id: 't2', name: 'Text the address', type: 'SMS' },
      ],
      packs: [],
      findings,
    },
    'export/make': ({ as }) => {
      if (as === 'code')
        return { kind: 'code', code: 'switchboard1.x.', bytes: 3_240, signed: false };
      if (as === 'folder') return { kind: 'folder', library: folder, added: 2 };
      return { kind: 'file', fileName: 'library.json', text: '{}', revision: 1, signed: true };
    },
  });
  await showWorkspace(background, hash);
  await settleParts();
  await settle(5);
  return background;
}

describe('what is to be exported', () => {
  it('stands in the address while it is short, and beside it when it is long', () => {
    const query = (hash: string) => new URLSearchParams(hash.split('?')[1]);
    const few = ['starter:a/b', 'folder:x/y', '5d2f'];
    expect(exportOf(query(exportHash(few)))).toEqual({ ids: few });
    const many = Array.from({ length: 5_000 }, (_, at) => `template-${at}`);
    const hash = exportHash(many);
    expect(hash.length).toBeLessThan(50);
    expect(exportOf(query(hash))).toEqual({ ids: many });
    expect(exportOf(new URLSearchParams('library=file:1'))).toEqual({ libraryId: 'file:1' });
    expect(exportOf(new URLSearchParams('held=99'))).toBeUndefined();
  });

  it('is asked for again when the page has forgotten it', async () => {
    const background = await show([], { hash: '#/sharing/export?held=999' });
    expect(text()).toContain('Nothing is chosen');
    expect(background.inputs('export/review')).toEqual([]);
  });
});

describe('the review of an export', () => {
  it('says what leaves, and what never does', async () => {
    const background = await show([finding('secret', 1, { text: '••••' }), finding('id', 1)]);
    expect(background.inputs('export/review')).toEqual([{ of: { ids: ['t1', 't2'] } }]);
    expect(text()).toContain('2 templates will leave');
    expect(text()).toContain('Secrets 1');
    expect(text().match(/Becomes a blank/g)).toHaveLength(2);
    expect(hasControl('Keep')).toBe(false);
    await click('Their names');
    expect(text()).toContain('Text the address');
  });

  it('asks for numbers and addresses, one by one and for all of a kind', async () => {
    const background = await show([
      finding('phone', 1),
      finding('phone', 2),
      finding('email', 1, { leftOut: true }),
    ]);
    await click('Make all phone numbers blanks');
    await click('Leave it out');
    await click('Keep all phone numbers');
    await click('Make it a blank');
    await click('Save file');
    expect(background.inputs('export/make')).toEqual([
      {
        of: { ids: ['t1', 't2'] },
        as: 'file',
        choices: { 'phone 1': 'blank', 'phone 2': 'keep', 'email 1': 'blank' },
      },
    ]);
    expect(saved).toEqual([{ fileName: 'library.json', parts: ['{}'] }]);
    expect(text()).toContain('library.json is with your downloads');
    expect(text()).toContain('Revision 1, signed.');
    // What was made is not what is chosen now.
    await click('Keep');
    expect(text()).not.toContain('with your downloads');
  });

  it('lists many findings a part at a time', async () => {
    await show(Array.from({ length: 120 }, (_, at) => finding('address', at)));
    expect(document.querySelectorAll('.finding')).toHaveLength(50);
    await click('Show more (70 left)');
    expect(document.querySelectorAll('.finding')).toHaveLength(120);
  });

  it('copies a code with its size, and shows it too', async () => {
    await show();
    await click('Copy code');
    expect(text()).toContain('The code is copied (3.2 kB)');
    expect(control<HTMLTextAreaElement>('The code').value).toBe('switchboard1.x.');
  });

  it('says what hinders it in the background’s words', async () => {
    const background = await show();
    const message = 'As a code this would be 51 kB. Save it as a file instead.';
    background.answer('export/make', { kind: 'problem', problem: { code: 'too-large', message } });
    await click('Copy code');
    expect(text()).toContain(message);
  });

  it('puts it into a shared folder where there is one', async () => {
    const background = await show([], { libraries: [folder] });
    await click('Put into “Team folder”');
    expect(background.inputs('export/make')[0]).toMatchObject({
      as: 'folder',
      folderId: 'folder:1',
    });
    expect(text()).toContain('2 templates and packs added');
  });

  it('is not offered where an administrator has switched it off', async () => {
    await show([], { policy: { ...allowed, managed: true, exports: false } });
    expect(text()).toContain('Your administrator has switched off exports.');
    expect(hasControl('Save file')).toBe(false);
  });
});

import { describe, expect, test } from 'vitest';
import { files, read, shipped } from './project.ts';

const forms = files.filter((path) => /^\.github\/ISSUE_TEMPLATE\/(?!config).*\.yml$/.test(path));

test('there is a form for what does not work, and one for what is missing; nothing without a form', () => {
  expect(forms.length).toBeGreaterThanOrEqual(2);
  expect(read('.github/ISSUE_TEMPLATE/config.yml')).toContain('blank_issues_enabled: false');
});

describe.each(forms)('%s', (path) => {
  const form = read(path);

  test('has a name, a description and fields with ids of their own', () => {
    expect(form).toMatch(/^name: \S.+$/m);
    expect(form).toMatch(/^description: \S.+$/m);
    const ids = [...form.matchAll(/^ {4}id: (\S+)$/gm)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(2);
    expect(new Set(ids).size).toBe(ids.length);
    expect(form).not.toContain('\t');
  });

  test('asks for no token, and says that none is wanted', () => {
    const labels = [...form.matchAll(/^ {6}label: (.+)$/gm)].map(([, label]) => label);
    expect(labels.filter((label) => /token|password|key\b|account/i.test(label ?? ''))).toEqual([]);
    expect(form).toMatch(/token/i);
  });
});

test('the report is asked for by the words that the product has on its buttons', () => {
  const form = read('.github/ISSUE_TEMPLATE/bug.yml');
  const code = shipped.map(read).join('\n');
  for (const words of ['Show the report', 'Copy report']) {
    expect(form).toContain(`“${words}”`);
    expect(code).toContain(words);
  }
});

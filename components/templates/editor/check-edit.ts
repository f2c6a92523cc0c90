import type { Issue } from '../../../lib/actions/define.ts';
import { checkTemplate } from '../../../lib/templates/check.ts';
import { contentOf, type EditContent, readExtra, renameProblem } from './edit-content.ts';

/** The path of the extra keys among fields and issues. */
export const extraPath = '$extra';

/** The path of the field for a blank's name. */
export const renamePath = (index: number) => `$rename.${index}`;

/** What is wrong with what stands in the editor; errors come first. */
export function checkEdit(edit: EditContent): Issue[] {
  const content = contentOf(edit);
  const issues = [...checkTemplate(content), ...checkRenames(edit), ...checkExtra(edit)];
  return [
    ...issues.filter(({ level }) => level === 'error'),
    ...issues.filter(({ level }) => level !== 'error'),
  ];
}

function checkRenames(edit: EditContent): Issue[] {
  return Object.entries(edit.renames ?? {}).flatMap(([at, name]): Issue[] => {
    const message = renameProblem(edit, Number(at), name.trim());
    return message ? [{ path: renamePath(Number(at)), message, level: 'error' }] : [];
  });
}

function checkExtra({ extraText }: EditContent): Issue[] {
  if (extraText === undefined) return [];
  const read = readExtra(extraText);
  return 'problem' in read ? [{ path: extraPath, message: read.problem, level: 'error' }] : [];
}

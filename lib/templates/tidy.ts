import type { TemplateContent } from './schema.ts';

/** Names and tags without white space around them, each tag once. */
export function tidy(content: TemplateContent): TemplateContent {
  const { actionName, ...rest } = content;
  const own = actionName?.trim();
  return {
    ...rest,
    ...(own ? { actionName: own } : {}),
    name: content.name.trim(),
    folder: content.folder.trim(),
    tags: tidyTags(content.tags),
  };
}

export const tidyTags = (tags: string[]) => [
  ...new Set(tags.map((tag) => tag.trim()).filter(Boolean)),
];

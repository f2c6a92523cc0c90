/** What cannot be released, in words for the person who tried. */
export class NotReleasable extends Error {}

const unreleased = /^## \[Unreleased\]$/m;

/** The text under “Unreleased”, without its heading; empty when nothing was written. */
export function unreleasedNotes(changelog: string): string {
  const [, after] = changelog.split(unreleased);
  if (after === undefined) throw new NotReleasable('CHANGELOG.md has no “## [Unreleased]”.');
  const [own = ''] = after.split(/^## /m);
  return own.trim();
}

/** The versions that have a heading, the newest first. */
export const releasedVersions = (changelog: string): string[] =>
  [...changelog.matchAll(/^## \[(\d[^\]]*)\]/gm)].map(([, version = '']) => version);

/** The changelog with what was unreleased under the version and its date (`2026-11-26`). */
export function withVersion(changelog: string, version: string, date: string): string {
  const notes = unreleasedNotes(changelog);
  if (!/^- /m.test(notes)) {
    throw new NotReleasable('CHANGELOG.md says nothing under “Unreleased”: write what changed.');
  }
  return changelog.replace(unreleased, `## [Unreleased]\n\n## [${version}] - ${date}`);
}

import { t } from '../i18n/t.ts';
import { problem, type SharingProblem } from './problem.ts';
import type { ReadLibrary } from './read-document.ts';
import type { Library } from './schema.ts';

/** A problem, with what a person can do about a file that others share. */
export function tellOf(
  one: SharingProblem,
  { address = '' }: Pick<Library, 'address'>,
): SharingProblem {
  const host = URL.canParse(address) ? new URL(address).host : t('the server');
  switch (one.code) {
    case 'not-found':
      return problem(
        one.code,
        t(
          'The file of this library is gone from {host}. Nothing was changed here or there. Put it back there; or check once more, and it is made anew of what is here.',
          { host },
        ),
      );
    case 'empty':
    case 'not-json':
    case 'not-text':
    case 'not-a-library':
      return problem(
        one.code,
        t(
          'The file of this library on {host} cannot be read: it is empty, cut off or something else. Nothing was changed here or there. Put an earlier version of it back, or delete it there.',
          { host },
        ),
      );
    default:
      return one;
  }
}

export const unexpected = (): SharingProblem =>
  problem(
    'server',
    t('The server has not sent the library. Nothing was changed; it is tried again later.'),
  );

export const otherLibrary = ({ head }: ReadLibrary): SharingProblem =>
  problem(
    'other-library',
    t(
      'Another library is in this file now: “{name}”. Nothing was changed here or there. Put the file back, or add the other one as a shared folder of its own.',
      { name: head.name },
    ),
  );

export const tooBusy = (): SharingProblem =>
  problem(
    'changed-meanwhile',
    t(
      'Others write into this shared folder all the time. What was changed here waits and is sent later.',
    ),
  );

import { t } from '../i18n/t.ts';
import type { Signature } from './document.ts';
import { problem, type SharingProblem } from './problem.ts';
import type { ReadLibrary } from './read-document.ts';
import type { Library } from './schema.ts';
import { verifyText } from './signature.ts';

/** Whether a document may take the place of the last good copy. */
export type Judgement =
  | { kind: 'good' }
  /** It is signed with a key that nobody has approved for this library. */
  | { kind: 'new-key'; key: string }
  | { kind: 'refused'; problem: SharingProblem };

const refused = (code: SharingProblem['code'], message: string): Judgement => ({
  kind: 'refused',
  problem: problem(code, message),
});

/** What was verified last: a document is looked at before it is taken. */
const verified = new WeakMap<Signature, { signed: string; good: Promise<boolean> }>();

function isGood(signed: string, signature: Signature): Promise<boolean> {
  const known = verified.get(signature);
  if (known?.signed === signed) return known.good;
  const good = verifyText(signed, signature);
  verified.set(signature, { signed, good });
  return good;
}

/**
 * Judges a document by its signature and its revision. `library`: what is kept of it; absent for one
 * that nobody has taken yet. `approvedKey`: the key a person has approved, or an administrator gave.
 */
export async function judge(
  library: Pick<Library, 'head' | 'pin'> | undefined,
  { head, signature, signed }: Pick<ReadLibrary, 'head' | 'signature' | 'signed'>,
  approvedKey?: string,
): Promise<Judgement> {
  if (signature && !(await isGood(signed, signature))) {
    return refused(
      'bad-signature',
      t(
        'The signature does not fit: this document was changed after it was signed. The last good copy stays in use.',
      ),
    );
  }
  if (library && library.head.id !== head.id) {
    return refused(
      'other-library',
      t(
        'Another library is there now: “{name}”. The last good copy stays in use. Ask the publisher, or subscribe anew.',
        { name: head.name },
      ),
    );
  }
  if (library?.pin !== undefined && !signature) {
    return refused(
      'unsigned',
      t(
        'This library was signed and this document is not. The last good copy stays in use. Ask the publisher for a signed one.',
      ),
    );
  }
  if (library && head.revision < library.head.revision) {
    return refused(
      'rollback',
      t(
        'This is revision {revision}, older than revision {newer} that is here. The last good copy stays in use.',
        { revision: head.revision, newer: library.head.revision },
      ),
    );
  }
  const key = signature?.key;
  if (key !== undefined && key !== library?.pin && key !== approvedKey) {
    return { kind: 'new-key', key };
  }
  return { kind: 'good' };
}

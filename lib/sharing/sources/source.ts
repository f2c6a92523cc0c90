import type { Secret } from '../../connections/secret.ts';
import type { SharingProblem } from '../problem.ts';
import type { Library } from '../schema.ts';

/** What a server said of the copy that was read last; sent along, so that it need not send it again. */
export type Validators = NonNullable<Library['validators']>;

/** What reading a library has given. Whether the document is any good is not known yet. */
export type Fetched =
  /** The server says that the copy which the validators belong to is still the one. */
  | { kind: 'unchanged' }
  | { kind: 'document'; text: string; validators?: Validators }
  | { kind: 'problem'; problem: SharingProblem };

/** Which library is read, and how. */
export interface ReadFrom {
  id: string;
  address?: string;
  /** The whole value of the `Authorization` header. */
  authorization?: Secret;
  /** Only while the copy they belong to is here. */
  validators?: Validators;
}

/** One way to share, as far as reading goes. Never throws, never changes anything. */
export interface Source {
  read(from: ReadFrom): Promise<Fetched>;
}

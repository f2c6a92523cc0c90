import { VaultLocked } from '../connections/vault-shared.ts';
import { problemOf } from '../highlevel/errors.ts';
import { StorageError } from '../storage/database.ts';
import { type Input, type MessageName, messages, type Output } from './messages/index.ts';
import type { RefusalReason, Reply, Sender } from './protocol.ts';

/** Where a message came from, told by the browser. */
export interface MessageSender {
  id?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined; url?: string | undefined } | undefined;
}

/** Who sent a message, once that was checked. `tab` is there for content scripts only. */
export interface CheckedSender {
  from: Sender;
  tab?: { id: number; url: string };
}

export type Handlers = {
  [N in MessageName]: (input: Input<N>, sender: CheckedSender) => Output<N> | Promise<Output<N>>;
};

export interface Self {
  /** The extension's own id. */
  id: string;
  /** `chrome-extension://…/` */
  pageOrigin: string;
  /** Origins that are enabled now, e.g. `https://app.gohighlevel.com`. */
  contentOrigins: readonly string[];
}

/** The same where the enabled origins have to be asked for. */
interface SelfNow extends Omit<Self, 'contentOrigins'> {
  contentOrigins(): Promise<readonly string[]>;
}

/**
 * Tells who sent a message: a page of the extension, the launcher in the top frame of an enabled
 * origin, or nobody that is listened to.
 */
export function checkSender(sender: MessageSender, self: Self): CheckedSender | undefined {
  if (sender.id !== self.id || sender.url === undefined) return undefined;
  if (sender.url.startsWith(self.pageOrigin)) return { from: 'page' };
  const { tab } = sender;
  if (sender.frameId !== 0 || tab?.id === undefined || tab.url === undefined) return undefined;
  if (!self.contentOrigins.includes(originOf(sender.url))) return undefined;
  if (originOf(tab.url) !== originOf(sender.url)) return undefined;
  return { from: 'content', tab: { id: tab.id, url: tab.url } };
}

/**
 * Makes the one listener of the background. A message from anyone else, of another shape or not in
 * the list is refused and changes nothing; nothing of an error reaches the sender but its reason.
 * `note` is told what a handler threw, and by which message.
 */
export function createHandle(
  handlers: Handlers,
  self: SelfNow,
  note: (where: string, thrown: unknown) => void,
) {
  return async (message: unknown, sender: MessageSender): Promise<Reply> => {
    const name = nameOf(message);
    if (!name) return { ok: false, reason: 'refused' };
    try {
      const contentOrigins = messages[name].from === 'content' ? await self.contentOrigins() : [];
      const checked = checkSender(sender, { ...self, contentOrigins });
      if (messages[name].from !== checked?.from) return { ok: false, reason: 'refused' };
      const input = messages[name].input.safeParse((message as { input: unknown }).input);
      if (!input.success) return { ok: false, reason: 'refused' };
      const handler = handlers[name] as (input: unknown, sender: CheckedSender) => unknown;
      const output = messages[name].output.safeParse(await handler(input.data, checked));
      if (!output.success) {
        note(`message ${name}`, output.error);
        return { ok: false, reason: 'failed' };
      }
      return { ok: true, output: output.data };
    } catch (error) {
      const reason = reasonOf(error);
      // What waits for a passphrase is no error.
      if (reason !== 'locked') note(`message ${name}`, error);
      return { ok: false, reason };
    }
  };
}

function reasonOf(error: unknown): RefusalReason {
  if (error instanceof StorageError) return 'storage';
  const isLocked = error instanceof VaultLocked || problemOf(error).kind === 'locked';
  return isLocked ? 'locked' : 'failed';
}

/** A message of ours, told by its envelope; others are not answered at all. */
export function isEnvelope(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'switchboard' in message;
}

function nameOf(message: unknown): MessageName | undefined {
  if (!isEnvelope(message)) return undefined;
  const { switchboard: name } = message as { switchboard: unknown };
  return typeof name === 'string' && Object.hasOwn(messages, name)
    ? (name as MessageName)
    : undefined;
}

/** '' for what is no page of a site: `blob:` has the origin of whoever made it. */
function originOf(address: string): string {
  try {
    const { protocol, origin } = new URL(address);
    return protocol === 'https:' ? origin : '';
  } catch {
    return '';
  }
}

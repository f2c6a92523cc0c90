import 'fake-indexeddb/auto';
import { createHandle, type Handlers, type MessageSender } from '../../lib/messaging/handle.ts';
import { messages as known } from '../../lib/messaging/messages/index.ts';
import { samples } from '../unit/messaging/samples.ts';
import { locationId, page, tabId, token } from '../unit/runs/orders.ts';
import { mutated, randomFrom } from '../unit/sharing/mutate.ts';
import { shareStage } from '../unit/sharing/sharing-stage.ts';
import { type Boundary, enough } from './boundary.ts';

const id = 'abcdefghijklmnopabcdefghijklmnop';
const pageOrigin = `chrome-extension://${id}/`;
const self = { id, pageOrigin, contentOrigins: async () => ['https://app.gohighlevel.com'] };

const ourPage: MessageSender = { id, url: `${pageOrigin}popup.html` };
const launcher: MessageSender = { id, url: page(), frameId: 0, tab: { id: tabId, url: page() } };

const elsewhere = [
  'https://evil.example/',
  'https://app.gohighlevel.com.evil.example/v2/location/x',
  'https://sub.app.gohighlevel.com/',
  'https://app.gohighlevel.com:444/',
  'https://app.gohighlevel.com@evil.example/',
  'http://app.gohighlevel.com/',
  'file:///etc/passwd',
  'data:text/html,https://app.gohighlevel.com/',
  'blob:https://app.gohighlevel.com/6f8c',
  'about:blank',
  'about:srcdoc',
  `chrome-extension://${id.replace('a', 'b')}/popup.html`,
  `chrome-extension://${id}.evil.example/popup.html`,
  'null',
  '',
  '::::',
];
/** Changes that make nobody of either sender. */
const spoiled: ((random: Random) => MessageSender)[] = [
  () => ({}),
  () => ({ ...ourPage, id: undefined }),
  () => ({ ...ourPage, id: 'bcdefghijklmnopabcdefghijklmnopa' }),
  () => ({ id }),
  (random) => ({ ...ourPage, url: oneOf(random, elsewhere) }),
  (random) => ({ ...launcher, url: oneOf(random, elsewhere) }),
  (random) => ({ ...launcher, tab: { id: tabId, url: oneOf(random, elsewhere) } }),
  (random) => {
    const url = oneOf(random, elsewhere);
    return { ...launcher, url, tab: { id: tabId, url } };
  },
  (random) => ({ ...launcher, frameId: oneOf(random, [undefined, 1, 7, -1, Number.NaN]) }),
  () => ({ ...launcher, tab: undefined }),
  () => ({ ...launcher, tab: { url: page() } }),
  () => ({ ...launcher, tab: { id: tabId } }),
];

type Random = () => number;
const oneOf = <T>(random: Random, all: readonly T[]): T =>
  all[Math.floor(random() * all.length)] as T;

/** Handlers that may wait for news: nobody waits for them here. */
const waiting = new Set(['run/watch', 'launcher/watch']);
const names = Object.keys(known) as (keyof typeof known)[];
const triable = names.filter((name) => !waiting.has(name));
const oddNames = [
  '',
  '__proto__',
  'constructor',
  'toString',
  'launcher/',
  'Action/create',
  5,
  null,
];
const envelope = (name: string) => ({
  switchboard: name,
  input: samples[name as keyof typeof samples].right,
});

/** A message as another process could send it: anything that JSON can say. */
function oddMessage(random: Random): unknown {
  const name = oneOf(random, triable);
  const text = JSON.stringify(envelope(name));
  let message: unknown;
  try {
    message = JSON.parse(mutated(text, random));
  } catch {
    message = JSON.parse(text);
  }
  // The name decides what else is looked at: mostly it is one that is known.
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return message;
  if (random() < 0.8) return { ...message, switchboard: name };
  return random() < 0.5 ? { ...message, switchboard: oneOf(random, oddNames) } : message;
}

/** After so many messages what is stored is looked at; after so many a fresh browser takes them. */
const together = 100;
const perBrowser = 500;

/** A browser with a token; tells whether a handler was reached. */
async function begin() {
  const s = shareStage();
  await s.worker.connections.save(locationId, token, true);
  await s.save({ name: 'Ours' });
  const state = { reached: false };
  const watched = Object.fromEntries(
    Object.entries(s.handlers).map(([name, handler]) => [
      name,
      (...given: unknown[]) => {
        state.reached = true;
        return (handler as (...all: unknown[]) => unknown)(...given);
      },
    ]),
  ) as unknown as Handlers;
  const sent = () => s.stage.highlevel.log.length;
  return { ...s, state, sent, handle: createHandle(watched, self, s.worker.errors.note) };
}

/**
 * Messages: from nobody that is listened to, and of any shape. Those that are refused reach no
 * handler; those that get through to one never throw past it, and no answer holds the token.
 */
export const messages: Boundary = {
  name: 'messages',
  async fuzz(count, seed) {
    const random = randomFrom(seed);
    const tally = { refused: 0, handled: 0 };
    // One browser hears only what must be refused, and stays as it is.
    const closed = await begin();
    const before = await closed.stage.dump();
    const quiet = closed.sent();
    let open = await begin();
    for (let index = 0; index < count; index += 1) {
      const foreign = random() < 0.4;
      const whole = foreign && random() < 0.5;
      const message = whole ? envelope(oneOf(random, names)) : oddMessage(random);
      const sender = foreign ? oneOf(random, spoiled)(random) : random() < 0.8 ? ourPage : launcher;
      try {
        if (foreign) {
          const reply = await closed.handle(message, sender);
          if (reply.ok || reply.reason !== 'refused' || closed.state.reached) {
            throw new Error(`Nobody was answered ${JSON.stringify(reply)}`);
          }
          tally.refused += 1;
        } else {
          open.state.reached = false;
          const reply = await open.handle(message, sender);
          const text = JSON.stringify(reply);
          if (text.includes(token)) throw new Error(`The token was told: ${text}`);
          const refused = !reply.ok && reply.reason === 'refused';
          if (refused === open.state.reached) throw new Error(`Handled, and answered ${text}`);
          tally[refused ? 'refused' : 'handled'] += 1;
        }
      } catch (error) {
        const shown = JSON.stringify({ message, sender }).slice(0, 3_000);
        throw new Error(`Message ${index} of seed ${seed}: ${shown}`, { cause: error });
      }
      if (index % together === together - 1 || index === count - 1) {
        if ((await closed.stage.dump()) !== before || closed.sent() !== quiet) {
          throw new Error(`One of the messages up to ${index} of seed ${seed} has had an effect`);
        }
      }
      if (index % perBrowser === perBrowser - 1) open = await begin();
    }
    enough('refused', tally.refused, count, 0.3);
    enough('handled', tally.handled, count, 0.1);
    return `${tally.refused} were refused, ${tally.handled} were handled`;
  },
};

import { t } from '../../../lib/i18n/t.ts';
import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { Services } from '../services.ts';

type Names =
  | 'key/list'
  | 'key/create'
  | 'key/backup'
  | 'key/restore'
  | 'key/remove'
  | 'origin/open'
  | 'origin/answer';

/** A publisher's keys, and what becomes of copies when their origins go on. */
export function keyHandlers(services: Services): Pick<Handlers, Names> {
  const { keys, libraries, origins } = services;

  return {
    async 'key/list'() {
      const [all, every] = await Promise.all([keys.list(), libraries.list()]);
      return {
        keys: all.map((one) => ({
          ...one,
          signs: every.filter(({ signWith }) => signWith === one.key).map(({ head }) => head.name),
        })),
      };
    },
    'key/create': async ({ name }) => ({ ...(await keys.create(name)), signs: [] }),
    'key/backup': ({ key, passphrase }) => keys.backup(key, passphrase),
    async 'key/restore'({ text, passphrase }) {
      const restored = await keys.restore(text, passphrase);
      return restored.kind === 'restored'
        ? { kind: 'restored', key: { ...restored.key, signs: [] } }
        : restored;
    },
    'key/remove': async ({ key }) => ({ removed: await keys.remove(key) }),

    'origin/open': ({ templateId }) => origins.open(templateId),
    async 'origin/answer'({ templateId, ...answer }) {
      const reply = await origins.answer(templateId, answer);
      if (
        reply === 'changed-meanwhile' ||
        reply.kind === 'gone' ||
        reply.kind === 'changed-since'
      ) {
        return { kind: 'changed-meanwhile' };
      }
      if (reply.kind === 'saved') return { kind: 'done', template: reply.template };
      const why = reply.kind === 'invalid' ? reply.issues[0]?.message : undefined;
      const message = [
        t('The changes do not fit this template.'),
        ...(why ? [why] : []),
        t('Nothing was changed.'),
      ].join(' ');
      return { kind: 'problem', problem: { code: 'not-a-library', message } };
    },
  };
}

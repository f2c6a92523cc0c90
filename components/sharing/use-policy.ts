import type { Key } from '../../lib/i18n/catalog.ts';
import type { PolicyView } from '../../lib/messaging/messages/share-shapes.ts';
import { useAnswer } from '../use-answer.ts';

const everything: PolicyView = {
  managed: false,
  personalTemplates: true,
  exports: true,
  rememberedSecrets: true,
};

/**
 * What an administrator allows; everything until it is known. The background holds to it whatever a
 * page shows.
 */
export const usePolicy = (): PolicyView =>
  useAnswer('library/list', {}).answer?.policy ?? everything;

/** Why there is no way to a template of one’s own. */
export const noPersonal: Key = 'Your administrator has switched off templates of your own.';

/** Why nothing can be exported. */
export const noExports: Key = 'Your administrator has switched off exports.';

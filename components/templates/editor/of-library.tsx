import { ago } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/t.ts';
import type { TemplateView } from '../../../lib/messaging/messages/template-shapes.ts';
import { useServices } from '../../services.ts';
import { SignedBy } from '../../sharing/signed-by.tsx';
import { noPersonal } from '../../sharing/use-policy.ts';
import { Notice } from '../../ui/notice.tsx';
import { rich } from '../../ui/rich.ts';
import { useAnswer } from '../../use-answer.ts';
import { libraryHash } from '../../workspace/route.ts';

import '../../sharing/sharing.css';

/** Whose a template is that can only be read, of which version it is, and who publishes it. */
export function OfLibrary(props: {
  view: TemplateView;
  library: NonNullable<TemplateView['library']>;
}) {
  const { view, library } = props;
  const { template, origin } = view;
  const { now } = useServices();
  const { answer } = useAnswer('library/list', {});
  const row = answer?.libraries.find(({ id }) => id === library.id);
  const link = <a href={libraryHash(library.id)}>{library.name}</a>;
  const when = ago(template.changedAt, now());
  const mayCopy = answer?.policy.personalTemplates !== false;
  return (
    <Notice
      tone="info"
      title={
        origin === 'managed'
          ? t('Read-only: set by your administrator')
          : t('Read-only: it is shared')
      }
    >
      <p>
        {row?.publisher
          ? rich('It belongs to the library {library} by {publisher}.', {
              library: link,
              publisher: row.publisher,
            })
          : rich('It belongs to the library {library}.', { library: link })}{' '}
        {mayCopy
          ? t(
              '“Customize” makes a copy that is yours; when this one changes, the copy is offered the changes.',
            )
          : t(noPersonal)}
      </p>
      <p class="library-facts">
        <span>{t('Version {version}', { version: String(template.revision) })}</span>
        <span>
          {template.changedBy
            ? t('changed {when} by {who}', { when, who: template.changedBy })
            : t('changed {when}', { when })}
        </span>
        {row && <span>{t('library revision {revision}', { revision: String(row.revision) })}</span>}
      </p>
      {row && <SignedBy signature={row.signature} />}
    </Notice>
  );
}

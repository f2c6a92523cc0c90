import type { TemplateView } from '../../../lib/messaging/messages/template-shapes.ts';
import { ago } from '../../ago.ts';
import { useServices } from '../../services.ts';
import { SignedBy } from '../../sharing/signed-by.tsx';
import { noPersonal } from '../../sharing/use-policy.ts';
import { Notice } from '../../ui/notice.tsx';
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
  const mayCopy = answer?.policy.personalTemplates !== false;
  return (
    <Notice
      tone="info"
      title={
        origin === 'managed' ? 'Read-only: set by your administrator' : 'Read-only: it is shared'
      }
    >
      <p>
        It belongs to the library <a href={libraryHash(library.id)}>{library.name}</a>
        {row?.publisher && <> by {row.publisher}</>}.{' '}
        {mayCopy
          ? '“Customize” makes a copy that is yours; when this one changes, the copy is offered the changes.'
          : noPersonal}
      </p>
      <p class="library-facts">
        <span>Version {template.revision}</span>
        <span>
          changed {ago(template.changedAt, now())}
          {template.changedBy && ` by ${template.changedBy}`}
        </span>
        {row && <span>library revision {row.revision}</span>}
      </p>
      {row && <SignedBy signature={row.signature} />}
    </Notice>
  );
}

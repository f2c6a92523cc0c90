import { ago } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/t.ts';
import type { Edit } from '../../../lib/messaging/messages/edit-open.ts';
import { useServices } from '../../services.ts';
import { noPersonal } from '../../sharing/use-policy.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Editor } from './use-editor.ts';

/** What the person has to know about the state of the editor, most urgent first. */
export function EditorNotices(props: {
  editor: Editor;
  /** Other unsaved changes of this template. */
  rest: Edit[];
  onCompare: () => void;
  comparing: boolean;
  onOpenEdit: (edit: Edit) => void;
  onDropEdit: (edit: Edit) => void;
  onDiscard: () => void;
}) {
  const { editor, rest } = props;
  const { now } = useServices();
  const { conflict, keepFailure } = editor;
  return (
    <>
      {editor.failure && (
        <Notice tone="error" title={t('Not saved')} role="alert">
          {editor.failure} {t('What you typed is still here.')}
        </Notice>
      )}
      {editor.gone && (
        <Notice
          tone="warning"
          title={t('This template was deleted for good')}
          role="alert"
          actions={
            <Button small onClick={() => void editor.save('copy')}>
              {t('Save as a new template')}
            </Button>
          }
        >
          {t('What you typed is still here.')}
        </Notice>
      )}
      {editor.readOnly && (
        <Notice
          tone="warning"
          title={
            editor.readOnly === 'all'
              ? t('Not saved: it is switched off')
              : t('It cannot be changed here')
          }
          role="alert"
          actions={
            editor.readOnly === 'this' && (
              <Button small onClick={() => void editor.save('copy')}>
                {t('Save as a template of your own')}
              </Button>
            )
          }
        >
          {editor.readOnly === 'all'
            ? t(noPersonal)
            : t(
                'It belongs to a team now, or your administrator has switched off changing it.',
              )}{' '}
          {t('Nothing was saved. What you typed is still here.')}
        </Notice>
      )}
      {keepFailure && (
        <Notice tone="warning" title={t('What you type is not being kept')} role="alert">
          {keepFailure === 'storage'
            ? t('The browser’s storage did not take it.')
            : t('The extension did not answer.')}{' '}
          {t('Your text stays here while this page is open.')}
        </Notice>
      )}
      {conflict && (
        <Notice
          tone="warning"
          title={t('Saved elsewhere since you opened it')}
          role="alert"
          actions={
            <>
              <Button small expanded={props.comparing} onClick={props.onCompare}>
                {t('Compare')}
              </Button>
              <Button small onClick={() => void editor.save('next-version')}>
                {t('Save mine as the next version')}
              </Button>
              <Button small onClick={() => void editor.save('copy')}>
                {t('Save as a copy')}
              </Button>
              <Button small onClick={props.onDiscard}>
                {t('Discard mine')}
              </Button>
            </>
          }
        >
          {conflict.whileSaving && `${t('Nothing was saved now.')} `}
          {t(
            'The other version was saved {when}. It stays among the versions, whatever you choose.',
            { when: ago(conflict.theirs.changedAt, now()) },
          )}
        </Notice>
      )}
      {editor.others > 0 && (
        <Notice tone="info" role="status">
          {t(
            'This template is open in another tab too. Each tab keeps its own changes; whoever saves second is asked.',
          )}
        </Notice>
      )}
      {editor.fromDraft && !conflict && (
        <div class="draft-line">
          <span>{t('Unsaved changes, as you left them.')}</span>
          <Button kind="link" onClick={props.onDiscard}>
            {t('Discard')}
          </Button>
        </div>
      )}
      {rest.map((edit) => (
        <div key={edit.editorId} class="draft-line">
          <span>
            {t('Other unsaved changes are kept, from {when}.', {
              when: ago(edit.changedAt, now()),
            })}
          </span>
          <span class="draft-actions">
            <Button kind="link" onClick={() => props.onOpenEdit(edit)}>
              {t('Open them instead')}
            </Button>
            <Button kind="link" onClick={() => props.onDropEdit(edit)}>
              {t('Discard them')}
            </Button>
          </span>
        </div>
      ))}
    </>
  );
}

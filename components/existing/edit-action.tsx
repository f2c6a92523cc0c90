import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { Issue } from '../../lib/actions/define.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ActionState, AgentAddress } from '../../lib/messaging/messages/shapes.ts';
import { prepareEdit } from '../../lib/templates/prepare-edit.ts';
import { type FormValues, valuesOf } from '../fields/form-content.ts';
import { ActionForm } from '../quick-add/action-form.tsx';
import { useServices } from '../services.ts';
import { Notice } from '../ui/notice.tsx';
import { changeDraft, contentOf, formOf, keptChange } from './change-draft.ts';
import { isChanged } from './difference.ts';
import { ReviewChange } from './review-change.tsx';

/** Changes an action that the agent has: its form, then what would change, then it is sent. */
export function EditAction(props: {
  target: AgentAddress;
  actionId: string;
  agentName: string;
  /** As it was read just now. */
  before: ActionState;
  /** Changes when the sub-account's lists are to be read anew. */
  again: number;
  busy: boolean;
  /** Sends it; tells what is wrong with it. */
  onSend: (to: Pick<ActionState, 'name' | 'parameters'>) => Promise<Issue[] | undefined>;
  onClose: () => void;
  onNeedToken: () => void;
}) {
  const { send } = useServices();
  const { target, actionId, before } = props;
  const { of, editorId } = useMemo(() => changeDraft(target, actionId), [target, actionId]);
  const [values, setValues] = useState<FormValues>();
  const [draft, setDraft] = useState<'none' | 'kept' | 'outdated'>('none');
  const [told, setTold] = useState<Issue[]>([]);
  const [review, setReview] = useState<Pick<ActionState, 'name' | 'parameters'>>();
  const form = useMemo(
    () => ({ ...formOf(actionId, before), fromDraft: draft !== 'none' }),
    [actionId, before, draft],
  );
  useEffect(() => {
    send('edit/open', { of }).then(
      ({ edits }) => {
        const kept = keptChange(edits[0]?.content, before);
        if (kept) setDraft(kept.outdated ? 'outdated' : 'kept');
        setValues(kept?.values ?? valuesOf(formOf(actionId, before)));
      },
      () => setValues(valuesOf(formOf(actionId, before))),
    );
  }, [send, of, actionId, before]);
  const keep = useCallback(
    (typed: FormValues) =>
      send('edit/save', { of, editorId, base: 0, content: contentOf(before, typed) }),
    [send, of, editorId, before],
  );
  const check = useCallback(
    (typed: FormValues) => prepareEdit(before.type, before, typed),
    [before],
  );
  if (!values) return null;
  const look = (typed: FormValues) => {
    setValues(typed);
    const { name, parameters } = check(typed);
    if (isChanged(before, { type: before.type, name, parameters })) setReview({ name, parameters });
    else
      setTold([
        { path: '', message: t('Nothing is different from what is there.'), level: 'warning' },
      ]);
  };
  if (review) {
    return (
      <ReviewChange
        target={target}
        agentName={props.agentName}
        before={before}
        after={review}
        busy={props.busy}
        onBack={() => setReview(undefined)}
        onSend={() => {
          void props.onSend(review).then((issues) => {
            if (!issues) return;
            setTold(issues);
            setReview(undefined);
          });
        }}
      />
    );
  }
  return (
    <ActionForm
      form={form}
      values={values}
      target={target}
      again={props.again}
      draftId={actionId}
      told={told}
      busy={false}
      check={check}
      back={t('Back to the agent')}
      submit={t('Show what changes')}
      banner={
        draft === 'outdated' && (
          <Notice tone="warning" title={t('Somebody has changed this action since you began')}>
            {t(
              'Your draft would take that back where it differs. “Show what changes” compares it with what is there now.',
            )}
          </Notice>
        )
      }
      keep={keep}
      onChange={() => undefined}
      onSubmit={look}
      onClose={(discard) => {
        if (discard) void send('edit/discard', { of, editorId }).catch(() => undefined);
        props.onClose();
      }}
      onNeedToken={props.onNeedToken}
    />
  );
}

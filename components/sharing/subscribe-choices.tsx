import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/t.ts';
import { Button } from '../ui/button.tsx';
import { type Apply, ApplyChoice, EveryField } from './apply-fields.tsx';

/** How updates are to come, and the decision. */
export function SubscribeChoices(props: {
  apply: Apply;
  hours: string;
  hoursId: string;
  hoursError: string | undefined;
  busy: boolean;
  onApply: (apply: Apply) => void;
  onHours: (text: string) => void;
  onSubscribe: () => void;
  children: ComponentChildren;
}) {
  return (
    <form
      class="panel"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubscribe();
      }}
    >
      <ApplyChoice
        id="subscribe-apply"
        of="subscription"
        apply={props.apply}
        onChange={props.onApply}
      />
      <EveryField
        id={props.hoursId}
        text={props.hours}
        error={props.hoursError}
        onText={props.onHours}
      />
      {props.children}
      <div class="form-actions">
        <Button type="submit" kind="primary" busy={props.busy}>
          {t('Subscribe')}
        </Button>
      </div>
    </form>
  );
}

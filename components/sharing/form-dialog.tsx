import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** A dialog with fields; Enter in one of them confirms. */
export function FormDialog(props: {
  title: string;
  confirm: string;
  busy: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const id = useId();
  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>{t('Cancel')}</Button>
          <Button type="submit" form={id} kind="primary" busy={props.busy}>
            {props.confirm}
          </Button>
        </>
      }
    >
      <form
        id={id}
        class="dialog-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!props.busy) props.onSubmit();
        }}
      >
        {props.children}
      </form>
    </Dialog>
  );
}

import type { IconNode } from 'lucide';
import { useId, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { Icon } from './icon.tsx';

/** A place for one file: to choose by click or keyboard, or to drop. */
export function FileDrop(props: {
  label: string;
  icon: IconNode;
  accept: string;
  onFile: (file: File) => void;
}) {
  const id = useId();
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra, the input does it all
    <div
      class="file-drop"
      data-over={over ? '' : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer?.files ?? [];
        if (file) props.onFile(file);
      }}
    >
      <input
        id={id}
        class="visually-hidden"
        type="file"
        accept={props.accept}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // The same file can be chosen again.
          event.currentTarget.value = '';
          if (file) props.onFile(file);
        }}
      />
      <label class="file-drop-label" for={id}>
        <Icon node={props.icon} />
        <span>{props.label}</span>
      </label>
      <span class="file-drop-or">{t('or drop it here')}</span>
    </div>
  );
}

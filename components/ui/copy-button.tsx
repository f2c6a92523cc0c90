import { Check, Copy } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { Icon } from './icon.tsx';

/** Copies a text and says so for a moment. `label` is its name: “Copy the JSON”. */
export function CopyButton(props: {
  text: string;
  label: string;
  copy: (text: string) => Promise<void>;
}) {
  const [state, setState] = useState<'idle' | 'done' | 'failed'>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), 1600);
    return () => clearTimeout(timer);
  }, [state]);
  const run = () => {
    props.copy(props.text).then(
      () => setState('done'),
      () => setState('failed'),
    );
  };
  return (
    <button
      type="button"
      class="copy-button"
      title={props.label}
      aria-label={props.label}
      onClick={run}
    >
      <Icon node={state === 'done' ? Check : Copy} size={14} />
      <span class="visually-hidden" role="status">
        {state === 'done' ? t('Copied') : state === 'failed' ? t('Could not copy') : ''}
      </span>
    </button>
  );
}

import { Check, Copy } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';

/** Copies a text and says so for a moment. `what` completes "Copy …". */
export function CopyButton(props: {
  text: string;
  what: string;
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
      title={`Copy ${props.what}`}
      aria-label={`Copy ${props.what}`}
      onClick={run}
    >
      <Icon node={state === 'done' ? Check : Copy} size={14} />
      <span class="visually-hidden" role="status">
        {state === 'done' ? 'Copied' : state === 'failed' ? 'Could not copy' : ''}
      </span>
    </button>
  );
}

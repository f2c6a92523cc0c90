import { X } from 'lucide';
import { type ComponentChildren, createContext } from 'preact';
import { useCallback, useContext, useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { Button, IconButton } from './button.tsx';
import { type NoticeTone, ToneIcon } from './notice.tsx';

/** A word about what was just done, with one thing that can be done about it. */
export interface Toast {
  text: string;
  tone?: NoticeTone;
  action?: { label: string; run: () => void };
}

const Context = createContext<(toast: Toast) => void>(() => undefined);

/** Shows a toast; what it offers is to be found elsewhere too, since it goes away. */
export const useToast = () => useContext(Context);

/** How long one stays (ms) while nobody points at it or is in it. */
const stay = 12_000;
/** More than these at once nobody reads: the oldest goes. */
const most = 3;

/** Gives what is inside a place for toasts, at the lower edge of the window. */
export function Toasts(props: { children: ComponentChildren }) {
  const [shown, setShown] = useState<(Toast & { key: number })[]>([]);
  const last = useRef(0);
  const show = useCallback((toast: Toast) => {
    last.current += 1;
    const key = last.current;
    setShown((before) => [...before, { ...toast, key }].slice(-most));
  }, []);
  const hide = useCallback(
    (key: number) => setShown((before) => before.filter((one) => one.key !== key)),
    [],
  );
  return (
    <Context.Provider value={show}>
      {props.children}
      <div class="toasts" role="status">
        {shown.map((toast) => (
          <ToastBox key={toast.key} toast={toast} onHide={() => hide(toast.key)} />
        ))}
      </div>
    </Context.Provider>
  );
}

function ToastBox({ toast, onHide }: { toast: Toast; onHide: () => void }) {
  const [held, setHeld] = useState(false);
  const hide = useRef(onHide);
  hide.current = onHide;
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => hide.current(), stay);
    return () => clearTimeout(timer);
  }, [held]);
  const { tone = 'info', text, action } = toast;
  return (
    <div
      class="toast"
      data-tone={tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      <ToneIcon tone={tone} />
      <span class="toast-text">{text}</span>
      {action && (
        <Button
          small
          onClick={() => {
            onHide();
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton icon={X} label={t('Hide')} onClick={onHide} />
    </div>
  );
}

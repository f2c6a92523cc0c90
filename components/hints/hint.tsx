import { Lightbulb, X } from 'lucide';
import { useState } from 'preact/hooks';
import type { Key } from '../../lib/i18n/catalog.ts';
import { t } from '../../lib/i18n/t.ts';
import type { Hint as HintName } from '../../lib/storage/hints.ts';
import { useServices } from '../services.ts';
import { IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import './hint.css';

const says: Record<HintName, Key> = {
  many: 'Select several with the boxes to put them on many agents at once.',
  plan: 'Nothing is sent before you press the button: open a line to see what would change.',
  undo: 'Everything here can be taken back, also days later, as far as nobody has changed it since.',
};

/** A word that helps once: it goes when it is closed, for good. */
export function Hint({ name }: { name: HintName }) {
  const { send, seen } = useServices();
  const [closed, setClosed] = useState(false);
  if (closed || seen().hintsSeen.includes(name)) return null;
  const close = () => {
    setClosed(true);
    // It comes once more then.
    send('settings/change', { hintSeen: name }).catch(() => undefined);
  };
  return (
    <aside class="hint" aria-label={t('Hint')}>
      <Icon node={Lightbulb} />
      <p>{t(says[name])}</p>
      <IconButton icon={X} label={t('Close the hint')} onClick={close} />
    </aside>
  );
}

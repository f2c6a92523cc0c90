import { t } from '../../lib/i18n/t.ts';
import { isMac } from './is-mac.ts';

const arrows: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** Names of keys as keyboards have them; what is not here is written as it is. */
function keyName(key: string): string {
  switch (key) {
    case '$mod':
      return isMac() ? '⌘' : t('Ctrl');
    case 'Control':
      return t('Ctrl');
    case 'Alt':
      return isMac() ? '⌥' : 'Alt';
    case 'Home':
      return t('Home');
    case 'End':
      return t('End');
    case 'Space':
      return t('Space bar');
    case 'Escape':
      return t('Esc');
    case 'Enter':
      return t('Enter');
    case 'Delete':
      return t('Delete key');
    default:
      return arrows[key] ?? (/^[a-z]$/.test(key) ? key.toUpperCase() : key);
  }
}

/** A shortcut as keys: those of a press with “+” between, one press after another with “then”. */
export function Keys({ keys }: { keys: string }) {
  return (
    <>
      {keys.split(' ').map((press, at) => (
        <span key={press}>
          {at > 0 && ` ${t('then')} `}
          {press
            .replace('[Shift]+', '')
            .split('+')
            .map((key, part) => (
              <span key={key}>
                {part > 0 && ' + '}
                <kbd>{keyName(key)}</kbd>
              </span>
            ))}
        </span>
      ))}
    </>
  );
}

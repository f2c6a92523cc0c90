import type { Key } from '../../lib/i18n/catalog.ts';
import { t } from '../../lib/i18n/t.ts';
import type { Output } from '../../lib/messaging/messages/index.ts';
import { wayNames } from '../connections/vault-words.ts';

export type Vault = Output<'vault/open'>;
type Way = Vault['way'];

/** What each way protects against, and what it costs. */
const texts: Record<Way, { protects: Key; costs: Key }> = {
  session: {
    protects:
      'In memory only, never on the disk: whoever gets hold of this computer switched off, or of its backup, finds no token.',
    costs:
      'Tokens and remembered secrets have to be pasted again each time the browser was closed. Logins of addresses and shared folders, and signing keys, could not be had again: they stay on the device in this way.',
  },
  device: {
    protects:
      'In the browser’s own storage, out of reach of web pages and of other extensions. It is always ready.',
    costs: 'Whoever can read your user’s files on this computer can read the tokens.',
  },
  passphrase: {
    protects:
      'Encrypted on the disk (AES-256, the key made of your passphrase). Without it the files are of no use. It locks when the browser closes, and after a time without use.',
    costs:
      'You type it once each time it was locked. Nobody can bring it back: when it is forgotten, the tokens have to be pasted again.',
  },
};

/** The three ways to keep tokens, of which one is chosen. */
export function WayChoice(props: { now: Way; chosen: Way; onChoose: (way: Way) => void }) {
  return (
    <fieldset class="vault-ways">
      <legend class="visually-hidden">{t('How tokens are kept')}</legend>
      {(Object.keys(wayNames) as Way[]).map((way) => (
        <label class="vault-way" key={way} data-chosen={props.chosen === way ? '' : undefined}>
          <input
            type="radio"
            name="vault-way"
            value={way}
            checked={props.chosen === way}
            aria-describedby={`way-${way}`}
            onChange={() => props.onChoose(way)}
          />
          <span class="vault-way-text">
            <span class="vault-way-name">
              {t(wayNames[way])}
              {props.now === way && <span class="mark">{t('Now')}</span>}
            </span>
            <span id={`way-${way}`} class="vault-way-about">
              <span>{t(texts[way].protects)}</span>
              <span>{t(texts[way].costs)}</span>
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

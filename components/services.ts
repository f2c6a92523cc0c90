import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Send } from '../lib/messaging/send.ts';
import type { Seen } from '../lib/storage/appearance.ts';
import type { Dress } from './appearance.ts';

/** Everything an interface needs from outside; tests give their own. */
export interface Services {
  send: Send;
  surface: 'popup' | 'sidepanel' | 'workspace';
  /** The extension's version. */
  version: string;
  /** The browser's language, e.g. `en-US`. */
  language: string;
  /** What was chosen for the looks and the language of the pages. */
  appearance(): Dress;
  /** Hints and news that were seen, and whether single letters are shortcuts. */
  seen(): Seen;
  reloadTab(tabId: number): Promise<void>;
  openPage(url: string): Promise<void>;
  /** Shows the workspace in a tab of its own, at `#/templates/…`, or at its beginning for ''. */
  openWorkspace(hash: string): Promise<void>;
  copy(text: string): Promise<void>;
  /**
   * Asks the person to let Switchboard read one site, e.g. `https://example.com`; tells whether it
   * may. To be called in the very click: after any wait the browser does not ask.
   */
  requestAccess(origin: string): Promise<boolean>;
  /** Asks for the passphrase in a dialog; tells whether it is unlocked now. */
  unlock(): Promise<boolean>;
  /** Calls back when what is under the passphrase was unlocked or locked, by whomever; gives what ends that. */
  hearVault(listener: () => void): () => void;
  /** Milliseconds since 1970. */
  now(): number;
  newId(): string;
  wait(ms: number): Promise<void>;
}

const Context = createContext<Services | undefined>(undefined);
export const ServicesProvider = Context.Provider;

export function useServices(): Services {
  const services = useContext(Context);
  if (!services) throw new Error('Shown without its services');
  return services;
}

/** Counts how often tokens were unlocked or locked: a reason to read anew. */
export function useVaultTurn(): number {
  const { hearVault } = useServices();
  const [turn, setTurn] = useState(0);
  useEffect(() => hearVault(() => setTurn((count) => count + 1)), [hearVault]);
  return turn;
}

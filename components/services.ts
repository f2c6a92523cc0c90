import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Send } from '../lib/messaging/send.ts';

/** Everything an interface needs from outside; tests give their own. */
export interface Services {
  send: Send;
  surface: 'popup' | 'sidepanel' | 'workspace';
  /** The extension's version. */
  version: string;
  /** The browser's language, e.g. `en-US`. */
  language: string;
  reloadTab(tabId: number): Promise<void>;
  openPage(url: string): Promise<void>;
  /** Shows the workspace in a tab of its own, at `#/templates/…`, or at its beginning for ''. */
  openWorkspace(hash: string): Promise<void>;
  copy(text: string): Promise<void>;
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

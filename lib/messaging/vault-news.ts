const channel = 'switchboard-vault';

/** Tells every page of the extension that what is under the passphrase was unlocked or locked. */
export function tellVault(): void {
  const news = new BroadcastChannel(channel);
  news.postMessage('changed');
  news.close();
}

/** Calls back when it was; gives what ends that. */
export function hearVault(listener: () => void): () => void {
  const news = new BroadcastChannel(channel);
  news.onmessage = listener;
  return () => news.close();
}

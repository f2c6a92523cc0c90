/**
 * Calls `changed` with the address now, and again whenever it is another one. The app is one
 * document that changes its own address; the Navigation API's `navigate` comes before the change
 * and may be called off, so what tells afterwards is listened to. All of it ends with `signal`.
 * Returns a look at the address for whoever has a timer already.
 */
export function followNavigation(
  changed: (address: string) => void,
  signal: AbortSignal,
): () => void {
  let seen = '';
  const look = (): void => {
    const address = location.href;
    if (address === seen || signal.aborted) return;
    seen = address;
    changed(address);
  };
  const { navigation } = globalThis as { navigation?: EventTarget };
  // A page element with the id `navigation` would answer to that name where there is no such API.
  if (navigation && 'currentEntry' in navigation) {
    navigation.addEventListener('currententrychange', look, { signal });
  } else {
    const timer = setInterval(look, 1000);
    signal.addEventListener('abort', () => clearInterval(timer));
  }
  for (const name of ['popstate', 'routeLoaded', 'routeChangeEvent']) {
    addEventListener(name, look, { signal });
  }
  look();
  return look;
}

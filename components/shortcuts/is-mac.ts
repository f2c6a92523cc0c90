/** Macs have ⌘ where other keyboards have Ctrl. */
export const isMac = () => /mac|iphone|ipad/i.test(navigator.platform);

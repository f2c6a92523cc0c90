/**
 * The pattern by which browsers give access to a site (`https://example.com`). Without its port:
 * Firefox knows none in a pattern, and this one holds for all of them.
 */
export const sitePattern = (origin: string): string => `https://${new URL(origin).hostname}/*`;

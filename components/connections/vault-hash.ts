/** The workspace's section about how tokens are kept. */
export const vaultHash = '#/settings?section=vault';

/** The same, with the question whether to forget everything. */
export const resetHash = `${vaultHash}&reset`;

/** Where the half-typed content of a step that is being mended is kept. Whoever opens it goes on there. */
export const mendEdit = (runId: string, stepId: string) => ({
  of: `mend/${runId}/${stepId}`,
  editorId: 'mend',
});

/** Everything that `later.ts` loads after the first paint: one file, so that it packs well. */
export { ActionForm } from './action-form.tsx';
export { AgentPicker } from './agent-picker.tsx';
export { AwayBanner } from './away-banner.tsx';
export { AskAnother, AskRemoval } from './questions.tsx';
export { rankTemplates } from './rank-templates.ts';
export { SettingsScreen } from './settings-screen.tsx';
export { TokenScreen } from './token-screen.tsx';

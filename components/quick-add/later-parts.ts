/** Everything that `later.ts` loads after the first paint: one file, so that it packs well. */
import './form.css';
import './blanks-and-packs.css';

export { BrokenScreen } from '../broken/broken-screen.tsx';
export { noteUncaught } from '../broken/note-errors.ts';
export { AgentPicker } from './agent-picker.tsx';
export { AgentScreen } from './agent-screens.tsx';
export { AwayBanner } from './away-banner.tsx';
export { openCarried } from './carry.ts';
export { NoAnswer } from './no-answer.tsx';
export { NoPlace } from './no-place.tsx';
export { OpenPackForm, TemplateForm } from './open-forms.tsx';
export { AskAnother, AskRemoval } from './questions.tsx';
export { SetAsideNotice } from './set-aside-notice.tsx';
export { SettingsScreen } from './settings-screen.tsx';
export { ShortcutsHelp } from './shortcuts-help.tsx';
export { TokenScreen } from './token-screen.tsx';
export { toldBy } from './told-by.ts';

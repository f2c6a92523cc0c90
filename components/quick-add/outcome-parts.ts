/** What `later.ts` loads once there is, or may soon be, an outcome to show. */
import './outcome.css';

export { ConnectionFacts, ConnectionMark } from '../connections/connection-mark.tsx';
export { NamesTrouble } from './names-trouble.tsx';
export { OutcomeCard } from './outcome-card.tsx';
export { RecentList } from './recent-list.tsx';
export { tokenWish } from './token-button.tsx';
export { OfflineNote } from './top-notes.tsx';
export { WordNotice } from './word-notice.tsx';

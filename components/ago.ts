export { ago } from '../lib/i18n/format.ts';

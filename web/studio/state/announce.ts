// What screen readers hear when something has happened.
import { t, type Key } from '../i18n/i18n.ts';
import { announcement } from './app.ts';

export function say(key: Key, values?: Record<string, string | number>): void {
  announcement.value = t(key, values);
}

import { en } from './en.ts';
import type { Words } from './i18n.ts';

export const zh: Words = { ...en };

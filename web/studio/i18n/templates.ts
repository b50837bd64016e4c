// What templates say of themselves and their parameters: English in their own files, other languages here.
import type { Param, Template } from '../core/types.ts';
import { lang } from './i18n.ts';
import zh from './templates_zh.json';

interface Explained {
  summary: string;
  params: Record<string, { unit: string; effect: string }>;
}

const others: Record<string, Record<string, Explained>> = { zh };
const explained = (mechanic: string): Explained | undefined => others[lang.value]?.[mechanic];

export const summaryOf = ({ mechanic, summary }: Template): string =>
  explained(mechanic)?.summary ?? summary;

export function effectOf(mechanic: string, { name, effect }: Param): string {
  const words = explained(mechanic)?.params[name]?.effect ?? effect;
  return words[0]!.toUpperCase() + words.slice(1);
}

export const unitOf = (mechanic: string, { name, unit }: Param): string =>
  explained(mechanic)?.params[name]?.unit ?? unit;

// What the program says, which it says in English, in the language of the page: one row of core_zh.json a
// sentence, its {} in their order. A sentence without a row stays as it is.
import { CoreError } from '../core/pool.ts';
import core_zh from './core_zh.json';
import { lang } from './i18n.ts';

type Row = [RegExp, string];

const escaped = (text: string) => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
const row = ([said, words]: string[]): Row => [
  new RegExp(`^${escaped(said!).replaceAll('{}', '(.+?)')}$`, 's'),
  words!,
];
const decks: Record<string, Row[]> = { zh: core_zh.map(row) };

export function says(text: string): string {
  for (const [said, words] of decks[lang.value] ?? []) {
    const found = said.exec(text);
    // What stands in a {} may be a sentence of the program itself: "the image X is animated".
    if (found) return found.slice(1).reduce((all, part) => all.replace('{}', says(part)), words);
  }
  return text;
}

/** A fault in one line: where, what and what mends it. */
export function faultLine(fault: unknown): string {
  if (!(fault instanceof CoreError)) return String(fault);
  const { file, pointer, message, mend, line } = fault.failure;
  if (!(lang.value in decks)) return line;
  const where = [file, pointer].filter(Boolean).join(':');
  const ended = (text: string) => (/[。？！.?!]$/.test(text) ? text : text + '。');
  const what = [message, mend].filter(Boolean).map((text) => ended(says(text)));
  return (where ? where + '：' : '') + what.join('');
}

// What the program says, which it says in English, in the language of the page: one row of core_zh.json a
// sentence, its {} in their order. A sentence without a row stays as it is.
import { effect, signal } from '@preact/signals';
import { CoreError } from '../core/pool.ts';
import { lang } from './i18n.ts';

/** How a sentence is said, and the words before, between and after its {}. */
type Row = [RegExp, string[]];

/** Sentences of the languages that are not the program's own, fetched when a person reads one. */
const decks: Record<string, () => Promise<{ default: string[][] }>> = {
  zh: () => import('./core_zh.json'),
};
const rows = signal<Row[]>([]);

const escaped = (text: string) => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
const row = ([said, words]: string[]): Row => [
  new RegExp(`^${escaped(said!).replaceAll('{}', '(.+?)')}$`, 's'),
  words!.split('{}'),
];

effect(() => {
  const wanted = lang.value;
  const deck = decks[wanted];
  if (!deck) rows.value = [];
  else
    void deck().then(({ default: list }) => {
      if (lang.value === wanted) rows.value = list.map(row);
    });
});

export function says(text: string): string {
  for (const [said, words] of rows.value) {
    const found = said.exec(text);
    // What stands in a {} may be a sentence of the program itself: "the image X is animated".
    if (found)
      return words.map((text, i) => text + (i + 1 in found ? says(found[i + 1]!) : '')).join('');
  }
  return text;
}

/** A fault in one line: where, what and what mends it. */
export function faultLine(fault: unknown): string {
  if (!(fault instanceof CoreError)) return String(fault);
  const { file, pointer, message, mend, line } = fault.failure;
  if (rows.value.length === 0) return line;
  const where = [file, pointer].filter(Boolean).join(':');
  const ended = (text: string) => (/[。？！.?!]$/.test(text) ? text : text + '。');
  const what = [message, mend].filter(Boolean).map((text) => ended(says(text)));
  return (where ? where + '：' : '') + what.join('');
}

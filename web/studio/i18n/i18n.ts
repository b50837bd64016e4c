// Words of the page in the person's language, and the program's names in words.
import { signal } from '@preact/signals';
import { en } from './en.ts';
import { names } from './names.ts';
import { zh } from './zh.ts';

export type Key = keyof typeof en;
export type Words = Record<Key, string>;

const decks: Record<string, Words> = { en, zh };
export const languages: Record<string, string> = { en: 'English', zh: '简体中文' };
const KEY = 'playmill-language';

function first(): string {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept && kept in decks) return kept;
  } catch {
    // Without storage the browser's wish counts.
  }
  const wish = navigator.languages.map((tag) => tag.split('-')[0]!).find((tag) => tag in decks);
  return wish ?? 'en';
}

export const lang = signal(first());

export function setLanguage(tag: string): void {
  lang.value = tag;
  try {
    localStorage.setItem(KEY, tag);
  } catch {
    // The choice lasts as long as the page.
  }
}

/** What templates/copy calls the language of the page. */
export const adLanguage = (): string => (lang.value === 'zh' ? 'zh-Hans' : lang.value);

/** A text with its {places} filled in. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
  // Names of the program become keys: one that is newer than the page is said as it is.
  const text = (decks[lang.value] ?? en)[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}

const ownNames = new Map<string, string>();

/** A name of a language in itself. */
export function languageName(tag: string): string {
  let own = ownNames.get(tag);
  if (own === undefined) ownNames.set(tag, (own = nameInItself(tag)));
  return own;
}

function nameInItself(tag: string): string {
  try {
    const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag);
    return name ? name[0]!.toLocaleUpperCase(tag) + name.slice(1) : tag;
  } catch {
    return tag;
  }
}

const GAMES: Record<string, Record<string, string>> = {
  en: {
    match3: 'Match 3',
    merge_drop: 'Merge drop',
    sort: 'Sort',
    runner: 'Runner',
    slingshot: 'Slingshot',
    choice: 'Story',
  },
  zh: {
    match3: '三消',
    merge_drop: '合成',
    sort: '分类',
    runner: '跑酷',
    slingshot: '弹弓',
    choice: '剧情',
  },
};

export const gameName = (mechanic: string): string =>
  GAMES[lang.value]?.[mechanic] ?? nice(mechanic);

/** A mode of a container (web/containers/modes.mjs), whose own words are English. */
export function modeSays(mode: string, says: string): string {
  const words = names[lang.value]?.[`mode_${mode}`] ?? says;
  return words[0]!.toUpperCase() + words.slice(1);
}

/** A name of the program in words; unknown ones made legible: "goal_1" becomes "Goal 1". */
export function nice(name: string): string {
  const known = names[lang.value]?.[name];
  if (known) return known;
  const text = name.replaceAll('_', ' ');
  return text ? text[0]!.toUpperCase() + text.slice(1) : text;
}

// What an ad server puts into a package before a container shows it: addresses for the macros.

export const BEACONS = 'https://beacon.example/';
export const CLICK = 'https://click.example/';

/** Words that are no addresses, by the macro's key. */
const WORDS = { start_muted: 'false', taps_for_engagement: '1', taps_for_redirection: '0' };

/**
 * Fills the macros of a row's markup: {key:"MACRO"} and NAME="MACRO". A beacon's address ends in
 * its key. Clicks and landing pages get a click address.
 */
export function fillMacros(html, row, muted) {
  let text = html.replaceAll('%{IMP_BEACON}', '');
  const values = new Map();
  for (const markup of row.head?.markup ?? []) {
    for (const [, key, value] of markup.text.matchAll(/(\w+)\s*[:=]\s*(?:unescape\()?"([^"]+)"/g)) {
      if (!/[#$%{]|PLACEHOLDER/.test(value) || /^\{(ios|android)\}$/.test(value)) continue;
      const word = key === 'start_muted' && muted ? 'true' : WORDS[key];
      const click =
        /final_url|DESTINATION|PM_CLICK/.test(key) || (row.id === 'remerge' && key === 'click');
      const address = (click ? CLICK : BEACONS) + key;
      values.set(value, word ?? (/_ESC#/.test(value) ? encodeURIComponent(address) : address));
    }
  }
  // The longest first: one macro's name may begin with another's.
  for (const value of [...values.keys()].sort((a, b) => b.length - a.length))
    text = text.replaceAll(`"${value}"`, `"${values.get(value)}"`);
  const script = row.package?.script;
  if (script) text = text.replaceAll(`src="${script.src}"`, `src="${script.file}"`);
  return text;
}

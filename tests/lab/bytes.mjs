// What a network looks for, or must not find, in the bytes of a package.

const texts = ({ files }) => [...files].map(([name, data]) => [name, data.toString('utf8')]);

/** Addresses of stores as they stand in the package. */
export const addresses = (ad) =>
  texts(ad).flatMap(
    ([, text]) => text.match(/https:\/\/(play\.google|apps\.apple)\.com\/[^"'<\s]+/g) ?? [],
  );

const scripts = ([name, text]) =>
  /\.js$/i.test(name)
    ? [text]
    : Array.from(text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/gi), ([, inner]) => inner);
const escaped = (text) => text.replace(/[^\w]/g, '\\$&');

/**
 * @param {{files: Map<string, Buffer>}} ad
 * @param {object} row of templates/networks
 * @returns {Generator<string>} what is wrong
 */
export function* literals(ad, row) {
  const pages = texts(ad);
  for (const { text, word, in: where, why } of row.literals?.forbidden ?? []) {
    const looked = where === 'script' ? pages.flatMap(scripts) : pages.map(([, page]) => page);
    const found = word
      ? new RegExp(`\\b${escaped(text)}\\b`, 'i')
      : { test: (t) => t.includes(text) };
    if (looked.some((t) => found.test(t)))
      yield `contains "${text}", which is refused: ${why ?? ''}`;
  }
  for (const { any, why } of row.literals?.required ?? []) {
    if (!any.some((text) => pages.some(([, page]) => page.includes(text))))
      yield `contains none of ${any.join(', ')}, which are looked for: ${why ?? ''}`;
  }
}

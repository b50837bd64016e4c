// A package as its container shows it: the page of the package with the container's mock in it.
import { strFromU8, unzipSync } from 'fflate';
import type { Container, ContainerRow } from '../../containers/containers.mjs';
import { MODES, sdksOf, setupOf } from '../../containers/modes.mjs';
import bridge from './bridge.js?raw';
import device from './device.js?raw';

const scripts = import.meta.glob<string>('../../containers/page/*.js', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const mock = (name: string): string => scripts[`../../containers/page/${name}.js`]!;

/** The page inside a package: an HTML file, or a zip with one. */
export function entryOf(file: string, bytes: Uint8Array): string {
  if (!file.endsWith('.zip')) return strFromU8(bytes);
  const files = unzipSync(bytes, { filter: ({ name }) => /\.html?$/i.test(name) });
  const names = Object.keys(files).sort((a, b) => a.split('/').length - b.split('/').length);
  const entry = names.find((name) => name.endsWith('index.html')) ?? names[0];
  if (!entry) throw new Error(`${file}: no page inside`);
  return strFromU8(files[entry]!);
}

/** Stricter than frame.html: no blob: either, and nothing that is not named. */
const STRICT =
  '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; ' +
  "script-src 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'unsafe-inline'; img-src data:\">";

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** The container's scripts come first; the one that the page asks its network for, in its place. */
export function pageIn(
  entry: string,
  row: ContainerRow,
  container: Container,
  mode: string,
): string {
  const { live } = MODES[mode]!;
  const setup = { ...setupOf(container, row, mode), framed: !!container.frame, device: live };
  const inline = (text: string) => `<script>${text.replaceAll('</script', '<\\/script')}</script>`;
  const sdks = sdksOf(row);
  const parts = [
    `window.labSetup = ${JSON.stringify(setup)};`,
    mock('recorder'),
    bridge,
    device,
    ...container.scripts.map(mock),
  ];
  const bySdk = sdks.length > 0 || container.scripts.length === 0;
  if (!bySdk) parts.push('window.lab.sdk();');
  const first = (live === 'strict' ? STRICT : '') + parts.map(inline).join('');
  let page = /<head[^>]*>/i.test(entry)
    ? entry.replace(/<head[^>]*>/i, (head) => head + first)
    : first + entry;
  for (const sdk of sdks) {
    const asked = new RegExp(`<script[^>]*\\ssrc=["']?${escaped(sdk)}["']?[^>]*></script>`, 'i');
    page = page.replace(asked, () => inline('window.lab.sdk();'));
  }
  return page;
}

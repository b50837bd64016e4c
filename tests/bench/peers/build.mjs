// build.mjs ROOM: bundles and minifies each peer into one page beside Playmill's own. ROOM holds
// node_modules (npm ci of the lock file here) and pages/art.webp; pages come to ROOM/pages.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const room = path.resolve(process.argv[2]);
const pages = path.join(room, 'pages');
const modules = path.join(room, 'node_modules');
fs.mkdirSync(pages, { recursive: true });

// The sources must lie beside the packages that they import.
const sources = path.join(room, 'src');
fs.rmSync(sources, { recursive: true, force: true });
fs.cpSync(here, sources, { recursive: true });
fs.copyFileSync(path.join(pages, 'art.webp'), path.join(sources, 'art.webp'));

const inScript = (code) => code.replaceAll('</script', '<\\/script');

/** LittleJS takes Box2D as a global of its own script; its bytes come inline like everything else. */
function box2dOfLittlejs() {
  const dist = path.join(modules, 'littlejsengine/dist');
  const wasm = fs.readFileSync(path.join(dist, 'box2d.wasm.wasm')).toString('base64');
  const glue = fs.readFileSync(path.join(dist, 'box2d.wasm.js'), 'utf8');
  return `${glue};{const make=Box2D;Box2D=()=>make({wasmBinary:Uint8Array.from(atob("${wasm}"),(c)=>c.charCodeAt(0))})}`;
}

for (const engine of ['phaser', 'pixi', 'littlejs']) {
  for (const scene of ['falling', 'match3']) {
    const { outputFiles } = await build({
      entryPoints: [path.join(sources, `${engine}-${scene}.js`)],
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      legalComments: 'none',
      loader: { '.webp': 'dataurl' },
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'error',
    });
    const extra =
      engine === 'littlejs' && scene === 'falling'
        ? `<script>${inScript(box2dOfLittlejs())}</script>`
        : '';
    const page =
      '<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">' +
      `<style>html,body{margin:0;height:100%;overflow:hidden}canvas{display:block}</style></head><body>${extra}` +
      `<script type="module">${inScript(outputFiles[0].text)}</script></body></html>`;
    fs.writeFileSync(path.join(pages, `${engine}-${scene}.html`), page);
  }
}

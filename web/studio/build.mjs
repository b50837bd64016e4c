// Builds the studio's page into build/studio: static files that any web host can serve.
//   node web/studio/build.mjs        after the native and the WebAssembly build
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import esbuild from 'esbuild';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');
const here = (...parts) => path.join(root, ...parts);
const made = here('build/studio-parts');
const out = here('build/studio');

/** Files below a folder, relative to the root, sorted. */
function below(folder, keep = () => true) {
  return fs
    .readdirSync(here(folder), { recursive: true })
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .filter((name) => fs.statSync(here(name)).isFile() && keep(name))
    .sort();
}

/** An archive as web/studio/core/files.ts reads it. */
function archive(name, files) {
  const bodies = files.map((file) => fs.readFileSync(here(file)));
  const list = Buffer.from(JSON.stringify(files.map((file, i) => [file, bodies[i].length])));
  const head = Buffer.alloc(4);
  head.writeUInt32LE(list.length);
  fs.writeFileSync(
    path.join(made, name),
    gzipSync(Buffer.concat([head, list, ...bodies]), { level: 9 }),
  );
}

/** The previews' frame: one file whose policy lets nothing run but its own script. */
async function player() {
  const bundle = await esbuild.build({
    entryPoints: [here('web/studio/player/player.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    legalComments: 'none',
    define: { PM_STUDIO: 'true' },
    alias: {
      container: here('web/studio/player/container.ts'),
      measure: here('web/playable/measure/none.ts'),
    },
  });
  const script = bundle.outputFiles[0].text.trim();
  const style = fs.readFileSync(here('web/playable/page.css'), 'utf8').replace('{{back}}', '#222');
  const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)} 'wasm-unsafe-eval'`,
    `style-src ${hash(style.trim())}`,
    'img-src data: blob:',
    'media-src data: blob:',
  ].join('; ');
  fs.writeFileSync(
    path.join(made, 'player.html'),
    `<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>Playable</title>
<style>${style.trim()}</style></head><body><script>${script}</script></body></html>
`,
  );
}

for (const needed of ['build/wasm/studio_core.js', 'build/wasm/studio_play.wasm']) {
  if (fs.existsSync(here(needed))) continue;
  console.log(`The studio is left out: ${needed} was not built`);
  process.exit(0);
}
fs.rmSync(made, { recursive: true, force: true });
fs.mkdirSync(path.join(made, 'planner'), { recursive: true });
const json = (name) => name.endsWith('.json');
// What the program needs to make and judge scenes, and what it needs only to pack them.
archive('data.gz', [...below('templates', json), ...below('shaders')]);
archive('parts.gz', [
  ...below('build/wasm', (name) => /^build\/wasm\/(playable_[a-z0-9_]+|unpack)\.wasm$/.test(name)),
  ...below('build/web', (name) => name.endsWith('.js')),
  'web/playable/page.html',
  'web/playable/page.css',
  'web/playable/snippet.html',
]);
fs.copyFileSync(here('build/wasm/studio_play.wasm'), path.join(made, 'play.wasm'));
fs.copyFileSync(here('templates/planner/planner.onnx'), path.join(made, 'planner/planner.onnx'));
// Fetched by ONNX Runtime itself; named .js because not every web host knows .mjs.
for (const [kind, name] of [
  ['', 'onnxruntime'],
  ['.jsep', 'onnxruntime-gpu'],
]) {
  fs.copyFileSync(
    here(`node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded${kind}.mjs`),
    path.join(made, `planner/${name}.js`),
  );
}
// Where the sources of SDL2 and Dear ImGui were at hand.
const inspector = fs.existsSync(here('build/inspect/inspect.wasm'));
for (const part of inspector ? ['inspect.html', 'inspect.js', 'inspect.wasm'] : []) {
  fs.mkdirSync(path.join(made, 'inspect'), { recursive: true });
  fs.copyFileSync(here('build/inspect', part), path.join(made, 'inspect', part));
}
fs.copyFileSync(here('web/studio/icon.svg'), path.join(made, 'icon.svg'));
fs.copyFileSync(here('web/studio/container/frame.html'), path.join(made, 'container.html'));
await player();
// What playmill studio answers there; on a plain web host the page finds this and asks no further.
fs.mkdirSync(path.join(made, 'api'));
fs.writeFileSync(path.join(made, 'api/server'), '{"static":true}');
await build({
  configFile: here('web/studio/vite.config.mjs'),
  logLevel: 'warn',
  define: { PM_INSPECTOR: String(inspector) },
  build: { outDir: out, emptyOutDir: true },
});

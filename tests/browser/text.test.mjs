// Words reach the texture without touching those that stand there already, in whatever order they come.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, test } from 'node:test';
import { build } from 'esbuild';
import { closeBrowser, theBrowser } from './chromium.mjs';
import { root } from './harness.mjs';

after(closeBrowser);

const { outputFiles } = await build({
  entryPoints: [path.join(root, 'web/playable/text.ts')],
  bundle: true,
  write: false,
  format: 'iife',
  globalName: 'shipped',
});

/**
 * In the page: draws frames of words {text, x, y}, each `high` pixels, and answers which of them, of those that
 * were drawn last at their place, do not look as when drawn alone.
 */
function spoilt({ frames, high }) {
  // TextSpec (runtime/view/text_source.h), its letters before it.
  const [letters, spec] = [512, 1024];
  const u = spec / 4;
  const stage = () => {
    const gl = document.createElement('canvas').getContext('webgl2');
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, 1024, 1024, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
    gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer());
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
    const bytes = new ArrayBuffer(4096);
    const heap = {
      u8: new Uint8Array(bytes),
      i32: new Int32Array(bytes),
      u32: new Uint32Array(bytes),
      f32: new Float32Array(bytes),
    };
    const words = window.shipped.textImports(gl, heap);
    return {
      draw({ text, x, y }) {
        heap.u8.set(new TextEncoder().encode(text), letters);
        heap.u32.fill(0, u, u + 16);
        heap.u32.set([letters, text.length], u);
        heap.f32.set([(high - 4) / 1.22, 900], u + 2);
        heap.u32.set([1, 0xffffffff, 0xffffffff], u + 4);
        words.pm_text_measure(spec);
        words.pm_text_draw(spec, x, y);
        return [heap.f32[u + 12], heap.f32[u + 13]].map(Math.ceil);
      },
      flush: words.flush,
      look(x, y, w, h) {
        const pixels = new Uint8Array(w * h * 4);
        gl.readPixels(x, y, w, h, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
        return pixels.join();
      },
    };
  };
  const together = stage();
  const alone = stage();
  const last = new Map();
  for (const frame of frames) {
    for (const word of frame) last.set(`${word.x} ${word.y}`, { word, size: together.draw(word) });
    together.flush();
  }
  const wrong = [];
  for (const { word, size } of last.values()) {
    alone.draw(word);
    alone.flush();
    if (together.look(word.x, word.y, ...size) !== alone.look(word.x, word.y, ...size))
      wrong.push(word.text);
  }
  return wrong;
}

/** A word of its own at each place; shelves are `high` and a gap apart. */
const at = (frames, high) => {
  let count = 0;
  return frames.map((frame) =>
    frame.map(([x, shelf]) => ({
      text: `W${String.fromCharCode(65 + count++)}`,
      x,
      y: shelf * (high + 2),
    })),
  );
};

// prettier-ignore
for (const [said, high, frames] of [
  ['a shelf that was begun in an earlier frame', 40,
    [[[0, 0], [0, 1], [200, 1]], [[400, 1], [0, 2]], [[200, 2], [0, 3]]]],
  ['more words at once than the canvas holds', 60,
    [[[0, 0], [0, 1], [0, 2], [0, 3], [200, 3], [0, 4], [200, 4], [0, 5], [0, 6], [0, 7], [0, 8]]]],
  ['more than it holds, on a shelf that was begun before', 60,
    [[[0, 0], [0, 1], [200, 1]], [[400, 1], [0, 2], [0, 3], [0, 4], [0, 5], [200, 5], [0, 6]]]],
  ['the texture begun anew within a frame', 40,
    [[[0, 0], [300, 0], [0, 1]], [[600, 1], [0, 0], [300, 0]], [[600, 0]]]],
]) {
  test(`words stay whole: ${said}`, async () => {
    const page = await (await theBrowser()).newPage();
    await page.addScriptTag({ content: outputFiles[0].text + 'window.shipped = shipped;' });
    assert.deepEqual(await page.evaluate(spoilt, { frames: at(frames, high), high }), []);
    await page.close();
  });
}

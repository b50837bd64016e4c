// What the packer writes as text comes back as the same bytes, by the reader that ships, and can
// stand in a page as it is.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import vm from 'node:vm';
import { pagesDir, root } from './harness.mjs';

const samples = JSON.parse(fs.readFileSync(path.join(pagesDir, 'codes.json'), 'utf8'));

for (const code of ['base64', 'ascii91', 'utf7']) {
  test(`bytes written as ${code} are read back`, () => {
    const page = vm.createContext({ atob });
    page.self = page;
    vm.runInContext(fs.readFileSync(path.join(root, `build/web/codec-${code}.js`), 'utf8'), page);
    const mine = samples.filter((s) => s.code === code);
    assert.ok(mine.length > 100);
    for (const { bytes, text } of mine) {
      // As a page holds it: a string in a script, untouched.
      const read = vm.runInContext(`PM_BYTES("${text}")`, page);
      assert.deepEqual(Array.from(read), bytes, `${bytes.length} bytes`);
      assert.ok(!/["\\<\n\r\0]/.test(text));
      if (code === 'ascii91') assert.match(text, /^[ !#-.0-;=-[\]-~]*$/);
    }
  });
}

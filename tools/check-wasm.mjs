// Usage: node tools/check-wasm.mjs MODULE.wasm…
// A shipped module may import GL calls and the page's own functions and nothing else: a WASI call or a
// misspelt function would otherwise only show in a browser. Prints sizes; exits 1 on a forbidden import.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const allowed = /^(gl[A-Z]\w*|pm_\w+)$/;
let bad = 0;
for (const file of process.argv.slice(2)) {
  const bytes = fs.readFileSync(file);
  const module = new WebAssembly.Module(bytes);
  const imports = WebAssembly.Module.imports(module);
  const forbidden = imports.filter((i) => i.module !== 'env' || !allowed.test(i.name));
  const brotli = zlib.brotliCompressSync(bytes, {
    params: { [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  const gl = imports.filter((i) => i.name.startsWith('gl')).length;
  console.log(
    `${path.basename(file)}: ${bytes.length} bytes, ${brotli.length} as brotli, ` +
      `${imports.length} imports (${gl} GL), ${WebAssembly.Module.exports(module).length} exports`,
  );
  for (const i of forbidden) {
    bad++;
    console.error(
      `${path.basename(file)}: forbidden import ${i.module}.${i.name}: undefined in C++, or a system call`,
    );
  }
}
process.exit(bad ? 1 : 0);

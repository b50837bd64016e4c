// Contact sheet of the backgrounds: node tools/bg_sheet.mjs out.png [--names a,b] [--plain]
// --size 780x1688 draws only that size, side by side; --sdf file, other distance helpers.
// --check measures instead: mean and deviation of lightness in the calm band, and the
// greatest cover of the near layer where the game plays; exits 1 when a rule is broken.
// Each row: phone portrait, phone landscape, 240x320, and the portrait under three grades.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
const root = path.resolve(path.dirname(new URL(import.meta.url).pathname), '..');
const require = createRequire(import.meta.url);
let pw;
for (const m of ['playwright-core', process.env.PLAYWRIGHT_CORE].filter(Boolean)) {
  try {
    pw = require(m);
    break;
  } catch {
    /* the next place may have it */
  }
}
if (!pw) {
  console.error('playwright-core is needed: npm i, or set PLAYWRIGHT_CORE to its folder');
  process.exit(1);
}
const args = process.argv.slice(2),
  out = args.find((a) => !a.startsWith('--') && a.endsWith('.png')) || 'bg_sheet.png';
const opt = (k) => {
  const i = args.indexOf('--' + k);
  return i < 0 ? null : args[i + 1];
};
const read = (f) => fs.readFileSync(path.join(root, f), 'utf8');
const rows = fs.existsSync(path.join(root, 'templates/backgrounds.json'))
  ? JSON.parse(read('templates/backgrounds.json'))
  : [];
const names = opt('names')
  ? opt('names').split(',')
  : fs
      .readdirSync(path.join(root, 'shaders/backgrounds'))
      .filter((f) => f.endsWith('.glsl'))
      .map((f) => f.slice(0, -5));
const clean = (s) =>
  s
    .replace(/^#version.*$/m, '')
    .replace(/^\s*precision.*$/gm, '')
    .replace(/^\s*out\s+vec4.*$/gm, '');
const sdf = clean(opt('sdf') ? fs.readFileSync(opt('sdf'), 'utf8') : read('shaders/sdf.glsl')),
  lib = read('shaders/bg_lib.glsl'),
  main = read('shaders/bg_main.glsl');
const src = (n) =>
  `#version 300 es\nprecision highp float;precision highp int;\nuniform int layer;\n#define LAYER (layer==0?vec4(bg_${n}(p,asp),1):layer==1?near_${n}(p,asp):life_${n}(p))\n${sdf}\n${lib}\n${read(`shaders/backgrounds/${n}.glsl`)}\n${main}`;
const browser = await pw.chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: [
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--no-sandbox',
    '--headless',
    '--disable-background-networking',
    '--disable-quic',
    '--no-first-run',
    '--disable-component-update',
    '--disable-sync',
  ],
});
const page = await browser.newPage();
const mini = (s) =>
  s
    .replace(/\/\/.*$/gm, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{}();,=+\-*/<>?:&|![\]]) ?/g, '$1')
    .replace(/\b0+(\.\d)/g, '$1')
    .trim();
const png = await page.evaluate(
  async ({ list, grades, plain, size, check }) => {
    const gc = document.createElement('canvas'),
      gl = gc.getContext('webgl2', { premultipliedAlpha: true, preserveDrawingBuffer: true });
    const errs = [];
    function prog(src) {
      const p = gl.createProgram();
      for (const [t, s] of [
        [
          gl.VERTEX_SHADER,
          '#version 300 es\nlayout(location=1) in vec4 a;layout(location=2) in vec4 b;layout(location=3) in vec4 c;flat out float asp,px;flat out vec2 res;flat out vec4 view,grade;void main(){asp=a.x;px=a.y;res=a.zw;view=b;grade=c;gl_Position=vec4(vec2(gl_VertexID&1,gl_VertexID>>1)*4.-1.,0,1);}',
        ],
        [gl.FRAGMENT_SHADER, src],
      ]) {
        const h = gl.createShader(t);
        gl.shaderSource(h, s);
        gl.compileShader(h);
        if (!gl.getShaderParameter(h, gl.COMPILE_STATUS))
          throw Error(
            gl.getShaderInfoLog(h) +
              src
                .split('\n')
                .map((l, i) => i + 1 + ': ' + l)
                .filter((l) => l.includes('_'))
                .slice(0, 0)
                .join('\n'),
          );
        gl.attachShader(p, h);
      }
      gl.linkProgram(p);
      gl.useProgram(p);
      return p;
    }
    function draw(p, layer, w, h, view, asp, g) {
      gc.width = w;
      gc.height = h;
      gl.viewport(0, 0, w, h);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT);
      const u = (n) => gl.getUniformLocation(p, n);
      gl.uniform1i(u('layer'), layer);
      gl.vertexAttrib4f(1, asp, view[3] / h, w, h);
      gl.vertexAttrib4f(2, ...view);
      gl.vertexAttrib4f(3, ...g);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
      const c = new OffscreenCanvas(w, h);
      c.getContext('2d').drawImage(gc, 0, 0);
      return c;
    }
    const rnd = (s) => {
      const x = Math.sin(s * 127.1) * 43758.5453;
      return x - Math.floor(x);
    };
    function scene(p, row, w, h, g) {
      const asp = w / h,
        c = new OffscreenCanvas(w, h),
        x = c.getContext('2d');
      x.drawImage(draw(p, 0, w, h, [0, 0, asp, 1], asp, g), 0, 0);
      const L = row.life || { count: 5, size: [0.05, 0.1], band: [0.2, 0.9], alpha: 0.9 };
      const spr = draw(p, 2, 128, 128, [-1, -1, 2, 2], 1, g);
      for (let i = 0; i < L.count; i++) {
        const s = (L.size[0] + (L.size[1] - L.size[0]) * rnd(i + 5)) * h;
        const X = rnd(i + 1.3) * w,
          Y = h * (1 - (L.band[0] + (L.band[1] - L.band[0]) * rnd(i + 8.7)));
        x.globalAlpha = L.alpha * (1 - 0.6 * (L.twinkle || 0) * rnd(i + 3));
        x.drawImage(spr, X - s / 2, Y - s / 2, s, s);
      }
      x.globalAlpha = 1;
      const m = 0.03,
        W = Math.round(w * 1.06),
        H = Math.round(h * 1.06);
      x.drawImage(
        draw(p, 1, W, H, [-m * asp, -m, asp * 1.06, 1.06], asp, g),
        -(W - w) / 2,
        -(H - h) / 2,
      );
      return c;
    }
    if (check) {
      const rep = [];
      for (const b of list)
        try {
          const p = prog(b.src);
          for (const [w, h] of [
            [390, 844],
            [844, 390],
            [240, 320],
          ]) {
            const asp = w / h,
              N = [0, 1, 1, 0],
              px = (l) =>
                draw(p, l, w, h, [0, 0, asp, 1], asp, N).getContext('2d').getImageData(0, 0, w, h)
                  .data,
              F = px(0),
              G = px(1),
              [c0, c1] = b.row.calm || [0.25, 0.6];
            let n = 0,
              s = 0,
              q = 0,
              al = 0,
              nan = 0;
            for (let y = 0; y < h; y++)
              for (let x = 0; x < w; x++) {
                const i = 4 * (y * w + x),
                  u = x / w,
                  v = 1 - (y + 0.5) / h;
                if (F[i + 3] < 255) nan++;
                if (v > c0 && v < c1) {
                  const l = (0.3 * F[i] + 0.59 * F[i + 1] + 0.11 * F[i + 2]) / 255;
                  n++;
                  s += l;
                  q += l * l;
                }
                if (u > 0.22 && u < 0.78 && v > 0.2 && v < 0.8) al = Math.max(al, G[i + 3] / 255);
              }
            const m = s / n,
              d = Math.sqrt(Math.max(0, q / n - m * m));
            rep.push({
              name: b.name,
              size: w + 'x' + h,
              mean: m,
              dev: d,
              near: al,
              bad: [
                d > 0.16 && 'busy calm band',
                al > 0.05 && 'near layer covers the game',
                (b.row.light ? m < 0.5 : m > 0.55) && 'light flag',
                nan && nan + ' holes',
              ]
                .filter(Boolean)
                .join(', '),
            });
          }
        } catch (e) {
          errs.push(b.name + ': ' + e.message);
        }
      return { rep, errs, ms: {} };
    }
    if (size) {
      const [w, h] = size,
        cv = new OffscreenCanvas(w * list.length, h);
      list.forEach((b, j) => {
        try {
          cv.getContext('2d').drawImage(scene(prog(b.src), b.row, w, h, [0, 1, 1, 0]), w * j, 0);
        } catch (e) {
          errs.push(b.name + ': ' + e.message);
        }
      });
      const r = new FileReader();
      const bl = await cv.convertToBlob({ type: 'image/png' });
      await new Promise((k) => {
        r.onload = k;
        r.readAsDataURL(bl);
      });
      return { url: r.result, errs, ms: {} };
    }
    const RW = 1290,
      RH = 864,
      cv = new OffscreenCanvas(RW, RH * list.length),
      x = cv.getContext('2d');
    x.fillStyle = '#15161a';
    x.fillRect(0, 0, cv.width, cv.height);
    let i = 0;
    const ms = {};
    for (const b of list) {
      const y = i++ * RH + 10;
      let p;
      try {
        p = prog(b.src);
      } catch (e) {
        errs.push(b.name + ': ' + e.message);
        continue;
      }
      const N = [0, 1, 1, 0],
        t0 = performance.now();
      x.drawImage(scene(p, b.row, 390, 844, N), 10, y);
      ms[b.name] = Math.round(performance.now() - t0);
      x.drawImage(scene(p, b.row, 844, 390, N), 412, y);
      x.drawImage(scene(p, b.row, 240, 320, N), 412, y + 402);
      if (!plain)
        grades.forEach((g, j) => x.drawImage(scene(p, b.row, 186, 403, g), 664 + j * 198, y + 402));
      x.fillStyle = '#fff';
      x.font = '16px sans-serif';
      x.fillText(b.name + '  ' + b.bytes + ' B', 412, y + 745);
      x.font = '12px sans-serif';
      if (!plain)
        grades.forEach((g, j) => x.fillText('grade ' + g.join(' '), 664 + j * 198, y + 825));
      const life = draw(p, 2, 90, 90, [-1, -1, 2, 2], 1, N);
      x.fillStyle = '#4a6a8a';
      x.fillRect(412, y + 752, 90, 90);
      x.drawImage(life, 412, y + 752);
      if (b.row.ui) {
        ['panel_top', 'panel_low', 'panel_line', 'text', 'accent'].forEach((k, j) => {
          x.fillStyle = b.row.ui[k];
          x.fillRect(520 + j * 24, y + 760, 22, 34);
        });
        Object.values(b.row.board).forEach((v, j) => {
          x.fillStyle = v;
          x.fillRect(520 + j * 24, y + 800, 22, 34);
        });
      }
    }
    const bl = await cv.convertToBlob({ type: 'image/png' });
    const r = new FileReader();
    await new Promise((k) => {
      r.onload = k;
      r.readAsDataURL(bl);
    });
    return { url: r.result, errs, ms };
  },
  {
    list: names.map((n) => ({
      name: n,
      src: src(n),
      bytes: mini(read(`shaders/backgrounds/${n}.glsl`)).length,
      row: rows.find((r) => r.name === n) || {},
    })),
    plain: args.includes('--plain'),
    check: args.includes('--check'),
    size: opt('size') ? opt('size').split('x').map(Number) : null,
    grades: [
      [0, 0.95, 0.9, 0.75],
      [0.5, 0.9, 0.62, -0.6],
      [-0.45, 1.15, 1.12, 0.2],
    ],
  },
);
if (png.rep) {
  for (const r of png.rep)
    console.log(
      r.name.padEnd(9),
      r.size.padEnd(8),
      'lightness',
      r.mean.toFixed(2),
      '+-',
      r.dev.toFixed(3),
      ' near',
      r.near.toFixed(2),
      r.bad && '  <- ' + r.bad,
    );
  for (const e of png.errs) console.error(e);
  await browser.close();
  process.exit(png.errs.length || png.rep.some((r) => r.bad) ? 1 : 0);
}
fs.writeFileSync(out, Buffer.from(png.url.split(',')[1], 'base64'));
for (const e of png.errs) console.error(e);
for (const n of names)
  console.log(
    n.padEnd(10),
    mini(read(`shaders/backgrounds/${n}.glsl`)).length,
    'B',
    (png.ms[n] ?? '-') + ' ms',
  );
await browser.close();
process.exit(png.errs.length ? 1 : 0);

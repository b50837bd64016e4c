// Contact sheet of sprites: node tools/sprite_sheet.mjs out.png [--names a,b] [--size 160] [--moods] [--mood 1] [--bg light|dark]
//   [--cols 8] [--tint r,g,b] [--bytes] [--atlas] [--measure m.json]
// Each sprite is compiled alone and baked at twice the size. --bytes prints a rough minified size per file, --atlas compiles all in one program.
import fs from 'fs';
import path from 'path';
import { createRequire } from 'module';
import { fileURLToPath } from 'url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const arg = process.argv.slice(2);
const opt = (n, d) => {
  const i = arg.indexOf('--' + n);
  return i < 0 ? d : arg[i + 1];
};
const has = (n) => arg.includes('--' + n);
const out = arg[0] && !arg[0].startsWith('--') ? arg[0] : 'sprites.png';
const rd = (f) => fs.readFileSync(path.join(root, f), 'utf8');
const dir = path.join(root, 'shaders/sprites');
const all = fs
  .readdirSync(dir)
  .filter((f) => f.endsWith('.glsl'))
  .map((f) => f.slice(0, -5))
  .sort();
const order = [];
for (const j of ['food', 'things'])
  try {
    order.push(...JSON.parse(rd(`templates/sprites/${j}.json`)).sprites.map((s) => s.name));
  } catch {
    /* the next place may have it */
  }
const names = opt('names')
  ? opt('names').split(',')
  : [...order.filter((n) => all.includes(n)), ...all.filter((n) => !order.includes(n))];

const mini = (s) =>
  s
    .replace(/\/\/.*$/gm, '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{}()[\];,=+\-*/<>?:&|!]) ?/g, '$1')
    .trim();
if (has('bytes')) {
  let sum = 0;
  for (const n of names) {
    const b = mini(rd(`shaders/sprites/${n}.glsl`)).length;
    sum += b;
    console.log(String(b).padStart(5), n);
  }
  for (const f of ['sdf', 'sprite_parts', 'sprite_light', 'sprite_main', 'face_main'])
    console.log(String(mini(rd(`shaders/${f}.glsl`)).length).padStart(5), f + '.glsl');
  console.log(String(sum).padStart(5), names.length, 'sprites');
  if (!out || arg[0].startsWith('--')) process.exit(0);
}

const main = rd('shaders/sprite_main.glsl');
const m = main.match(
  /\/\/@vertex.*\n([\s\S]*?)\/\/@fragment.*\n([\s\S]*?)\/\/@functions.*\n([\s\S]*)$/,
);
const lineOf = (s) => main.slice(0, main.indexOf(s)).split('\n').length;
const files = fs
  .readdirSync(path.join(root, 'shaders'))
  .filter((f) => /^(sdf|sprite_parts).*\.glsl$/.test(f))
  .sort()
  .map((f) => 'shaders/' + f);
function build(list) {
  const src = [...files, ...list.map((n) => `shaders/sprites/${n}.glsl`)];
  let t = m[2] + 'uniform int kind;  // which of the list\n';
  src.forEach((f, i) => {
    t += `\n#line 1 ${i + 1}\n` + rd(f);
  });
  t +=
    '\n#line 1 90\nvoid dispatch(vec2 p){' +
    list
      .map((n, i) => `${i < list.length - 1 ? `if(kind==${i})` : ''}sprite_${n}(p);`)
      .join('else ') +
    '}\n';
  const shiny = list.some((n) => /\b(gel|metal)\(/.test(rd(`shaders/sprites/${n}.glsl`)));
  t += `const bool shiny=${shiny};\n#line 1 92\n${rd('shaders/sprite_light.glsl')}\n`;
  t += `#line ${lineOf(m[3])} 91\n` + m[3];
  return {
    name: list.length > 1 ? 'atlas' : list[0],
    fs: t,
    src: ['sprite_main.glsl', ...src],
    count: list.length,
  };
}
const jobs = has('atlas') ? [build(names)] : names.map((n) => build([n]));
const moods = has('moods') ? [0, 1, 2, 3, 4] : [+opt('mood', 0)];
const size = +opt('size', 160),
  cells = names.length * moods.length;
const cols = +opt(
  'cols',
  has('moods')
    ? names.length > 2
      ? 10
      : 5
    : Math.min(names.length, Math.max(8, Math.round(1300 / size))),
);

let pw;
for (const b of [root, process.env.NODE_PATH].filter(Boolean))
  try {
    pw = createRequire(path.join(b, 'x.js'))('playwright-core');
    break;
  } catch {
    /* the next place may have it */
  }
if (!pw) throw Error('playwright-core is missing: npm install');
const browser = await pw.chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  headless: true,
  args: [
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-quic',
    '--no-first-run',
    '--disable-component-update',
    '--disable-sync',
  ],
});
try {
  const page = await browser.newPage();
  const res = await page.evaluate(
    async ({ vs, face, jobs, moods, size, cols, cells, bg, tint, names }) => {
      const S = size * 2,
        c = document.createElement('canvas');
      c.width = c.height = S;
      const gl = c.getContext('webgl2', {
        premultipliedAlpha: true,
        antialias: false,
        preserveDrawingBuffer: true,
      });
      const log = [],
        sh = (t, s) => {
          const o = gl.createShader(t);
          gl.shaderSource(o, s);
          gl.compileShader(o);
          return o;
        };
      const v = sh(gl.VERTEX_SHADER, vs);
      const sheet = document.createElement('canvas'),
        g = sheet.getContext('2d'),
        lab = size > 90 ? 14 : 0;
      sheet.width = cols * size;
      sheet.height = Math.ceil(cells / cols) * (size + lab);
      const gr = g.createLinearGradient(0, 0, 0, sheet.height);
      gr.addColorStop(0, bg === 'dark' ? '#20264f' : '#a6e4fb');
      gr.addColorStop(1, bg === 'dark' ? '#3a3f86' : '#5db4ec');
      g.fillStyle = gr;
      g.fillRect(0, 0, sheet.width, sheet.height);
      g.imageSmoothingQuality = 'high';
      g.font = '11px sans-serif';
      g.textAlign = 'center';
      g.fillStyle = bg === 'dark' ? '#fff' : '#024';
      // The five faces that sprites sample.
      const faces = gl.createTexture(),
        into = gl.createFramebuffer(),
        fp = gl.createProgram();
      gl.bindTexture(gl.TEXTURE_2D, faces);
      gl.texStorage2D(gl.TEXTURE_2D, 5, gl.RGBA8, S * 5, S);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
      gl.bindFramebuffer(gl.FRAMEBUFFER, into);
      gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, faces, 0);
      const ff = sh(gl.FRAGMENT_SHADER, face);
      gl.attachShader(fp, v);
      gl.attachShader(fp, ff);
      gl.linkProgram(fp);
      if (!gl.getProgramParameter(fp, gl.LINK_STATUS))
        log.push({ name: 'face_main', src: [], text: gl.getShaderInfoLog(ff) || '' });
      gl.useProgram(fp);
      for (let k = 0; k < 5; k++) {
        gl.viewport(k * S, 0, S, S);
        gl.vertexAttrib4f(1, k, 1.4 / S, 0, 0);
        gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
      }
      gl.generateMipmap(gl.TEXTURE_2D);
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
      gl.viewport(0, 0, S, S);
      let i = 0;
      const clipped = [];
      const measured = {};
      const t0 = performance.now();
      for (const j of jobs) {
        const f = sh(gl.FRAGMENT_SHADER, j.fs),
          p = gl.createProgram();
        gl.attachShader(p, v);
        gl.attachShader(p, f);
        gl.linkProgram(p);
        if (!gl.getProgramParameter(p, gl.LINK_STATUS)) {
          log.push({
            name: j.name,
            src: j.src,
            text:
              (gl.getShaderInfoLog(f) || '') +
              (gl.getShaderInfoLog(v) || '') +
              (gl.getProgramInfoLog(p) || ''),
          });
          i += moods.length * j.count;
          continue;
        }
        gl.useProgram(p);
        const u = (n) => gl.getUniformLocation(p, n);
        for (let k = 0; k < j.count; k++)
          for (const mood of moods) {
            gl.clearColor(0, 0, 0, 0);
            gl.clear(gl.COLOR_BUFFER_BIT);
            gl.uniform1i(u('kind'), k);
            gl.vertexAttrib4f(1, mood, 2 / S, 0, 0);
            gl.vertexAttrib4f(2, ...(tint || [0, 0, 0, 0]));
            gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
            const x = (i % cols) * size,
              y = Math.floor(i / cols) * (size + lab);
            g.drawImage(c, x, y, size, size);
            const name = names[Math.floor(i / moods.length)];
            if (lab)
              g.fillText(
                name + (moods.length > 1 ? ' ' + mood : ''),
                x + size / 2,
                y + size + lab - 4,
              );
            if (mood === moods[0]) {
              // anything solid at the border of the cell?
              const b = new Uint8Array(S * S * 4);
              gl.readPixels(0, 0, S, S, gl.RGBA, gl.UNSIGNED_BYTE, b);
              let mx = 0;
              for (let t = 0; t < S; t++)
                for (const q of [t, (S - 1) * S + t, t * S, t * S + S - 1])
                  mx = Math.max(mx, b[q * 4 + 3]);
              if (mx > 60) clipped.push(name);
              // area radius and centre of the opaque shape, roundness, commonest bright colour
              const bins = {};
              let n = 0,
                sx = 0,
                sy = 0;
              for (let q = 0; q < S * S; q++)
                if (b[q * 4 + 3] > 240) {
                  n++;
                  sx += q % S;
                  sy += (q / S) | 0;
                  const k = [0, 1, 2].map((c) => b[q * 4 + c]);
                  if (Math.max(...k) > 110) {
                    const e = (bins[k.map((c) => c >> 5).join()] ||= [0, 0, 0, 0]);
                    e[3] += 0.4 + (Math.max(...k) - Math.min(...k)) / 255;
                    k.forEach((c, z) => (e[z] += c));
                    e[4] = (e[4] || 0) + 1;
                  }
                }
              const cx = sx / n,
                cy = sy / n,
                ang = Array(72).fill(0);
              for (let q = 0; q < S * S; q++)
                if (b[q * 4 + 3] > 240) {
                  const dx = (q % S) - cx,
                    dy = ((q / S) | 0) - cy,
                    z = Math.floor((Math.atan2(dy, dx) / Math.PI / 2 + 1) * 72) % 72;
                  ang[z] = Math.max(ang[z], Math.hypot(dx, dy));
                }
              const R = Math.sqrt(n / Math.PI),
                dev = Math.sqrt(ang.reduce((a, r) => a + (r / R - 1) ** 2, 0) / 72);
              const top = Object.values(bins).sort((a, c) => c[3] - a[3])[0] || [0, 0, 0, 1, 1];
              measured[name] = {
                radius: +((R * 2) / S).toFixed(2),
                centre: [cx, cy].map((v) => +((v * 2) / S - 1).toFixed(2)),
                round: +Math.max(0, 1 - dev * 1.6).toFixed(2),
                color:
                  '#' +
                  top
                    .slice(0, 3)
                    .map((v) =>
                      Math.round(v / top[4])
                        .toString(16)
                        .padStart(2, '0'),
                    )
                    .join(''),
              };
            }
            i++;
          }
        gl.deleteProgram(p);
        gl.deleteShader(f);
      }
      gl.finish();
      return {
        measured,
        png: sheet.toDataURL('image/png').split(',')[1],
        log,
        clipped,
        ms: performance.now() - t0,
      };
    },
    {
      vs: m[1],
      face: `#version 300 es\nprecision highp float;precision highp int;\n${rd('shaders/sdf.glsl')}\n${rd('shaders/face_main.glsl')}`,
      jobs,
      moods,
      size,
      cols,
      cells,
      bg: opt('bg', 'light'),
      names,
      tint: opt('tint') ? [...opt('tint').split(',').map(Number), 1] : null,
    },
  );
  for (const e of res.log)
    console.error(
      `-- ${e.name}\n` +
        e.text
          .replace(
            /(ERROR|WARNING): (\d+):(\d+):/g,
            (a, k, s, l) =>
              `${k} ${e.src[+s] || (+s === 90 ? 'dispatch' : 'shaders/sprite_main.glsl')}:${l}:`,
          )
          .trim(),
    );
  if (res.clipped.length) console.error('solid at the cell border: ' + res.clipped.join(' '));
  fs.writeFileSync(out, Buffer.from(res.png, 'base64'));
  if (has('measure')) fs.writeFileSync(opt('measure'), JSON.stringify(res.measured));
  console.log(`${out}: ${names.length} sprites, ${cells} cells, ${Math.round(res.ms)} ms`);
  if (res.log.length) process.exitCode = 1;
} finally {
  await browser.close();
}

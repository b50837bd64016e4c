// Contact sheet of hosts: node tools/host_sheet.mjs out.png [--looks mia,king] [--size 240] [--cols 8] [--faces] [--parts]
// Every look of templates/hosts.json as a bust in its medallion; --faces shows each in five expressions,
// --parts the cells of the arm. Placed as runtime/presenter/bust.cpp places them.
import fs from 'fs';
import path from 'path';
import { fileURLToPath } from 'url';
import { createRequire } from 'module';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const arg = process.argv.slice(2);
const opt = (n, d) => {
  const i = arg.indexOf('--' + n);
  return i < 0 ? d : arg[i + 1];
};
const out = arg[0] && !arg[0].startsWith('--') ? arg[0] : 'hosts.png';
const rd = (f) => fs.readFileSync(path.join(root, f), 'utf8');
const hosts = JSON.parse(rd('templates/hosts.json'));
const names = opt('looks') ? opt('looks').split(',') : hosts.looks.map((l) => l.name);
const looks = names.map((n) => hosts.looks.find((l) => l.name === n));
const size = +opt('size', 240);
const poses = arg.includes('--faces')
  ? [
      { eyes: 0, mouth: 0, hand: 0, turn: 0.3 },
      { eyes: 4, mouth: 4, hand: 1, turn: -1.15, left: true },
      { eyes: 1, mouth: 3, hand: 2, turn: -0.35 },
      { eyes: 2, mouth: 0, sad: true, hand: -1 },
      { eyes: 3, mouth: 1, hand: 3, turn: -1.2, left: true },
    ]
  : [{ eyes: 0, mouth: 0, hand: -1 }];
const cols = +opt('cols', poses.length > 1 ? 5 : Math.min(8, looks.length));

const rgb = (hex, dim = 1) =>
  [1, 3, 5].map((i) => ((parseInt(hex.slice(i, i + 2), 16) / 255) * dim).toFixed(3)).join();
function constants(l, k) {
  const pick = (list, i) => (l[list] ?? hosts[list])[i % (l[list] ?? hosts[list]).length];
  const skin = pick('skins', [1, 0, 0, 3, 2, 1, 5, 0, 4, 2, 1, 4, 3, 5][k % 14]);
  const hair = pick('hair_colors', k);
  const cloths = ['#4b6fd8', '#d9486e', '#2f9e7d', '#8a5bd0', '#e0702e', '#2c8fb5'];
  const trims = ['#ffc857', '#fff0d8', '#ff8c69', '#7be0d0', '#3b3560', '#ffd23f'];
  const c = (n, v) => `const vec3 ${n}=vec3(${v});\n`;
  const f = (n, v) => `const float ${n}=${v.toFixed(3)};\n`;
  const animal = l.body === 'mascot';
  const years = l.age === 'young' ? -1 : l.age === 'elder' ? 1 : 0;
  return (
    c('skin', rgb(skin)) +
    c('hair', rgb(hair)) +
    c('cloth', rgb(cloths[k % 6])) +
    c('trim', rgb(trims[k % 6])) +
    c('iris', rgb(pick('irises', k))) +
    c('brow', rgb(animal ? skin : hair, animal ? 0.45 : 0.62)) +
    c('frame', rgb(trims[k % 6], 0.4)) +
    f('age', years) +
    f('eye', animal ? 1.28 : years < 0 ? 1.22 : years > 0 ? 1 : 1.1) +
    f('nose', animal ? 0 : 1) +
    f('lash', l.lashes ? 1 : 0)
  );
}
const main = rd('shaders/sprite_main.glsl');
const m = main.match(
  /\/\/@vertex.*\n([\s\S]*?)\/\/@fragment.*\n([\s\S]*?)\/\/@functions.*\n([\s\S]*)$/,
);
const host = (f) => rd(`shaders/hosts/${f}.glsl`);
const sdf = rd('shaders/sdf.glsl') + rd('shaders/sdf_more.glsl');
function programs(l, k) {
  const t = (n) => l[n] ?? 'none';
  const base = constants(l, k);
  const lit = (name, files) =>
    m[2].slice(m[2].indexOf('#version')) +
    sdf +
    rd('shaders/sprite_parts.glsl') +
    base +
    files.map(host).join('\n') +
    `void dispatch(vec2 p){sprite_${name}(p);}const bool shiny=true;` +
    rd('shaders/sprite_light.glsl') +
    m[3];
  const flat = (name, span, files) =>
    '#version 300 es\nprecision highp float;precision highp int;\n' +
    sdf +
    base +
    `const float span=${span};` +
    ['flat', ...files, 'flat_main'].map(host).join('\n').replace('LOOK(vp', `${name}(vp`);
  const outfit = 'outfit_' + t('outfit');
  return {
    body: lit('host_body', ['trunk', outfit, 'body']),
    head: lit('host_head', [
      'age_' + l.age,
      'hair_' + t('hair'),
      'hat_' + t('hat'),
      'beard_' + t('beard'),
      'head_' + l.body,
    ]),
    arm: lit('host_arm', ['trunk', outfit, 'arm']),
    eyes: flat('host_eyes', 0.44, ['eyewear_' + t('eyewear'), 'eyes']),
    mouth: flat('host_mouth', 0.24, ['mouth']),
  };
}
const jobs = looks.map((l, k) => ({
  name: l.name,
  programs: programs(l, names.length < 8 ? k : k),
}));

const pw = createRequire(path.join(root, 'x.js'))('playwright-core');
const browser = await pw.chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  headless: true,
  args: [
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--no-sandbox',
  ],
});
try {
  const page = await browser.newPage();
  const res = await page.evaluate(
    ({ vs, jobs, poses, size, cols, jpeg }) => {
      const S = size * 2;
      const c = document.createElement('canvas');
      c.width = c.height = S;
      const gl = c.getContext('webgl2', {
        premultipliedAlpha: true,
        antialias: false,
        preserveDrawingBuffer: true,
      });
      const log = [];
      const sh = (t, s) => {
        const o = gl.createShader(t);
        gl.shaderSource(o, s);
        gl.compileShader(o);
        return o;
      };
      const v = sh(gl.VERTEX_SHADER, vs);
      const sheet = document.createElement('canvas');
      const g = sheet.getContext('2d');
      const count = jobs.length * poses.length;
      sheet.width = cols * size;
      sheet.height = Math.ceil(count / cols) * size;
      const sky = g.createLinearGradient(0, 0, 0, sheet.height);
      sky.addColorStop(0, '#a6e4fb');
      sky.addColorStop(1, '#5db4ec');
      g.fillStyle = sky;
      g.fillRect(0, 0, sheet.width, sheet.height);
      g.imageSmoothingQuality = 'high';
      let i = 0;
      for (const job of jobs) {
        const made = {};
        for (const [part, fs] of Object.entries(job.programs)) {
          const f = sh(gl.FRAGMENT_SHADER, fs);
          const p = gl.createProgram();
          gl.attachShader(p, v);
          gl.attachShader(p, f);
          gl.linkProgram(p);
          if (!gl.getProgramParameter(p, gl.LINK_STATUS))
            log.push(
              job.name + ' ' + part + '\n' + gl.getShaderInfoLog(f) + gl.getProgramInfoLog(p),
            );
          else made[part] = p;
        }
        const cell = (part, mood) => {
          gl.clearColor(0, 0, 0, 0);
          gl.clear(gl.COLOR_BUFFER_BIT);
          if (!made[part]) return;
          gl.useProgram(made[part]);
          gl.viewport(0, 0, S, S);
          gl.vertexAttrib4f(1, mood, 2 / S, 0, 0);
          gl.vertexAttrib4f(2, 0, 0, 0, 0);
          gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
        };
        for (const pose of poses) {
          const r = size * 0.39;
          g.save();
          g.translate((i % cols) * size + size / 2, Math.floor(i / cols) * size + size * 0.57);
          g.scale(r, r);
          const disc = g.createLinearGradient(0, -1, 0, 1);
          disc.addColorStop(0, '#fff2d9');
          disc.addColorStop(1, '#f3c98b');
          g.fillStyle = disc;
          g.strokeStyle = '#80501f';
          g.lineWidth = 0.07;
          g.beginPath();
          g.arc(0, 0, 0.965, 0, 7);
          g.fill();
          g.stroke();
          const draw = (part, mood, x, y, half, flip = 1, flop = 1, turn = 0) => {
            cell(part, mood);
            g.save();
            g.translate(x, y);
            g.rotate(turn);
            g.scale(flip, flop);
            g.drawImage(c, -half, -half, 2 * half, 2 * half);
            g.restore();
          };
          draw('body', 0, 0, 0.3, 0.8);
          if (pose.hand >= 0) {
            const side = pose.left ? -1 : 1;
            const reach = 0.55 * 0.62;
            draw(
              'arm',
              pose.hand,
              side * (0.42 + reach * Math.cos(pose.turn)),
              0.52 + reach * Math.sin(pose.turn),
              0.62,
              side,
              1,
              side * pose.turn,
            );
          }
          draw('head', 0, 0, -0.4, 0.95);
          draw('eyes', pose.eyes, 0, -0.4 + 0.09 * 0.95, 0.44 * 0.95);
          draw('mouth', pose.mouth, 0, -0.4 + 0.455 * 0.95, 0.24 * 0.95, 1, pose.sad ? -1 : 1);
          g.restore();
          i++;
        }
      }
      return { png: sheet.toDataURL(jpeg ? 'image/jpeg' : 'image/png', 0.9).split(',')[1], log };
    },
    {
      vs: m[1].slice(m[1].indexOf('#version')),
      jobs,
      poses,
      size,
      cols,
      jpeg: out.endsWith('.jpg'),
    },
  );
  for (const line of res.log) console.error(line);
  fs.writeFileSync(out, Buffer.from(res.png, 'base64'));
  console.log(`${out}: ${looks.length} looks, ${poses.length} poses`);
  if (res.log.length) process.exitCode = 1;
} finally {
  await browser.close();
}

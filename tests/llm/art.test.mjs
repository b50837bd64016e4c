// `generate --art` against a service that paints, and one that does not.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import zlib from 'node:zlib';
import { closeAll, refused, serve } from './server.mjs';

const program = resolve(process.env.PLAYMILL_PROGRAM ?? 'build/native/playmill');
const key = 'sk-art-never-to-be-seen-987';
const work = mkdtempSync(join(tmpdir(), 'playmill-art-'));

/** A PNG of a coloured block on white. */
function png(side = 160) {
  const rows = Buffer.alloc((side * 3 + 1) * side, 255);
  for (let y = 0; y < side; y++) {
    rows[y * (side * 3 + 1)] = 0;
    for (let x = 0; x < side; x++) {
      const inside = Math.hypot(x - side / 2, y - side / 2) < side * 0.3;
      if (inside) rows.set([214, 40, 120], y * (side * 3 + 1) + 1 + x * 3);
    }
  }
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(zlib.crc32(body), body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', zlib.deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
const painted = { body: { created: 1, data: [{ b64_json: png().toString('base64') }] } };

let runs = 0;
function generate(url, args = []) {
  const out = join(work, `out-${++runs}`);
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/_proxy$|^PLAYMILL_(LLM|ART)/i.test(name)),
  );
  Object.assign(env, {
    PLAYMILL_ROOT: process.cwd(),
    PLAYMILL_HOME: join(work, `home-${runs}`),
    PLAYMILL_ART_KEY: key,
  });
  const words = ['generate', 'samples/fruit-drop.json', '--variants', '1', '--mechanic', 'sort'];
  return new Promise((done) => {
    execFile(
      program,
      [...words, '--no-preview', '--json', '--out', out, '--art', url, ...args],
      { env, maxBuffer: 1 << 26 },
      (fault, stdout, stderr) => {
        assert.ok(!(stdout + stderr).includes(key), 'the key was printed');
        assert.equal(fault, null, stderr);
        const id = readdirSync(out).find((name) => name.startsWith('fruit-drop'));
        const read = (name) => readFileSync(join(out, id, name), 'utf8');
        done({
          run: JSON.parse(stdout),
          stderr,
          scene: JSON.parse(read('scene.json')),
          html: read('playable.html'),
        });
      },
    );
  });
}

after(async () => {
  await closeAll();
  for (const entry of readdirSync(work, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath ?? entry.path, entry.name);
    assert.ok(!readFileSync(file).includes(key), `the key is in ${file}`);
  }
  rmSync(work, { recursive: true, force: true });
});

describe('an images service', { concurrency: 2 }, () => {
  test('paints what the plan names, and the page shows it', async () => {
    const service = await serve(() => painted);
    const { run, scene, html } = await generate(service.url);
    assert.ok(run.art.painted.length > 2 && run.art.painted.includes('background'));
    assert.equal(scene.background.name, 'picture');
    assert.equal(service.requests[0].url, '/v1/images/generations');
    assert.equal(service.requests[0].headers.authorization, `Bearer ${key}`);
    assert.ok(scene.pictures.length > 0);
    assert.ok(scene.roles.pieces.some((slot) => slot.sprite === 'picture'));
    assert.ok(html.includes('PM_PICTURES='));
    await service.close();
  });

  test('that refuses leaves everything drawn, and that is said', async () => {
    const service = await serve(() => refused(400, 'rejected by the safety system'));
    const { run, scene, stderr, html } = await generate(service.url);
    assert.deepEqual(run.art.painted, []);
    assert.match(stderr, /drawn instead.*safety system/s);
    assert.equal(scene.pictures, undefined);
    assert.notEqual(scene.background.name, 'picture');
    assert.ok(!html.includes('PM_PICTURES='));
    await service.close();
  });

  test('that never answers costs its time once', async () => {
    const service = await serve(() => ({ act: 'hang' }));
    const { run, stderr } = await generate(service.url, ['--art-timeout', '1']);
    assert.deepEqual(run.art.painted, []);
    assert.match(stderr, /drawn instead.*within 1 s/s);
    await service.close();
  });
});

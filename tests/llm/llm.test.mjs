// `plan --llm` and `generate --llm` against services of all makes and all kinds of trouble.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { makes } from './makes.mjs';
import { closeAll, refused, said, serve } from './server.mjs';

const program = resolve(process.env.PLAYMILL_PROGRAM ?? 'build/native/playmill');
const key = 'sk-never-to-be-seen-0123456789';
const work = mkdtempSync(join(tmpdir(), 'playmill-llm-'));
const answer = JSON.stringify({
  mechanics: [{ name: 'runner', weight: 90 }],
  objects: [{ name: 'apple', weight: 80 }],
  backgrounds: [{ name: 'road', weight: 80 }],
  categories: [{ name: 'Racing', weight: 70 }],
  trophy: '',
  story: '',
  mood: 'exciting',
  palette: 'blaze',
  audience: 'everyone',
  tone: 'exciting',
  language: 'en',
  cta_kind: 'play',
  why: [{ mechanic: 'runner', word: 'apples' }],
});

let homes = 0;
/** Runs the program in a cache folder of its own; never fails itself. */
function playmill(args, { env = {}, home = join(work, `home-${++homes}`) } = {}) {
  return new Promise((done) => {
    const clean = Object.fromEntries(
      Object.entries(process.env).filter(
        ([name]) => !/_proxy$|^PLAYMILL_LLM|^SSL_CERT_FILE$|^CURL_CA_BUNDLE$/i.test(name),
      ),
    );
    const all = { ...clean, PLAYMILL_ROOT: process.cwd(), PLAYMILL_HOME: home, ...env };
    execFile(program, args, { env: all, maxBuffer: 1 << 26 }, (fault, stdout, stderr) => {
      assert.ok(!(stdout + stderr).includes(key), 'the key was printed');
      done({ code: fault ? fault.code : 0, stdout, stderr, home });
    });
  });
}
async function plan(url, { args = [], env = {}, home } = {}) {
  const run = await playmill(
    ['plan', 'Sort apples into baskets', '--planner', 'lexical', '--json', '--llm', url, ...args],
    { env, home },
  );
  assert.equal(run.code, 0, run.stderr);
  return { ...run, plan: JSON.parse(run.stdout) };
}
/** One plan from a service that answers like this. */
async function planFrom(reply, options = {}) {
  const service = await serve(reply, options);
  try {
    return { ...(await plan(service.url, options)), service };
  } finally {
    await service.close();
  }
}
function isFallback(run, words) {
  assert.equal(run.plan.planner, 'lexical');
  assert.match(run.plan.fallback, words);
  assert.match(run.stderr, /the language model gave no plan/);
}
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

after(async () => {
  await closeAll();
  for (const file of filesBelow(work)) {
    if (!file.endsWith('.pem'))
      assert.ok(!readFileSync(file).includes(key), `the key is in ${file}`);
  }
  rmSync(work, { recursive: true, force: true });
});

describe('makes of services', { concurrency: 4 }, () => {
  for (const [make, behaviour] of Object.entries(makes)) {
    test(make, async () => {
      const service = await serve(behaviour(answer));
      const first = await plan(service.url, { env: { PLAYMILL_LLM_KEY: key } });
      assert.equal(first.plan.planner, 'llm', first.plan.fallback);
      assert.equal(first.plan.mechanics[0].name, 'runner');
      assert.deepEqual(first.plan.why[0], {
        kind: 'mechanic',
        name: 'runner',
        word: 'apples',
        weight: 6,
      });
      assert.equal(service.requests[0].headers.authorization, `Bearer ${key}`);
      assert.equal(service.chats()[0].model, 'tiny-model');
      // The second run knows how this one wants to be asked.
      const before = service.chats().length;
      const second = await plan(service.url, { home: first.home });
      assert.equal(second.plan.planner, 'llm');
      assert.equal(service.chats().length - before, 1);
      await service.close();
    });
  }
});

describe('trouble', { concurrency: 4 }, () => {
  test('a wrong answer is repaired with the words of the validator', async () => {
    const run = await planFrom((body, nth) =>
      said(nth > 1 ? answer : answer.replace('"exciting"', '"of a Tuesday"')),
    );
    assert.equal(run.plan.planner, 'llm', run.plan.fallback);
    assert.match(run.service.chats()[1].messages.at(-1).content, /\/mood.*of a Tuesday/);
  });
  test('a refusal', async () => {
    isFallback(
      await planFrom(() => ({
        body: { choices: [{ message: { content: null, refusal: 'No.' }, finish_reason: 'stop' }] },
      })),
      /refused: No/,
    );
  });
  test('an answer that is always cut off', async () => {
    const run = await planFrom(() => said('{"mechanics": [', { finish_reason: 'length' }));
    isFallback(run, /cut off/);
    assert.ok(run.service.chats()[1].max_tokens > run.service.chats()[0].max_tokens);
  });
  test('429 with Retry-After, then an answer', async () => {
    const run = await planFrom((body, nth) =>
      nth === 1 ? refused(429, 'slow down', { 'retry-after': '1' }) : said(answer),
    );
    assert.equal(run.plan.planner, 'llm');
  });
  test('429 that asks for an hour', async () => {
    isFallback(await planFrom(() => refused(429, 'slow down', { 'retry-after': '3600' })), /429/);
  });
  test('a key that is not taken', async () => {
    const run = await planFrom(() => refused(401, `Incorrect API key provided: ${key}`), {
      env: { PLAYMILL_LLM_KEY: key },
    });
    isFallback(run, /does not take the key/);
    assert.equal(run.service.chats().length, 1);
  });
  test('a service that repeats the key', async () => {
    isFallback(
      await planFrom(() => refused(404, `no model for ${key}`), { env: { PLAYMILL_LLM_KEY: key } }),
      /no model for \[key\]/,
    );
  });
  test('a service that never answers', async () => {
    isFallback(await planFrom(() => ({ act: 'hang' }), { args: ['--llm-timeout', '1'] }), /within/);
  });
  test('a service that answers for ever, slowly', async () => {
    isFallback(await planFrom(() => ({ act: 'drip' }), { args: ['--llm-timeout', '1'] }), /within/);
  });
  test('a service that answers for ever, fast', async () => {
    isFallback(await planFrom(() => ({ act: 'flood' })), /longer than/);
  });
  test('connections that break', async () => {
    isFallback(await planFrom(() => ({ act: 'reset' })), /no answer/);
  });
  test('nobody there', async () => {
    isFallback(await plan('http://127.0.0.1:1/v1'), /no answer|no whole answer/);
  });
  test('a page instead of a service', async () => {
    isFallback(
      await planFrom(() => ({
        body: '<html>Welcome to the hotel</html>',
        headers: { 'content-type': 'text/html' },
      })),
      /no chat completion/,
    );
  });
  test('an error in a reply of status 200', async () => {
    isFallback(
      await planFrom(() => ({ body: { error: { message: 'out of memory' } } })),
      /out of memory/,
    );
  });
  test('redirects are not followed, so that the key stays here', async () => {
    const other = await serve(() => said(answer));
    const run = await planFrom(() => ({ status: 302, headers: { location: other.url } }), {
      env: { PLAYMILL_LLM_KEY: key },
    });
    isFallback(run, /elsewhere/);
    assert.equal(other.requests.length, 0);
    await other.close();
  });
  test('a server that fails whatever it is asked', async () => {
    const run = await planFrom(() => ({ status: 500, body: 'Internal Server Error' }));
    isFallback(run, /500/);
    assert.ok(run.service.requests.length <= 12);
  });
});

describe('the way there', { concurrency: 4 }, () => {
  const certificate = {};
  before(() => {
    const [keyFile, certFile] = [join(work, 'key.pem'), join(work, 'cert.pem')];
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-keyout',
        keyFile,
        '-out',
        certFile,
        '-days',
        '2',
        '-subj',
        '/CN=localhost',
        '-addext',
        'subjectAltName=DNS:localhost',
      ],
      { stdio: 'ignore' },
    );
    Object.assign(certificate, {
      file: certFile,
      tls: { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(certFile, 'utf8') },
    });
  });
  test('a certificate that nobody vouches for', async () => {
    const run = await planFrom(() => said(answer), {
      tls: certificate.tls,
      env: { PLAYMILL_LLM_KEY: key },
    });
    isFallback(run, /no safe connection/);
    assert.equal(run.service.requests.length, 0);
  });
  test('a certificate of an authority that is named', async () => {
    const run = await planFrom(() => said(answer), {
      tls: certificate.tls,
      env: { SSL_CERT_FILE: certificate.file },
    });
    assert.equal(run.plan.planner, 'llm', run.plan.fallback);
  });
  test('through a proxy', async () => {
    const seen = [];
    const proxy = http.createServer((request, response) => {
      seen.push(request.url);
      request.resume();
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify(
          request.url.endsWith('/models') ? { data: [{ id: 'm' }] } : said(answer).body,
        ),
      );
    });
    await new Promise((done) => proxy.listen(0, '127.0.0.1', done));
    const run = await plan('http://models.example/v1', {
      env: { http_proxy: `http://127.0.0.1:${proxy.address().port}` },
    });
    proxy.close();
    assert.equal(run.plan.planner, 'llm', run.plan.fallback);
    assert.deepEqual(seen, [
      'http://models.example/v1/models',
      'http://models.example/v1/chat/completions',
    ]);
  });
  test('addresses and keys that cannot be used are a mistake in the command', async () => {
    for (const [url, env] of [
      ['ftp://a.example/v1', {}],
      ['https://me:pw@a.example/v1', {}],
      ['http://a.example/v1', { PLAYMILL_LLM_KEY: key }],
      ['https://a.example/v1', { PLAYMILL_LLM_KEY: `${key}\nX: y` }],
    ]) {
      const run = await playmill(['plan', 'x', '--planner', 'lexical', '--llm', url], { env });
      assert.equal(run.code, 2, url);
      assert.ok(!run.stderr.includes('pw'), run.stderr);
    }
  });
});

describe('whole runs', { concurrency: 2 }, () => {
  test('a batch leaves a dead service alone after three failures', async () => {
    const service = await serve(() => ({ status: 401, body: {} }));
    const lines = join(work, 'lines.jsonl');
    execFileSync('node', [
      '-e',
      `require('fs').writeFileSync(${JSON.stringify(lines)}, Array.from({length: 20}, (_, i) => JSON.stringify({id: i, name: 'Game ' + i})).join('\\n'))`,
    ]);
    const run = await playmill([
      'plan',
      '--batch',
      lines,
      '--planner',
      'lexical',
      '--llm',
      service.url,
      '--llm-model',
      'm',
    ]);
    const rows = run.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.equal(rows.length, 20);
    assert.ok(rows.every((row) => row.planner === 'lexical' && row.fallback));
    assert.equal(service.requests.length, 3);
    assert.match(run.stderr, /20 of them by the stand-in/);
    await service.close();
  });
  test('generate uses the plan and writes the key nowhere', async () => {
    const service = await serve(() => said(answer));
    const out = join(work, 'out');
    const run = await playmill(
      [
        'generate',
        'Sort apples into baskets',
        '-n',
        '1',
        '--no-preview',
        '--out',
        out,
        '--llm',
        service.url,
      ],
      { env: { PLAYMILL_LLM_KEY: key } },
    );
    await service.close();
    assert.equal(run.code, 0, run.stderr);
    const { plan: made, variants } = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'));
    assert.equal(made.planner, 'llm');
    assert.equal(variants[0].mechanic, 'runner');
    assert.ok(statSync(join(out, variants[0].playable)).size > 0);
  });
});

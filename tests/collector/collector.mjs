// Starts, feeds and kills a `playmill collect`, for the fault tests.
import { spawn, execFileSync } from 'node:child_process';
import http from 'node:http';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const program = process.env.PLAYMILL_PROGRAM ?? `${root}build/native/playmill`;

/** A collector process over a folder. */
export class Collector {
  /** Resolves when it listens. */
  static start(data, options = []) {
    const child = spawn(
      program,
      ['collect', '--data', data, '--port', '0', '--rate', '0', ...options],
      {
        env: { ...process.env, PLAYMILL_ROOT: root },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    return new Promise((resolve, reject) => {
      let said = '';
      child.stderr.on('data', (text) => {
        said += text;
        const port = /listening on http:\/\/[^ :]+:(\d+)/.exec(said)?.[1];
        if (port) resolve(new Collector(child, Number(port)));
      });
      child.once('exit', (code) => reject(new Error(`the collector ended with ${code}: ${said}`)));
    });
  }

  constructor(child, port) {
    this.child = child;
    this.port = port;
    this.ended = new Promise((resolve) =>
      child.once('exit', (code, signal) => resolve(signal ?? code)),
    );
    this.agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  }

  /** Status and body; rejects when no whole answer came. */
  post(path, body) {
    return new Promise((resolve, reject) => {
      const request = http.request(
        {
          port: this.port,
          path,
          method: 'POST',
          agent: this.agent,
          headers: { 'Content-Type': 'text/plain' },
        },
        (response) => {
          const parts = [];
          response.on('data', (part) => parts.push(part));
          response.on('end', () =>
            resolve({ status: response.statusCode, body: Buffer.concat(parts).toString() }),
          );
          response.on('error', reject);
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }

  async kill() {
    this.child.kill('SIGKILL');
    await this.ended;
    this.agent.destroy();
  }

  /** Resolves with its exit code. */
  async stop() {
    this.agent.destroy();
    this.child.kill('SIGTERM');
    return this.ended;
  }
}

/** A record of one view. */
export function record(id, now = Date.now()) {
  return {
    v: 1,
    id,
    part: 0,
    variant: `v${id.charCodeAt(0) % 4}`,
    campaign: 'faults',
    scene: '9f86d081884c7d65',
    network: 'web',
    locale: 'en',
    started_ms: now - 9000,
    events: [
      ['loading', 40],
      ['loaded', 160],
      ['displayed', 171],
      ['first_touch', 2304],
      ['started', 2312],
      ['cta', 8000, 1],
    ],
  };
}

export const newId = () => randomBytes(16).toString('base64url');

export const batch = (ids) =>
  JSON.stringify({ v: 1, sent_ms: Date.now(), sessions: ids.map((id) => record(id)) });

/** The ids in the ledger (the folder's own, or one by its address), each as often as it is there. */
export function idsInLedger(data, csv, address = `${data}/ledger.db`) {
  const ledger = ['--ledger', address];
  const run = (...args) =>
    execFileSync(program, ['ledger', ...args, ...ledger], {
      env: { ...process.env, PLAYMILL_ROOT: root },
      encoding: 'utf8',
    });
  run('export', 'sessions', '--out', csv);
  return { csv, size: JSON.parse(run('show', '--json')) };
}

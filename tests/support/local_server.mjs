// A server of this machine in a temporary folder, started, killed and started again by tests.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** What derives from it gives `command()` (program, then words), `answers()` and `trouble()`. */
export class LocalServer {
  constructor(name, port) {
    this.folder = mkdtempSync(join(tmpdir(), `playmill-${name}-`));
    this.port = port;
  }

  /** Starts it with what it had; resolves when it answers. */
  async again() {
    const [program, ...words] = this.command();
    this.child = spawn(program, words, { stdio: 'ignore', cwd: this.folder });
    let gone = false;
    this.ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.ended.then(() => (gone = true));
    while (!(await this.answers())) {
      if (gone) throw new Error(this.trouble());
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async kill() {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  async remove() {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

// Starts, kills and starts again a Kafka broker (KRaft, one node) of this machine in a temporary folder, for tests.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const classpath = `${process.env.PLAYMILL_KAFKA_LIBS}/*`;

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true) || socket.destroy());
    socket.once('error', () => resolve(false));
  });

export class Broker {
  static async start() {
    const folder = mkdtempSync(join(tmpdir(), 'playmill-kafka-'));
    const broker = new Broker(folder, await freePort());
    const controller = await freePort();
    writeFileSync(
      join(folder, 'server.properties'),
      `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controller}
listeners=PLAINTEXT://127.0.0.1:${broker.port},CONTROLLER://127.0.0.1:${controller}
advertised.listeners=PLAINTEXT://127.0.0.1:${broker.port}
controller.listener.names=CONTROLLER
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs=${folder}/data
num.partitions=3
offsets.topic.replication.factor=1
offsets.topic.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=1000
`,
    );
    broker.java('kafka.tools.StorageTool', 'format', '-t', 'cGxheW1pbGwtYnJva2Vycw', '-c');
    await broker.again();
    return broker;
  }

  constructor(folder, port) {
    this.folder = folder;
    this.port = port;
  }

  /** The topic on it, as --intake takes it. */
  topic(name) {
    return `kafka://127.0.0.1:${this.port}/${name}`;
  }

  words(main, ...rest) {
    return ['-Xmx256m', '-cp', classpath, main, ...rest, join(this.folder, 'server.properties')];
  }

  java(main, ...rest) {
    const done = spawnSync('java', this.words(main, ...rest), { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(done.stdout + done.stderr);
  }

  /** Starts it with what it had; resolves when it answers. */
  async again() {
    this.child = spawn('java', this.words('kafka.Kafka'), { stdio: 'ignore', cwd: this.folder });
    let gone = false;
    this.ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.ended.then(() => (gone = true));
    while (!(await answers(this.port))) {
      if (gone) throw new Error('the broker did not start');
      await new Promise((resolve) => setTimeout(resolve, 50));
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

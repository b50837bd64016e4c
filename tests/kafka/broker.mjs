// Starts, kills and starts again a Kafka broker (KRaft, one node) of this machine in a temporary folder, for tests.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { LocalServer, freePort } from '../support/local_server.mjs';

const classpath = `${process.env.PLAYMILL_KAFKA_LIBS}/*`;

export class Broker extends LocalServer {
  static async start() {
    const broker = new Broker('kafka', await freePort());
    const { folder } = broker;
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

  command() {
    return ['java', ...this.words('kafka.Kafka')];
  }

  answers() {
    return new Promise((resolve) => {
      const socket = connect(this.port, '127.0.0.1');
      socket.once('connect', () => resolve(true) || socket.destroy());
      socket.once('error', () => resolve(false));
    });
  }

  trouble() {
    return 'the broker did not start';
  }
}

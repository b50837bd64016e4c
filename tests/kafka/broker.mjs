// Starts, kills and starts again a Kafka broker (KRaft, one node) of this machine in a temporary folder, for tests.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Authority } from '../support/authority.mjs';
import { LocalServer, freePort } from '../support/local_server.mjs';

const classpath = `${process.env.PLAYMILL_KAFKA_LIBS}/*`;

/** Of the users `ann`, whom SCRAM-SHA-512 lets in, `bob`, whom PLAIN does, and `eve`, who comes in but may do nothing. */
export const password = 'told-to-nobody';

const module = (kind, rest = '') =>
  `org.apache.kafka.common.security.${kind}LoginModule required ${rest};`;

const properties = (folder, ports) => `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${ports.CONTROLLER}
listeners=${Object.entries(ports).map(([name, port]) => `${name}://127.0.0.1:${port}`)}
advertised.listeners=${['PLAINTEXT', 'SSL', 'SASL_SSL', 'SASL_PLAINTEXT']
  .map((name) => `${name}://localhost:${ports[name]}`)
  .join()}
controller.listener.names=CONTROLLER
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_SSL:SASL_SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT
ssl.keystore.type=PEM
ssl.keystore.location=${folder}/keystore.pem
sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-512
listener.name.sasl_ssl.plain.sasl.jaas.config=${module('plain.Plain', `user_bob="${password}"`)}
listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=${module('scram.Scram')}
listener.name.sasl_plaintext.plain.sasl.jaas.config=${module('plain.Plain')}
listener.name.sasl_plaintext.scram-sha-512.sasl.jaas.config=${module('scram.Scram')}
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:ANONYMOUS;User:ann;User:bob
log.dirs=${folder}/data
num.partitions=3
offsets.topic.replication.factor=1
offsets.topic.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=1000
`;

function run(words) {
  const done = spawnSync('java', words, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stdout + done.stderr);
}

/** A broker; its listeners by their protocols are in `ports`, and their certificate is for localhost alone. */
export class Broker extends LocalServer {
  static async start() {
    const broker = new Broker('kafka', await freePort());
    const { folder } = broker;
    broker.ports = { PLAINTEXT: broker.port };
    for (const name of ['SSL', 'SASL_SSL', 'SASL_PLAINTEXT', 'CONTROLLER'])
      broker.ports[name] = await freePort();
    broker.authority = new Authority(folder);
    const { key, certificate } = broker.authority.sign('localhost', ['DNS:localhost']);
    writeFileSync(
      join(folder, 'keystore.pem'),
      [key, certificate].map((file) => readFileSync(file, 'utf8')).join(''),
    );
    writeFileSync(join(folder, 'server.properties'), properties(folder, broker.ports));
    const users = ['ann', 'eve'].flatMap((name) => [
      '-S',
      `SCRAM-SHA-512=[name=${name},password=${password}]`,
    ]);
    const format = ['format', '-t', 'cGxheW1pbGwtYnJva2Vycw', ...users, '-c'];
    run(broker.words('kafka.tools.StorageTool', ...format));
    await broker.again();
    return broker;
  }

  /** The topic on it, as --intake takes it. */
  topic(name) {
    return `kafka://127.0.0.1:${this.ports.PLAINTEXT}/${name}`;
  }

  /** The topic behind a protocol that asks for more, for who has `trust()` in the environment. */
  safeTopic(name, protocol, user = '') {
    const scheme = protocol.endsWith('SSL') ? 'kafkas' : 'kafka';
    return `${scheme}://${user}localhost:${this.ports[protocol]}/${name}`;
  }

  /** Environment of one who trusts the broker's authority and knows the users' password. */
  trust() {
    return { SSL_CERT_FILE: this.authority.file, PLAYMILL_INTAKE_PASSWORD: password };
  }

  /** Gives a user every right to what the words name, as "--topic", "plays". */
  allow(user, ...what) {
    const server = ['--bootstrap-server', `localhost:${this.ports.PLAINTEXT}`];
    const rule = ['--add', '--allow-principal', `User:${user}`, '--operation', 'All', ...what];
    run(['-cp', classpath, 'kafka.admin.AclCommand', ...server, ...rule]);
  }

  words(main, ...rest) {
    return ['-Xmx256m', '-cp', classpath, main, ...rest, join(this.folder, 'server.properties')];
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

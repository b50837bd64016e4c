// Starts, stops and kills a ClickHouse server of this machine in a temporary folder, for tests.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Authority } from '../support/authority.mjs';
import { LocalServer, freePort } from '../support/local_server.mjs';

export const password = "it's \\ secret";

/** Debian's package, or the one binary that ClickHouse itself hands out; null when there is none. */
export function serverCommand() {
  const there = (name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
  if (there('clickhouse-server')) return ['clickhouse-server'];
  if (there('clickhouse')) return ['clickhouse', 'server'];
  return null;
}

const config = (folder, port, tlsPort, { key, certificate }) => `<?xml version="1.0"?>
<yandex>
  <logger><level>warning</level><log>${folder}/server.log</log><errorlog>${folder}/error.log</errorlog></logger>
  <http_port>${port}</http_port><https_port>${tlsPort}</https_port>
  <openSSL><server>
    <certificateFile>${certificate}</certificateFile><privateKeyFile>${key}</privateKeyFile>
    <verificationMode>none</verificationMode><loadDefaultCAFile>false</loadDefaultCAFile>
  </server></openSSL>
  <listen_host>127.0.0.1</listen_host>
  <path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path>
  <users_config>users.xml</users_config>
  <default_profile>default</default_profile><default_database>default</default_database>
  <mark_cache_size>67108864</mark_cache_size>
</yandex>
`;

const user = (name, secret, more = '') =>
  `<${name}><password>${secret}</password><networks><ip>127.0.0.1</ip></networks>` +
  `<profile>default</profile><quota>default</quota>${more}</${name}>`;

const users = `<?xml version="1.0"?>
<yandex>
  <profiles><default/></profiles><quotas><default/></quotas>
  <users>
    ${user('default', '')}
    ${user('guarded', password)}
    ${user('elsewhere', '', '<allow_databases><database>other</database></allow_databases>')}
  </users>
</yandex>
`;

/** A server, also behind TLS as localhost (not as 127.0.0.1), with the users default (no password), guarded (`password`) and elsewhere (may do nothing here). */
export class ClickHouse extends LocalServer {
  static async start() {
    const server = new ClickHouse('clickhouse', await freePort());
    const { folder } = server;
    server.tlsPort = await freePort();
    server.authority = new Authority(folder);
    const signed = server.authority.sign('localhost', ['DNS:localhost']);
    writeFileSync(join(folder, 'config.xml'), config(folder, server.port, server.tlsPort, signed));
    writeFileSync(join(folder, 'users.xml'), users);
    await server.again();
    return server;
  }

  /** The ledger `database` on it, as --ledger takes it. */
  ledger(database, who = 'default') {
    return `http://${who}@127.0.0.1:${this.port}/${database}`;
  }

  /** The same over TLS, for who has `trust()` in the environment. */
  safeLedger(database, who = 'guarded') {
    return `https://${who}@localhost:${this.tlsPort}/${database}`;
  }

  /** Environment of one who trusts the server's authority and knows the password of guarded. */
  trust() {
    return {
      CURL_CA_BUNDLE: '',
      SSL_CERT_FILE: this.authority.file,
      PLAYMILL_LEDGER_PASSWORD: password,
    };
  }

  command() {
    return [...serverCommand(), `--config-file=${this.folder}/config.xml`];
  }

  async answers() {
    const pong = await fetch(`http://127.0.0.1:${this.port}/ping`, {
      headers: { connection: 'close' },
    }).catch(() => null);
    return pong?.ok === true;
  }

  trouble() {
    return `the server did not start; see ${this.folder}/error.log`;
  }

  /** Runs a statement; resolves with the text it gives. */
  async query(sql) {
    // A connection that is kept would be closed by the server while the test waits for a program.
    const response = await fetch(`http://127.0.0.1:${this.port}/`, {
      method: 'POST',
      body: sql,
      headers: { connection: 'close' },
    });
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return text.trim();
  }
}

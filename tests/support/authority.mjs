// An authority of a test's own, which signs certificates of servers of this machine.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const curve = '-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes';

/** Runs it with words that spaces part; paths of temporary folders have none. */
function openssl(...words) {
  execFileSync('openssl', words.join(' ').split(' '), { stdio: 'pipe' });
}

export class Authority {
  /** Its files, and those of what it signs, are in `folder`. */
  constructor(folder, name = 'authority') {
    this.folder = folder;
    this.key = join(folder, `${name}.key`);
    /** What those who are to trust it are given (PEM). */
    this.file = join(folder, `${name}.pem`);
    openssl('req -x509 -days 2', curve, `-keyout ${this.key} -out ${this.file} -subj /CN=${name}`);
  }

  /** Key (PKCS#8) and certificate of a server with these names, "DNS:localhost" or "IP:127.0.0.1"; files in PEM. */
  sign(name, names) {
    const [key, request, certificate, extensions] = ['key', 'csr', 'pem', 'ext'].map((end) =>
      join(this.folder, `${name}.${end}`),
    );
    openssl('req', curve, `-keyout ${key} -out ${request} -subj /CN=${name}`);
    writeFileSync(extensions, `subjectAltName=${names.join(',')}\n`);
    openssl(
      `x509 -req -days 2 -in ${request} -extfile ${extensions} -out ${certificate}`,
      `-CA ${this.file} -CAkey ${this.key} -CAcreateserial`,
    );
    return { key, certificate };
  }
}

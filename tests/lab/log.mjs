// The lab's log: a line of JSON for every run as it ends, so that a stopped `lab --all` goes on where it was.
import crypto from 'node:crypto';
import fs from 'node:fs';

/** What was played: the names and bytes of the package, as hexadecimal SHA-256. */
export function digest({ entry, files }) {
  const hash = crypto.createHash('sha256').update(entry);
  for (const name of [...files.keys()].sort()) {
    const data = files.get(name);
    hash.update(`\0${name}\0${data.length}\0`).update(data);
  }
  return hash.digest('hex');
}

const keyOf = (r) => [r.network, r.mechanic, r.mode, r.package].join(' ');

/**
 * @param {string} file of lines {network, mechanic, mode, package, ok, why, ms}; made when it is not there.
 *   A last line that was cut off by a kill is cut away; its run is played again.
 * @returns {{last: (run: object) => object | undefined, add: (result: object) => void}}
 */
export function openLog(file) {
  const results = new Map();
  const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  for (const [i, line] of whole.split('\n').entries()) {
    if (!line) continue;
    let result;
    try {
      result = JSON.parse(line);
    } catch {
      throw new Error(`${file}:${i + 1}: not a line of the lab's log; name another file`);
    }
    results.set(keyOf(result), result);
  }
  if (whole.length < text.length) fs.writeFileSync(file, whole);
  return {
    last: (run) => results.get(keyOf(run)),
    add: (result) => fs.appendFileSync(file, JSON.stringify(result) + '\n'),
  };
}

// A collector for tests: keeps what it is sent, and can be unkind first.
import http from 'node:http';

/** Ways to answer: each takes (request, response) after the body was read. */
export const answers = {
  ok: (_, response) => response.writeHead(202, OPEN).end('{"accepted":1}'),
  refuses: (_, response) => response.writeHead(400, OPEN).end('{"error":"no"}'),
  fails: (_, response) => response.writeHead(503, OPEN).end(),
  drops: (request) => request.socket.destroy(),
  slow: (request, response) => setTimeout(() => answers.ok(request, response), 400),
};
const OPEN = { 'access-control-allow-origin': '*' };

/**
 * @param {Function[]} first how the first requests are answered; the others are accepted
 * @returns address; `bodies` as text, in the order of arrival; `types` their content types;
 *   `records()`: the records, each (id, part) once; `arrived(test)`: waits until the records pass
 */
export async function openCollector(first = []) {
  const bodies = [];
  const types = [];
  const paths = [];
  const waiting = new Set();
  const server = http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (text) => (body += text));
    request.on('end', () => {
      paths.push(`${request.method} ${request.url}`);
      types.push(request.headers['content-type']);
      bodies.push(body);
      (first.shift() ?? answers.ok)(request, response);
      for (const look of waiting) look();
    });
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));

  const records = () => {
    const parts = new Map();
    for (const body of bodies)
      for (const record of JSON.parse(body).sessions)
        parts.set(`${record.id} ${record.part}`, record);
    return [...parts.values()].sort((a, b) => a.part - b.part);
  };
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    bodies,
    types,
    paths,
    records,
    arrived: (test, ms = 20000) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`not told in ${ms} ms; there are ${JSON.stringify(records())}`));
        }, ms);
        const look = () => {
          const all = records();
          if (!test(all)) return;
          clearTimeout(late);
          waiting.delete(look);
          resolve(all);
        };
        waiting.add(look);
        look();
      }),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

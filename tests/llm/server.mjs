// A service that answers chat completions as a script says: for tests of what a client must endure.
import http from 'node:http';
import https from 'node:https';

/** @typedef {{status?: number, headers?: Record<string, string>, body?: unknown, act?: 'hang' | 'reset' | 'drip' | 'flood'}} Reply */

/** A whole answer with this content. */
export const said = (content, more = {}) => ({
  body: {
    object: 'chat.completion',
    choices: [
      { index: 0, message: { role: 'assistant', content }, finish_reason: 'stop', ...more },
    ],
  },
});
/** An error as OpenAI words it. */
export const refused = (status, message, headers = {}) => ({
  status,
  headers,
  body: { error: { message, type: 'invalid_request_error' } },
});

function send(response, reply) {
  if (reply.act === 'hang') return;
  if (reply.act === 'reset') return response.socket.destroy();
  response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
  if (reply.act === 'drip') {
    // A byte now and then, never an end: each keeps the connection alive.
    const timer = setInterval(() => response.write(' '), 50);
    response.on('close', () => clearInterval(timer));
    return;
  }
  if (reply.act === 'flood') {
    const block = Buffer.alloc(1 << 16, 0x20);
    const pour = () => {
      while (!response.destroyed && response.write(block));
    };
    response.on('drain', pour);
    pour();
    return;
  }
  response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {}));
}

/**
 * @param {(body: any, nth: number, request: http.IncomingMessage) => Reply} answer to a chat completion
 * @param {{tls?: {key: string, cert: string}}} options
 */
const open = new Set();
/** Closes what a failed test left open, so that the run ends. */
export const closeAll = () => Promise.all([...open].map((service) => service.close()));

export async function serve(answer, options = {}) {
  const requests = [];
  const listener = (request, response) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString();
      const body = text ? JSON.parse(text) : null;
      requests.push({ url: request.url, headers: request.headers, body });
      if (body === null && request.url.endsWith('/models')) {
        return send(response, { body: { object: 'list', data: [{ id: 'tiny-model' }] } });
      }
      return send(response, answer(body, requests.length - 1, request));
    });
  };
  const server = options.tls
    ? https.createServer(options.tls, listener)
    : http.createServer(listener);
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  const service = {
    port,
    url: `${options.tls ? 'https' : 'http'}://localhost:${port}/v1`,
    requests,
    chats: () => requests.filter((request) => request.body !== null).map((request) => request.body),
    close: () => {
      open.delete(service);
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
  open.add(service);
  return service;
}

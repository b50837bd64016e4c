// node tests/bench/collector.mjs [SECONDS]: what the collector takes with durable answers, and how long an answer takes
// at the rate it can keep and at twice that. The sender runs on the same machine and takes its share of the cores, so
// the figure per core counts the collector's own processor time. Prints one JSON document.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import http from 'node:http';
import { Collector, newId, record } from '../collector/collector.mjs';

const seconds = Number(process.argv[2] ?? 8);
const perBatch = 50;
const eventsPerRecord = record(newId()).events.length;
const ticksPerSecond = 100;

/** Processor time of a process so far, in seconds. */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** Bodies are made cheaply, so that the sender is not what is measured: one text with new ids put in. */
const pattern = '0'.repeat(22);
const template = JSON.stringify({
  v: 1,
  sent_ms: Date.now(),
  sessions: Array(perBatch).fill(record(pattern)),
}).split(pattern);
const body = () => template.reduce((text, piece) => text + newId() + piece);

const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
const summary = (waits) => {
  const sorted = [...waits].sort((a, b) => a - b);
  return { answers: sorted.length, p50_ms: quantile(sorted, 0.5), p99_ms: quantile(sorted, 0.99) };
};

/** The collector's own count of waits, from a whole request to its being durable: upper bounds in ms → how many so far. */
function durableWaits(collector, token) {
  return new Promise((resolve, reject) => {
    const headers = { Authorization: `Bearer ${token}` };
    http
      .get({ port: collector.port, path: '/metrics', headers }, (response) => {
        let text = '';
        response.on('data', (part) => (text += part));
        response.on('end', () =>
          resolve(
            [...text.matchAll(/_bucket\{le="([^"]+)"\} (\d+)/g)].map(([, le, count]) => [
              Number(le.replace('+Inf', 'Infinity')) * 1000,
              Number(count),
            ]),
          ),
        );
      })
      .on('error', reject);
  });
}

/** What `run` measures, and the class of waits under which 99 of 100 lay by the collector's own count. */
async function measured(collector, token, run) {
  const before = await durableWaits(collector, token);
  const result = await run();
  const after = await durableWaits(collector, token);
  const more = after.map(([bound, count], at) => [bound, count - before[at][1]]);
  const total = more.at(-1)[1];
  return { ...result, durable_p99_below_ms: more.find(([, count]) => count >= 0.99 * total)?.[0] };
}

/** Each of `connections` sends as fast as it is answered. */
async function closedLoop(collector, connections) {
  const waits = [];
  const end = performance.now() + seconds * 1000;
  const cpu = cpuSeconds(collector.child.pid);
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) {
        const sent = performance.now();
        const { status } = await collector.post('/v1/sessions', body());
        if (status === 200) waits.push(performance.now() - sent);
      }
    }),
  );
  const taken = (performance.now() - begin) / 1000;
  const events = waits.length * perBatch * eventsPerRecord;
  return {
    ...summary(waits),
    events_per_second: Math.round(events / taken),
    collector_cores: Number(((cpuSeconds(collector.child.pid) - cpu) / taken).toFixed(2)),
    events_per_second_per_core: Math.round(events / (cpuSeconds(collector.child.pid) - cpu)),
  };
}

/** Sends at a rate, whatever is answered; waits are counted from when a request was due. */
async function openLoop(collector, requestsPerSecond) {
  collector.agent = new http.Agent({ keepAlive: true, maxSockets: 256 });
  const waits = [];
  let refused = 0;
  let late = 0;
  const open = new Set();
  const begin = performance.now();
  for (let due = begin; due < begin + seconds * 1000; due += 1000 / requestsPerSecond) {
    while (performance.now() < due) await new Promise((resolve) => setImmediate(resolve));
    if (open.size >= 2000) {
      ++late;
      continue;
    }
    const one = collector
      .post('/v1/sessions', body())
      .then(({ status }) => (status === 200 ? waits.push(performance.now() - due) : ++refused))
      .finally(() => open.delete(one));
    open.add(one);
  }
  await Promise.all(open);
  return {
    requests_per_second: Math.round(requestsPerSecond),
    ...summary(waits),
    refused,
    not_sent: late,
  };
}

const data = mkdtempSync(join(tmpdir(), 'playmill-bench-'));
try {
  const token = newId();
  const secrets = join(data, 'secrets.json');
  writeFileSync(secrets, JSON.stringify({ read_token: token }));
  const collector = await Collector.start(data, ['--views-per-hour', '0', '--secrets', secrets]);
  const measure = (run) => measured(collector, token, run);
  const one = await measure(() => closedLoop(collector, 1));
  const full = await measure(() => closedLoop(collector, 16));
  const capacity = full.events_per_second / perBatch / eventsPerRecord;
  const half = await measure(() => openLoop(collector, capacity / 2));
  const twice = await measure(() => openLoop(collector, capacity * 2));
  await collector.stop();
  console.log(
    JSON.stringify(
      { records_per_batch: perBatch, events_per_record: eventsPerRecord, one, full, half, twice },
      null,
      2,
    ),
  );
} finally {
  rmSync(data, { recursive: true, force: true });
}

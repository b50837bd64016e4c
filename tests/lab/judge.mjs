// What a run may not have done, read off the records of recorder.js and the row of the registry.
import { CLICK } from './ad_server.mjs';
import { addresses, literals } from './bytes.mjs';

/** Of the device that the lab plays on; an iPad that says it is a Mac is one of Apple's. */
const HOSTS = { android: 'https://play.google.com/', ipad: 'https://apps.apple.com/' };
/** A tap sent while the play ends comes at least this much later than the end's own moment. */
const APART_MS = 300;
const BOUND_MS = 6000;
/** Sooner no page may give up waiting for its container's word (web/playable/container/gate.ts). */
const TRUST_MS = 1400;

/** Moments of the play, by the registry's names. */
function happened(moments) {
  const names = new Set(['loading', 'loaded', ...moments.map((m) => m.name)]);
  if (names.has('solved') || names.has('failed')) names.add('finished');
  return names;
}

/** Whether an address is the one for this device out of those that stand in the package. */
function isStore(address, { ad, about }) {
  const device = HOSTS[about.open?.agent ?? 'android'];
  const own = addresses(ad).filter((a) => a.startsWith(device));
  return own.length ? own.includes(address) : /^https:/.test(address ?? '');
}

function* opens({ calls, moments }, stage, run) {
  const { row, container, about } = run;
  for (const group of stage.gestures(calls)) {
    for (const [i, call] of group.entries()) {
      if (!call.gesture) yield `${call.name} was called outside a person's gesture`;
      if (call.touches < 2) yield `${call.name} was called by the first touch`;
      if (i > 0 && !group[i - 1].thrown) yield `${call.name}: a second store in one gesture`;
      for (const end of calls.filter((c) => container.ends?.includes(c.name))) {
        if (call.tick === end.tick || Math.abs(call.at - end.at) < APART_MS)
          yield `${call.name} ${(call.at - end.at).toFixed(0)} ms from ${end.name}`;
      }
      for (const end of moments.filter((m) => ['solved', 'failed'].includes(m.name))) {
        if (Math.abs(call.at - end.at) < APART_MS)
          yield `${call.name} ${(call.at - end.at).toFixed(0)} ms from the play's end`;
      }
      if (call.name === 'window.open' && !container.stores.includes('window.open')) {
        const failed = group.some((c) => c.thrown) || about.of === 'global';
        if (!failed) yield 'window.open instead of what the container offers';
      }
      const address = call.args[0];
      if (row.cta?.argument === 'url' && !isStore(address, run))
        yield `${call.name} got ${address} instead of the store's address`;
      if (row.cta?.argument === 'macro' && !address?.startsWith(CLICK) && !isStore(address, run))
        yield `${call.name} got ${address} instead of the macro's address`;
      if (row.cta?.argument === 'none' && call.name.includes('.') && call.args.length)
        if (!['window.open', 'anchor'].includes(call.name)) yield `${call.name} got an argument`;
    }
  }
}

/** What the row says must be told, told: in the order of the play, no name in another's place. */
function* tells({ calls, moments }, stage, { row, mode }) {
  if (mode === 'missing_bridge') return;
  const done = happened(moments);
  for (const { name, at, kind } of row.lifecycle?.calls ?? []) {
    if (mode === 'late_bridge' && at === 'loaded') continue;
    const count = calls.filter((c) => c.name === name).length;
    if (done.has(at) && count === 0)
      yield `${name}${kind === 'post_message' ? '' : '()'} was not called at "${at}"`;
    if (count > 1 && at !== 'retried') yield `${name} was called ${count} times`;
  }
  const { sink, call, names = {} } = row.events ?? {};
  if (sink !== 'call' && sink !== 'beacon') return;
  const told =
    sink === 'call'
      ? calls.filter((c) => c.name === call).map((c) => c.args[0])
      : stage.play.beacons;
  for (const [moment, name] of Object.entries(names)) {
    const count = told.filter((t) => t === name).length;
    // Seconds of play depend on how long it took.
    const happens = moment.startsWith('seconds_') ? count > 0 : done.has(moment);
    if (happens && count !== 1) yield `event ${name} was told ${count} times`;
    if (!happens && count) yield `event ${name} was told though it did not happen`;
  }
  for (const name of new Set(told))
    if (!Object.values(names).includes(name)) yield `event ${name} is not one of the network's`;
  if (sink === 'call') {
    const events = calls.filter((c) => c.name === call);
    for (let i = 1; i < events.length; i++) {
      const gap = events[i].at - events[i - 1].at;
      const free = events[i].args[0] === names.cta;
      if (row.events.spacing_ms && !free && gap < row.events.spacing_ms)
        yield `events ${gap.toFixed(0)} ms apart`;
    }
  }
}

function* starts({ moments, seenAt }, stage, { container, mode }) {
  const displayed = moments.find((m) => m.name === 'displayed');
  if (!displayed) yield 'the play never said that it was displayed';
  // On a busy machine the mock itself may take longer than a page waits for its word.
  else if (container.gated && mode === 'normal' && displayed.at < Math.min(seenAt, TRUST_MS))
    yield `started ${(seenAt - displayed.at).toFixed(0)} ms before the container showed it`;
  else if (!['slow_cpu'].includes(mode) && displayed.at > BOUND_MS)
    yield `started only after ${displayed.at.toFixed(0)} ms`;
}

/** @returns {string[]} what is wrong */
export function judge(records, stage, about) {
  const why = [...records.misuse, ...literals(about.ad, about.row)];
  why.push(...opens(records, stage, about));
  why.push(...tells(records, stage, about));
  why.push(...starts(records, stage, about));
  if (records.stored) why.push('something was stored in the browser');
  const silent = about.container.silent;
  if (silent && records.audio) why.push('made sound where none is allowed');
  if (!silent && about.about.sound !== false && records.audio !== 1)
    why.push(`${records.audio} sound contexts`);
  return why;
}

// Writes a made-up AppLovin report, so that a campaign can be tried from end to end without spending
// money. Nothing in it was measured: viewers, rates and installs are drawn by lot from the variants'
// names. Traffic follows the shares that the campaign decided.
//
//   node samples/campaign/made-up-report.mjs STATE REPORTS [DAYS]
//
// STATE is the folder that `playmill run` keeps, REPORTS the campaign's folder of reports. Each call
// adds DAYS days (default 2) and tells the last days again with the installs that came late.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [state, reports, days = '2'] = process.argv.slice(2);
if (!state || !reports) {
  console.error('usage: node made-up-report.mjs STATE REPORTS [DAYS]');
  process.exit(2);
}

const IMPRESSIONS_PER_DAY = 24000;
const MEAN_RATE = 0.008;
const SPREAD = 0.35;
/** Share of a day's installs that is reported by its age in days. */
const KNOWN_BY_AGE = [0.6, 0.85, 0.95, 1];
const FIRST_DAY = Date.UTC(2026, 10, 1);
const DAY_MS = 86400000;

/** A number in [0, 1) that a text always gives. */
function lot(text) {
  let hash = 2166136261;
  for (const c of text) hash = Math.imul(hash ^ c.codePointAt(0), 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 2246822519);
  hash = Math.imul(hash ^ (hash >>> 13), 3266489917);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296;
}

function normal(text) {
  const radius = Math.sqrt(-2 * Math.log(1 - lot(`${text}/radius`)));
  return radius * Math.cos(2 * Math.PI * lot(`${text}/angle`));
}

const day = (index) => new Date(FIRST_DAY + index * DAY_MS).toISOString().slice(0, 10);
const rate = (variant) => MEAN_RATE * Math.exp(SPREAD * normal(`taste/${variant}`));

/** What a day's traffic gives in the end, always the same for the same impressions. */
function served(index, variant, impressions) {
  const mood = Math.exp(0.1 * normal(`day/${index}`));
  const expected = impressions * rate(variant) * mood;
  const installs = Math.max(
    0,
    Math.round(expected + Math.sqrt(expected) * normal(`${index}/${variant}`)),
  );
  return { index, variant, impressions, installs };
}

const weights = JSON.parse(readFileSync(join(state, 'weights.json'), 'utf8'));
mkdirSync(reports, { recursive: true });
const memory = readdirSync(reports).filter((name) => name.startsWith('applovin '));
const last = memory.sort().at(-1);
const next = last ? (Date.parse(last.slice(9, 19)) - FIRST_DAY) / DAY_MS + 1 : 0;

// Days told before, as the last report has them: their impressions stand, their installs grow.
const told = last
  ? readFileSync(join(reports, last), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('2026-'))
      .map((line) => line.split(','))
      .map(([date, , creative, , impressions]) => {
        const variant = creative.replace(/_applovin\.html$/, '').replaceAll('_', '-');
        return served((Date.parse(date) - FIRST_DAY) / DAY_MS, variant, Number(impressions));
      })
  : [];

let rows = told;
for (let index = next; index < next + Number(days); ++index) {
  for (const { id, share } of weights.variants) {
    const impressions = Math.round(IMPRESSIONS_PER_DAY * share);
    if (impressions > 0) rows.push(served(index, id, impressions));
  }
}
const today = next + Number(days) - 1;
rows = rows.filter((row) => row.index > today - 10);
const lines = rows.map(({ index, variant, impressions, installs }) => {
  const known = KNOWN_BY_AGE[Math.min(today - index, KNOWN_BY_AGE.length - 1)];
  const creative = `${variant.replaceAll('-', '_')}_applovin.html`;
  const clicks = Math.round(impressions * 0.03);
  const cost = ((impressions * 6) / 1000).toFixed(2);
  return [
    day(index),
    'made up',
    creative,
    'US',
    impressions,
    clicks,
    Math.round(installs * known),
    cost,
  ].join(',');
});
const file = join(reports, `applovin ${day(today)}.csv`);
writeFileSync(
  file,
  [
    'Made-up numbers: nothing here was measured',
    'day,campaign,creative_set,country,impressions,clicks,conversions,cost',
    ...lines,
    '',
  ].join('\n'),
);
console.log(`${file}: made up, ${day(next)} to ${day(today)}`);

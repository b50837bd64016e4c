// What templates explain and what the program says, in the page's other language.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';

const json = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));
const mechanics = fs
  .readdirSync('runtime/mechanics')
  .filter((one) => fs.existsSync(`templates/${one}.json`));

test('every parameter of every template is explained in Chinese, and no other', () => {
  const zh = json('web/studio/i18n/templates_zh.json');
  assert.deepEqual(Object.keys(zh).sort(), mechanics.sort());
  for (const mechanic of mechanics) {
    const { params } = json(`templates/${mechanic}.json`);
    assert.ok(zh[mechanic].summary);
    assert.deepEqual(Object.keys(zh[mechanic].params).sort(), params.map((one) => one.name).sort());
    for (const { unit, effect } of Object.values(zh[mechanic].params)) assert.ok(unit && effect);
  }
});

test('what the program says has its places in Chinese too, and is said once', () => {
  const rows = json('web/studio/i18n/core_zh.json');
  const places = (text) => text.split('{}').length - 1;
  for (const [said, words] of rows) assert.equal(places(words), places(said), said);
  const check = fs.readFileSync('generator/check/finding.cpp', 'utf8');
  const rules = [...check.matchAll(/\{Code::\w+, "\w+", k\w+,\s*"([^"]*)"\}/g)].map(
    (one) => one[1],
  );
  assert.ok(rules.length > 60);
  for (const rule of rules)
    assert.ok(
      rows.some(([said]) => said === rule),
      rule,
    );
  assert.equal(new Set(rows.map(([said]) => said)).size, rows.length);
});

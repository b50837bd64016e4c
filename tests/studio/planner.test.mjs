// The planner's model in the page (ONNX Runtime Web) reads as the program does (ONNX Runtime): same file,
// same tokenizer, same plan.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { exported, launch, openPage, playmill } from './site.mjs';

const LONG = 120_000;
// Plans are written with four digits.
const TOLERANCE = 1.01e-4;
const TEXTS = [
  'Race through a glowing city at night, dodge drones and outrun the storm.',
  'A friendly savings app: set a goal, round up every purchase and watch your coins grow.',
  '一款轻松的水果合成游戏，把相同的水果合成更大的水果，直到合成西瓜。',
];
const { tmp, site, browser } = await exported();

function nativePlan(text, number) {
  const brief = path.join(tmp, `${number}.json`);
  fs.writeFileSync(brief, JSON.stringify({ version: 1, description: text, languages: ['en'] }));
  return JSON.parse(playmill('plan', brief, '--json'));
}

/** The model's plan that the page keeps once it is another one than `before`. */
const nextPlan = (page, before) =>
  page.evaluate(async (old) => {
    const project = () =>
      new Promise((resolve) => {
        const open = indexedDB.open('keyval-store');
        open.onsuccess = () => {
          const get = open.result.transaction('keyval').objectStore('keyval').get('project');
          get.onsuccess = () => {
            open.result.close();
            resolve(get.result);
          };
        };
      });
    for (;;) {
      const { plan } = (await project()) ?? {};
      if (plan?.planner === 'model' && JSON.stringify(plan) !== old) return plan;
      await new Promise((next) => setTimeout(next, 100));
    }
  }, JSON.stringify(before));

/** As the program plans, by the runtime that is wanted. */
async function plansAlike(browser, runtime) {
  const { page, context, said } = await openPage(browser, site.url);
  await page.locator('button', { hasText: 'Load the language model' }).click();
  await page.locator(`.hint.good[data-runs-on=${runtime}]`).waitFor({ timeout: LONG });
  let plan = null;
  for (const [number, text] of TEXTS.entries()) {
    const wanted = nativePlan(text, number);
    await page.locator('textarea').fill(text);
    await page.locator('button[type=submit]:enabled').click({ timeout: LONG });
    plan = await nextPlan(page, plan);
    const native = new Map(wanted.mechanics.map((one) => [one.name, one.weight]));
    assert.equal(plan.mechanics.length, native.size);
    for (const { name, weight } of plan.mechanics)
      assert.ok(Math.abs(weight - native.get(name)) < TOLERANCE, `${name} of “${text}”`);
    for (const [i, one] of plan.categories.entries()) {
      assert.equal(one.name, wanted.categories[i].name);
      assert.ok(Math.abs(one.weight - wanted.categories[i].weight) < TOLERANCE, one.name);
    }
    assert.deepEqual(
      plan.objects.map((one) => one.name),
      wanted.objects.map((one) => one.name),
    );
  }
  assert.deepEqual(said, []);
  await context.close();
}

test('the model in the page plans as the program does', () => plansAlike(browser, 'wasm'));

test('on a GPU too', async () => {
  const gpu = await launch('--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader');
  try {
    await plansAlike(gpu, 'webgpu');
  } finally {
    await gpu.close();
  }
});

// The report that is being looked at, and what comes of it.
import { signal } from '@preact/signals';
import type { Request, Scene } from '../core/types.ts';
import { t } from '../i18n/i18n.ts';
import { say } from '../state/announce.ts';
import { brief, making, plan, pool, selected, step, variants } from '../state/app.ts';
import { check, toVariant } from '../state/make.ts';
import { wrongIn, type Wrong } from '../widgets/fault.tsx';
import { findColumns, learn, readTable, variantOfCreative, type Report } from './report.ts';

/** Columns of a report that an error lists. */
const MOST_NAMED = 12;

export const report = signal<Report | null>(null);
export const reportName = signal('');
export const reportWrong = signal<Wrong | null>(null);

export async function importReport(name: string, bytes: Uint8Array): Promise<void> {
  reportWrong.value = null;
  try {
    const table = await readTable(name, bytes);
    const columns = findColumns(table.head);
    const missing = (['creative', 'impressions', 'installs'] as const).filter(
      (field) => columns[field] < 0,
    );
    if (missing.length > 0) {
      reportWrong.value = {
        title: t('reportUnread', { name }),
        says: t('reportColumns', {
          missing: missing.map((field) => t(`field_${field}`)).join(', '),
          found: table.head.slice(0, MOST_NAMED).join(', '),
        }),
        mend: t('reportMend'),
      };
      return;
    }
    report.value = await learn(table, columns);
    reportName.value = name;
  } catch (fault) {
    reportWrong.value = wrongIn(t('reportUnread', { name }), fault);
  }
}

interface Offspring {
  origin: 'elite' | 'child' | 'explorer';
  parents: string[];
  why: string;
  request: Request;
  scene: Scene;
}

/** Arms of the report that are variants of this project. */
export function known() {
  return (report.value?.learnt.arms ?? []).flatMap((arm) => {
    const variant = variantOfCreative(arm.arm, variants.value);
    return variant ? [{ arm, variant }] : [];
  });
}

/** Makes the next generation from what is believed of this one, and goes back to tuning. */
export async function breedNext(count = 8): Promise<void> {
  const reading = plan.value;
  const parents = known();
  if (!reading || parents.length === 0) return;
  making.value = true;
  reportWrong.value = null;
  try {
    const { offspring } = await pool.call<{ offspring: Offspring[] }>('breed', {
      brief: brief.value,
      plan: reading,
      count,
      seed: Math.floor(Math.random() * 2 ** 31),
      parents: parents.map(({ arm, variant }) => ({
        id: variant.key,
        request: variant.request,
        rate: arm.believed_ipm / 1000,
        low_rate: arm.believed_ipm_90[0] / 1000,
      })),
    });
    const generation = Math.max(...variants.value.map((one) => one.generation)) + 1;
    const fresh = offspring
      .filter((one) => one.origin !== 'elite')
      .map((one) => toVariant(one, { parents: one.parents, generation }));
    const elites = new Set(
      offspring.filter((one) => one.origin === 'elite').flatMap((one) => one.parents),
    );
    variants.value = [
      ...variants.value.map((one) => (elites.has(one.key) ? { ...one, liked: true } : one)),
      ...fresh,
    ];
    selected.value = fresh[0]?.key ?? selected.value;
    await Promise.all(fresh.map((one) => check(one, reading)));
    say('bredSaid', { fresh: fresh.length, elites: elites.size, generation });
    step.value = 'tune';
  } catch (fault) {
    reportWrong.value = wrongIn(t('breedFailed'), fault);
  } finally {
    making.value = false;
  }
}

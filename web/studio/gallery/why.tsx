// Why this variant: the words of the brief that spoke for it, and what was drawn by lot.
import { gameName, nice, t } from '../i18n/i18n.ts';
import type { Plan } from '../core/types.ts';
import type { Variant } from '../state/model.ts';

export function Why({ variant, plan }: { variant: Variant; plan: Plan }) {
  const { scene, chosen } = variant;
  const share = plan.mechanics.find((one) => one.name === scene.mechanic)?.weight ?? 0;
  const words = (kind: string, name: string) =>
    plan.why.filter((one) => one.kind === kind && one.name === name).slice(0, 4);
  const forGame = words('mechanic', scene.mechanic);
  const sprites = new Set(Object.values(scene.roles).flatMap((list) => list.map((s) => s.sprite)));
  const forSprites = plan.why
    .filter((one) => one.kind === 'object' && sprites.has(one.name))
    .slice(0, 5);
  const forBack = words('background', scene.background.name);
  const gene = (name: string) => scene.genome.find((one) => one.gene === name)?.value;
  return (
    <div class="why">
      <p>
        {t('whyGame', { game: gameName(scene.mechanic), share: Math.round(share * 100) })}{' '}
        {forGame.length > 0
          ? t('whyWords', { words: forGame.map((one) => `“${one.word}”`).join(', ') })
          : t('whyBroad')}
      </p>
      {forSprites.length > 0 && (
        <p>
          {t('whySprites', {
            list: forSprites.map((one) => `${nice(one.name)} (“${one.word}”)`).join(', '),
          })}
        </p>
      )}
      <p>
        {forBack.length > 0
          ? t('whyBackWords', {
              name: nice(scene.background.name),
              words: forBack.map((one) => `“${one.word}”`).join(', '),
            })
          : t('whyBack', { name: nice(scene.background.name) })}
      </p>
      <p class="hint">
        {t('whyLots', {
          difficulty: gene('difficulty') ?? '–',
          palette: nice(gene('palette') ?? '–'),
          juice: gene('juice') ?? '–',
        })}
      </p>
      {chosen && (
        <p>
          {t('whyChosen', { number: chosen.candidate, of: chosen.of, beat: chosen.beat })}{' '}
          {t('whyPlayed', { won: chosen.won, plays: chosen.plays })}{' '}
          {chosen.look !== null &&
            t('whyLook', { score: Math.round(chosen.look * 100), renderer: chosen.renderer })}
        </p>
      )}
      {variant.gate && variant.gate.repairs.length > 0 && (
        <p class="hint">
          {t('whyRepairs', {
            list: variant.gate.repairs
              .map((one) => `${nice(one.param)} ${one.from} → ${one.to}`)
              .join(', '),
          })}
        </p>
      )}
    </div>
  );
}

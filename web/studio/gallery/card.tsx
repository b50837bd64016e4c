import { useState } from 'preact/hooks';
import { gameName, t } from '../i18n/i18n.ts';
import { early, plan, selected, step, variants } from '../state/app.ts';
import { patch } from '../state/app.ts';
import { reroll, spread } from '../state/make.ts';
import type { Variant } from '../state/model.ts';
import { Icon } from '../widgets/icon.tsx';
import { Preview } from './preview.tsx';
import { Why } from './why.tsx';

const WIDTH = 202;
const HEIGHT = 437;

export function Card({ variant }: { variant: Variant }) {
  const [why, setWhy] = useState(false);
  const [playing, setPlaying] = useState(false);
  const game = gameName(variant.scene.mechanic);
  const open = () => {
    selected.value = variant.key;
    step.value = 'tune';
  };
  const rate = variant.gate ? Math.round(variant.gate.pass_rate * 100) : null;
  const shown =
    variant.stage === 'ready' || (variant.stage === 'checking' && variant.key === early.value);
  return (
    <li class="card" data-stage={variant.stage}>
      <div class={shown ? 'device phone' : 'device phone empty'}>
        {shown ? (
          <Preview
            scene={variant.scene}
            label={t('previewOf', { game })}
            width={WIDTH}
            height={HEIGHT}
            bot={!playing}
            sketch
            onTouched={() => setPlaying(true)}
          />
        ) : (
          <div class="preview waiting" style={{ width: WIDTH, height: HEIGHT }}>
            <p>{variant.stage === 'failed' ? variant.error || t('gateFailed') : t('checking')}</p>
          </div>
        )}
      </div>
      <div class="card-text">
        <h3>{game}</h3>
        <p class="card-facts">
          {rate !== null ? t('wonBy', { rate }) : shown ? t('beingTested') : ' '}
          {variant.generation > 1 && ` · ${t('generation', { number: variant.generation })}`}
        </p>
      </div>
      <div class="card-tools">
        <button type="button" class="secondary" onClick={open} disabled={variant.stage !== 'ready'}>
          <Icon name="tune" size={16} />
          {t('tune')}
        </button>
        <button
          type="button"
          class="icon-button"
          aria-pressed={variant.liked}
          aria-label={t('like', { game })}
          title={t('likeHint')}
          onClick={() => patch(variant.key, { liked: !variant.liked })}
        >
          <Icon name="heart" />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={t('rerollOne', { game })}
          title={t('reroll')}
          onClick={() => void reroll(variant)}
        >
          <Icon name="dice" />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={t('moreLikeThis')}
          title={t('moreLikeThis')}
          onClick={() => void spread(variant, true)}
        >
          <Icon name="near" />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={t('remove', { game })}
          title={t('remove', { game })}
          onClick={() => (variants.value = variants.value.filter((one) => one.key !== variant.key))}
        >
          <Icon name="trash" />
        </button>
      </div>
      <button
        type="button"
        class="link why-toggle"
        aria-expanded={why}
        onClick={() => setWhy(!why)}
      >
        {t('why')}
      </button>
      {why && plan.value && <Why variant={variant} plan={plan.value} />}
    </li>
  );
}

// Where you touched while you tried the variants: a first look at where thumbs go.
import { useEffect, useRef } from 'preact/hooks';
import { gameName, t } from '../i18n/i18n.ts';
import { current, variants } from '../state/app.ts';
import { presses } from './presses.ts';

const WIDTH = 150;
const HEIGHT = 325;
const REACH = 16;

function Map({ points }: { points: { x: number; y: number }[] }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const pen = canvas.current!.getContext('2d')!;
    pen.clearRect(0, 0, WIDTH, HEIGHT);
    pen.globalCompositeOperation = 'lighter';
    for (const { x, y } of points) {
      const spot = pen.createRadialGradient(x * WIDTH, y * HEIGHT, 0, x * WIDTH, y * HEIGHT, REACH);
      spot.addColorStop(0, 'rgba(255,120,40,0.55)');
      spot.addColorStop(1, 'rgba(255,120,40,0)');
      pen.fillStyle = spot;
      pen.fillRect(x * WIDTH - REACH, y * HEIGHT - REACH, REACH * 2, REACH * 2);
    }
  }, [points]);
  return (
    <canvas
      ref={canvas}
      class="heat-map"
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={t('heatAlt', { count: points.length })}
    />
  );
}

export function Heat() {
  const variant = current.value;
  const points = presses.value.filter((one) => one.key === variant?.key);
  return (
    <section class="panel" aria-labelledby="heat-title">
      <h2 id="heat-title">{t('heatTitle')}</h2>
      <p class="hint">{t('heatHint')}</p>
      {variant && (
        <div class="heat">
          <Map points={points} />
          <p>
            {variants.value.indexOf(variant) + 1} {gameName(variant.scene.mechanic)}
            <br />
            <span class="hint">{t('heatCount', { count: points.length })}</span>
          </p>
        </div>
      )}
    </section>
  );
}

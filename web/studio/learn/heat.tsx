// Where viewers touched a scene, laid over its picture.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Scene } from '../core/types.ts';
import { Preview } from '../gallery/preview.tsx';
import { gameName, t } from '../i18n/i18n.ts';
import type { TouchMap, Touches } from './sessions.ts';

const CELLS = 32;
const WIDTH = 202;
const HEIGHT = 437;

/** From violet over red to yellow, as the program's own heatmaps. */
const heat = (part: number): [number, number, number] => [
  Math.min(255, 90 + 330 * part),
  Math.max(0, 400 * part - 170),
  Math.max(0, 150 - 300 * part),
];

function Cells({ map }: { map: TouchMap }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const pen = canvas.current!.getContext('2d')!;
    const picture = pen.createImageData(CELLS, CELLS);
    map.cells.forEach((count, i) => {
      const part = map.most ? count / map.most : 0;
      picture.data.set([...heat(part), count ? 110 + 130 * part : 70], i * 4);
    });
    pen.putImageData(picture, 0, 0);
  }, [map]);
  return (
    <canvas
      ref={canvas}
      class="heat-map"
      width={CELLS}
      height={CELLS}
      role="img"
      aria-label={t('heatAlt', { count: map.touches })}
    />
  );
}

export function Heat({ scene, touches }: { scene: Scene; touches: Touches }) {
  const [ended, setEnded] = useState(false);
  const [shown, setShown] = useState(false);
  const map = ended ? touches.end_card : touches.play;
  return (
    <figure class="heat">
      <div class="device phone">
        <Preview
          scene={scene}
          label={t('previewOf', { game: gameName(scene.mechanic) })}
          width={WIDTH}
          height={HEIGHT}
          bot={false}
          resting={shown}
          onShown={() => setShown(true)}
        />
        <Cells map={map} />
      </div>
      <figcaption>
        <div class="segments small" role="group" aria-label={t('heatTitle')}>
          {[false, true].map((one) => (
            <label key={String(one)}>
              <input
                type="radio"
                name="heat"
                checked={ended === one}
                onChange={() => setEnded(one)}
              />
              <span>{t(one ? 'heatEnd' : 'heatPlay')}</span>
            </label>
          ))}
        </div>
        <p class="hint">{t('heatCount', { count: map.touches, views: map.views })}</p>
      </figcaption>
    </figure>
  );
}

// A sprite as it looks in the game; until it is drawn, and where it cannot be, a dot of its colour.
import { useEffect, useRef, useState } from 'preact/hooks';
import { offer } from '../state/app.ts';
import { THUMB, thumb } from './thumbs.ts';

interface SpritePictureProps {
  name: string;
  tint?: string;
  /** The product's own picture, where it is one. */
  image?: string;
  /** CSS pixels. */
  size: number;
}

export const spriteColour = (name: string | undefined): string =>
  offer.value?.sprites.find((one) => one.name === name)?.color ?? '#888888';

export function SpritePicture({ name, tint, image, size }: SpritePictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState('');
  useEffect(() => {
    if (image) return undefined;
    let gone = false;
    const watch = new IntersectionObserver(async (seen) => {
      if (!seen.some((one) => one.isIntersecting)) return;
      watch.disconnect();
      const picture = await thumb(name, tint);
      if (gone) return;
      const pen = canvas.current!.getContext('2d')!;
      pen.clearRect(0, 0, THUMB, THUMB);
      pen.drawImage(picture, 0, 0);
      setDrawn(name);
    });
    watch.observe(canvas.current!);
    return () => {
      gone = true;
      watch.disconnect();
    };
  }, [name, tint, image]);
  if (image) {
    return <img class="sprite-picture" src={image} width={size} height={size} alt="" />;
  }
  const colour = tint ?? spriteColour(name);
  return (
    <span class="sprite-picture" style={{ width: size, height: size }} aria-hidden="true">
      <canvas ref={canvas} width={THUMB} height={THUMB} data-drawn={drawn !== ''} />
      {!drawn && <i class="dot" style={{ background: colour }} />}
    </span>
  );
}

// Pictures of a brief that comes as a file: those that it holds are made such as the program reads, those that
// it names by path are looked for among the files that were chosen with it.
import type { Brief } from '../core/types.ts';
import { readPicture, tooLarge } from './image.ts';
import { BACKDROP_PX } from './backdrop.tsx';
import { SPRITE_PX } from './sprites.tsx';

const SHOT_PX = 720;

function blobOf(dataUri: string): Blob {
  const [head, body] = [
    dataUri.slice(5, dataUri.indexOf(',')),
    dataUri.slice(dataUri.indexOf(',') + 1),
  ];
  const type = head.split(';')[0]!;
  if (!head.endsWith('base64')) return new Blob([decodeURIComponent(body)], { type });
  return new Blob([Uint8Array.from(atob(body), (c) => c.charCodeAt(0))], { type });
}

/** The brief with all its pictures in it, and the names of those that nobody has. */
export async function withPictures(
  brief: Brief,
  files: File[],
): Promise<{ brief: Brief; missing: string[] }> {
  const missing: string[] = [];
  const read = async (named: unknown, longest: number, type: string) => {
    if (typeof named !== 'string') return undefined;
    const name = named.slice(named.lastIndexOf('/') + 1);
    try {
      const found = named.startsWith('data:')
        ? blobOf(named)
        : files.find((one) => one.name === name);
      if (!found || tooLarge(found)) throw new Error();
      const picture = await readPicture(found);
      const url = picture.toDataUrl(longest, type);
      picture.close();
      return url;
    } catch {
      missing.push(named.startsWith('data:') ? named.slice(0, 24) : named);
      return undefined;
    }
  };
  const out = { ...brief };
  out.icon = await read(brief.icon, SPRITE_PX, 'image/png');
  out.backdrop = await read(brief.backdrop, BACKDROP_PX, 'image/png');
  const shots: string[] = [];
  for (const one of brief.screenshots ?? []) {
    const shot = await read(one, SHOT_PX, 'image/jpeg');
    if (shot) shots.push(shot);
  }
  const sprites: NonNullable<Brief['sprites']> = [];
  for (const one of brief.sprites ?? []) {
    const about = typeof one === 'string' ? { image: one } : one;
    const image = await read(about.image, SPRITE_PX, 'image/png');
    if (image) sprites.push({ ...about, image });
  }
  out.screenshots = shots.length ? shots : undefined;
  out.sprites = sprites.length ? sprites : undefined;
  return { brief: out, missing };
}

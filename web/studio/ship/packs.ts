// Packages as they are made: one for each chosen variant and network, made anew when a scene changed.
import { effect, signal } from '@preact/signals';
import { zipSync } from 'fflate';
import type { PackReport, Scene } from '../core/types.ts';
import { brief, current, networks, pool, variantOf, variants } from '../state/app.ts';
import type { Variant } from '../state/model.ts';
import { download } from '../state/share.ts';
import { faultLine } from '../i18n/says.ts';

export interface Packed {
  scene?: Scene;
  report?: PackReport;
  bytes?: Uint8Array;
  error?: string;
}

export const packs = signal<ReadonlyMap<string, Packed>>(new Map());
export const packing = signal(false);
/** Keys of the variants to ship; null: the one that is being looked at. */
export const shipKeys = signal<string[] | null>(null);

export const packId = (variant: Variant, network: string): string => `${variant.key}/${network}`;

export function chosenVariants(): Variant[] {
  const ready = variants.value.filter((one) => one.stage === 'ready');
  if (shipKeys.value) return ready.filter((one) => shipKeys.value!.includes(one.key));
  return ready.filter((one) => one.key === current.value?.key).slice(0, 1);
}

function put(id: string, packed: Packed): void {
  packs.value = new Map(packs.peek()).set(id, packed);
}

/** File names tell variants of one game apart. */
function named(variant: Variant): Scene {
  const number = variants.value.findIndex((one) => one.key === variant.key) + 1;
  const name = (brief.value.name || 'playable').replace(/[^A-Za-z0-9]+/g, '_').slice(0, 32);
  return { ...variant.scene, id: `${name || 'playable'}_${variant.scene.mechanic}_${number}` };
}

let round = 0;

async function packAll(): Promise<void> {
  const mine = ++round;
  packing.value = true;
  const jobs = chosenVariants().flatMap((variant) =>
    networks.value.map((network) => ({ variant, network })),
  );
  const wanted = new Set(jobs.map(({ variant, network }) => packId(variant, network)));
  packs.value = new Map([...packs.peek()].filter(([id]) => wanted.has(id)));
  await Promise.all(
    jobs.map(async ({ variant, network }) => {
      const id = packId(variant, network);
      if (packs.peek().get(id)?.scene === variant.scene) return;
      put(id, { scene: variant.scene });
      try {
        const { blobs, ...report } = await pool.call<PackReport>(
          'pack',
          { scene: named(variant), network },
          { needs: 'parts.gz' },
        );
        if (variantOf(variant.key)?.scene === variant.scene)
          put(id, { scene: variant.scene, report, bytes: blobs[0] });
      } catch (fault) {
        put(id, { error: faultLine(fault) });
      }
    }),
  );
  if (mine === round) packing.value = false;
}

/** Packs now and whenever what is chosen has changed, is ready or was mended; ends when called. */
export const keepPacked = (): (() => void) => effect(() => void packAll());

const typeOf = (file: string) => (file.endsWith('.zip') ? 'application/zip' : 'text/html');

export function downloadOne(variant: Variant, network: string): void {
  const { report, bytes } = packs.value.get(packId(variant, network)) ?? {};
  if (report && bytes) download(report.file, bytes as BlobPart, typeOf(report.file));
}

/** Everything that passes, with checksums, in one archive. */
export function downloadAll(): void {
  const files: Record<string, Uint8Array> = {};
  let sums = '';
  for (const { report, bytes } of packs.value.values()) {
    if (!report?.pass || !bytes) continue;
    files[report.file] = bytes;
    sums += `${report.sha256}  ${report.file}\n`;
  }
  files.SHA256SUMS = new TextEncoder().encode(sums);
  // Packages are packed already.
  const bytes = zipSync(files, { level: 0 });
  const name = (brief.value.name || 'playables').replace(/[^\p{L}\p{N}]+/gu, '-');
  download(`${name}-packages.zip`, bytes as BlobPart, 'application/zip');
}

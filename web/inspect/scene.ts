// Scenes for the inspector: a cooked scene as it is, or the one inside a playable.html.
import { bytesOf } from '../playable/codec/ascii91.ts';
import { makeUnpack } from '../playable/unpack.ts';

/** A template's parameter; lists have no single value to turn. */
export interface Param {
  name: string;
  unit: string;
  effect: string;
  min: number;
  max: number;
  list?: boolean;
}

/** The template of every mechanic; the build puts them before this script. */
declare const PM_TEMPLATES: { mechanic: string; params: Param[] }[];

export interface CookedScene {
  bytes: Uint8Array;
  /** Link that the call to action would open. */
  store: string;
  /** The product's own pictures as one strip, where the scene has some. */
  strip?: Uint8Array<ArrayBuffer>;
}

const MAGIC = 'PMS2';

/** Throws an Error that says what a person can do. */
export async function readScene(file: Uint8Array<ArrayBuffer>): Promise<CookedScene> {
  if (new TextDecoder().decode(file.subarray(0, 4)) === MAGIC) return { bytes: file, store: '' };
  const text = new TextDecoder().decode(file);
  const config = /PM_CONFIG=(\{.*?\}),PM_WASM="/s.exec(text);
  const scene = /PM_SCENE="([ -~]+?)",PM_UNPACK="([0-9a-f]+)"/.exec(text);
  if (!config || !scene) {
    throw new Error('This is no playable.html. Make one with ./playmill pack or generate.');
  }
  const known = JSON.parse(config[1]!) as { scene: number; store: Record<string, string> };
  const bytes = makeUnpack(scene[2]!)(bytesOf(scene[1]!), known.scene);
  const { web, android, ios } = known.store;
  const pictures = /PM_PICTURES="([ -~]+?)"/.exec(text);
  const strip = pictures ? bytesOf(pictures[1]!) : undefined;
  return { bytes, store: web ?? android ?? ios ?? '', strip };
}

/** Parameters of the scene's mechanic, whose name follows the magic and the version. */
export function paramsOf(bytes: Uint8Array): Param[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 10) return [];
  const length = view.getUint32(6, true);
  const name = new TextDecoder().decode(bytes.subarray(10, 10 + length));
  return PM_TEMPLATES.find((t) => t.mechanic === name)?.params ?? [];
}

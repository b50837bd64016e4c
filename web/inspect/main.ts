// The inspector's page round its WebAssembly program: where scenes come from (a file dropped or
// picked, ?scene=address, the list beside the page), the browser's fonts, context loss.
// ?inspect=0 starts without the panel, ?studio waits for what the page around hands over.
import type { Heap } from '../playable/heap.ts';
import { decodeStrip, type SendStrip } from '../playable/strip/strip.ts';
import { textImports } from '../playable/text.ts';
import { paramsOf, readScene, type CookedScene } from './scene.ts';

/** Emscripten's module object; this script runs inside its file, before the program. */
declare const Module: {
  canvas: HTMLCanvasElement;
  arguments: string[];
  onRuntimeInitialized: () => void;
  pmContext: (gl: WebGL2RenderingContext, heap: Heap) => void;
  pmText: ReturnType<typeof textImports>;
  pmInspecting: (on: boolean) => void;
  pmStrip: SendStrip;
  ccall: (name: string, result: string | null, kinds: string[], values: unknown[]) => unknown;
  HEAPU8: Uint8Array;
  _malloc: (size: number) => number;
  _free: (at: number) => void;
};

const REFUSED: Record<number, string> = {
  2: 'This is not a cooked scene.',
  3: 'The scene is newer than this inspector: build it again.',
  4: 'The scene ends too early.',
  5: 'The scene holds something out of range.',
  6: 'Something follows the end of the scene.',
  100: 'This build has no such mechanic.',
  101: 'This browser gives no WebGL2 context.',
};

const SCENES = 'scenes/';
const COMPLETION_STATUS = 0x91b1;
const CANNOT_SAY = 2; // as in runtime/view/renderer.cpp
const NO_STRIP: SendStrip = () => 2; // Strip::none of runtime/view/pictures.h

const element = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const canvas = element<HTMLCanvasElement>('canvas');
const list = element<HTMLSelectElement>('scenes');
const file = element<HTMLInputElement>('file');
const address = new URLSearchParams(location.search);

function note(text: string): void {
  element('note').textContent = text;
  element('note').hidden = !text;
}

async function show(bytes: Uint8Array<ArrayBuffer>, id: string): Promise<void> {
  try {
    put(await readScene(bytes), id);
  } catch (e) {
    note(e instanceof Error ? e.message : String(e));
  }
}

function put(scene: CookedScene, id: string): void {
  Module.pmStrip = scene.strip ? decodeStrip(scene.strip) : NO_STRIP;
  paramsOf(scene.bytes).forEach((p, index) => {
    if (p.list) return;
    const kinds = ['string', 'string', 'string', 'number', 'number', 'number'];
    Module.ccall('pm_param', null, kinds, [p.name, p.unit, p.effect, index, p.min, p.max]);
  });
  const at = Module._malloc(scene.bytes.length);
  Module.HEAPU8.set(scene.bytes, at);
  const kinds = ['number', 'number', 'string', 'string'];
  const refused = Module.ccall('pm_show', 'number', kinds, [
    at,
    scene.bytes.length,
    id,
    scene.store,
  ]) as number;
  Module._free(at);
  note(refused ? (REFUSED[refused] ?? `The scene was refused (${refused}).`) : '');
  canvas.focus();
}

async function showAddress(url: string): Promise<void> {
  const answer = await fetch(url).catch(() => null);
  if (!answer?.ok) return note(`${url} cannot be read.`);
  const name = url.replace(/^.*\//, '').replace(/\.\w+$/, '');
  await show(new Uint8Array(await answer.arrayBuffer()), name);
}

async function showFile(picked: File | null | undefined): Promise<void> {
  if (!picked) return;
  await show(new Uint8Array(await picked.arrayBuffer()), picked.name);
}

/** The scenes that the build packed beside the page; none where it could not. */
async function fillList(): Promise<string[]> {
  const answer = await fetch(SCENES + 'pages.json').catch(() => null);
  if (!answer?.ok) return [];
  const pages = (await answer.json()) as { name: string }[];
  for (const { name } of pages) list.add(new Option(name, name));
  return pages.map((p) => p.name);
}

/** Everything that calls into the program. */
function wire(): void {
  list.onchange = () => showAddress(SCENES + list.value + '.html');
  element('open').onclick = () => file.click();
  file.onchange = () => showFile(file.files?.[0]);
  const toggle = () => Module.ccall('pm_toggle', null, [], []);
  element('hide').onclick = toggle;
  element('show').onclick = toggle;
  addEventListener('dragover', (e) => e.preventDefault());
  addEventListener('drop', (e) => {
    e.preventDefault();
    void showFile(e.dataTransfer?.files[0]);
  });
  canvas.addEventListener('webglcontextlost', (e) => {
    e.preventDefault();
    Module.ccall('pm_lost', null, ['number'], [1]);
  });
  canvas.addEventListener('webglcontextrestored', () =>
    Module.ccall('pm_lost', null, ['number'], [0]),
  );
  Object.assign(window, {
    /** "step hash outcome quads inputs" of the play, for tests and the console. */
    playmillLine: () => Module.ccall('pm_line', 'string', [], []),
  });
}

/** The studio hands its scenes over, and others as they are edited. */
function hearStudio(): void {
  addEventListener('message', (e: MessageEvent<{ inspect?: CookedScene & { id: string } }>) => {
    if (e.source === parent && e.data.inspect) put(e.data.inspect, e.data.inspect.id);
  });
  const tell = (inspector: string) => parent.postMessage({ inspector }, location.origin);
  addEventListener('keydown', (e) => e.key === 'Escape' && tell('leave'), true);
  tell('ready');
}

async function start(): Promise<void> {
  wire();
  if (address.has('studio')) {
    list.hidden = element('open').hidden = true;
    note('');
    return hearStudio();
  }
  const names = await fillList();
  const wanted = address.get('scene');
  list.hidden = !names.length;
  if (wanted) {
    list.selectedIndex = -1;
    await showAddress(wanted);
  } else if (names.length) {
    await showAddress(SCENES + names[0] + '.html');
  } else {
    note('Drop a playable.html here, or open one with the button below.');
  }
}

Module.canvas = canvas;
Module.arguments = address.get('inspect') === '0' ? ['plain'] : [];
// main has run by the next task.
Module.onRuntimeInitialized = () => setTimeout(start);
// Called again when the context comes back.
Module.pmContext = (gl, heap) => {
  Module.pmText = textImports(gl, heap);
  const { bufferSubData, getProgramParameter } = WebGL2RenderingContext.prototype;
  // The inspector's panels send theirs to other targets.
  gl.bufferSubData = (...a: unknown[]) => {
    if (a[0] === gl.UNIFORM_BUFFER) Module.pmText.flush();
    bufferSubData.apply(gl, a as Parameters<typeof bufferSubData>);
  };
  // Without the extension nobody can say whether a program is linked: asking for more would wait.
  if (gl.getExtension('KHR_parallel_shader_compile')) return;
  gl.getProgramParameter = (program, what) =>
    what === COMPLETION_STATUS ? CANNOT_SAY : getProgramParameter.call(gl, program, what);
};
Module.pmInspecting = (on) => {
  element('bar').hidden = !on;
  element('show').hidden = on;
};
Module.pmInspecting(!Module.arguments.length);

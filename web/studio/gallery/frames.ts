// The frames that previews play in. One is kept ready, because browsers give sandboxed frames a process
// of their own and the first context of a process has the driver start.
import type { Command, Word } from '../player/protocol.ts';

let moduleBytes: Promise<ArrayBuffer> | null = null;
/** The module of all previews, fetched once. */
export const playModule = (): Promise<ArrayBuffer> =>
  (moduleBytes ??= fetch(new URL('play.wasm', document.baseURI)).then((answer) => {
    if (!answer.ok) throw new Error(`play.wasm: ${answer.status}`);
    return answer.arrayBuffer();
  }));

function makeFrame(): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.tabIndex = -1;
  frame.src = './player.html';
  return frame;
}

/** What a gallery shows; in another size it is laid out anew. */
const LIKELY = { width: '202', height: '437' };
let spare: HTMLIFrameElement | null = null;
let warming = false;

/** Keeps a frame ready that has said its first word. */
export async function warmUp(): Promise<void> {
  // A frame that is moved without this begins anew.
  if (spare || warming || !('moveBefore' in Element.prototype)) return;
  warming = true;
  const module = await playModule();
  const frame = makeFrame();
  Object.assign(frame, LIKELY);
  frame.className = 'warm';
  frame.setAttribute('aria-hidden', 'true');
  const hear = (e: MessageEvent<Word>) => {
    if (e.source !== frame.contentWindow || e.data.studio !== 'waiting') return;
    removeEventListener('message', hear);
    const warm: Command = { warm: module };
    frame.contentWindow!.postMessage(warm, '*');
    spare = frame;
    warming = false;
  };
  addEventListener('message', hear);
  document.body.append(frame);
}

/** A frame at the end of an element; whether it has said its first word already. */
export function takeFrame(into: Element): { frame: HTMLIFrameElement; waiting: boolean } {
  const ready = spare;
  if (!ready) {
    const frame = makeFrame();
    into.append(frame);
    return { frame, waiting: false };
  }
  spare = null;
  (into as Element & { moveBefore(node: Node, child: null): void }).moveBefore(ready, null);
  ready.className = '';
  ready.removeAttribute('aria-hidden');
  return { frame: ready, waiting: true };
}

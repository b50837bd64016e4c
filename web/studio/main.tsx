import { render } from 'preact';
import { App } from './app.tsx';
import { startLook } from './state/look.ts';
import { openProject } from './state/store.ts';

startLook();
render(<App />, document.getElementById('app')!);
// What can be seen comes first; the program, which is large, after it.
requestAnimationFrame(() => setTimeout(() => void openProject()));
// The first context of a page has the driver start, which takes a while where it is software.
(globalThis.requestIdleCallback ?? setTimeout)(() => {
  new OffscreenCanvas(1, 1).getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
});

import { render } from 'preact';
import { App } from './app.tsx';
import { refuseOtherDrops } from './widgets/drop.ts';
import { startLook } from './state/look.ts';
import { openProject } from './state/store.ts';

startLook();
refuseOtherDrops();
render(<App />, document.getElementById('app')!);
// What can be seen comes first; the program, which is large, after it.
requestAnimationFrame(() => setTimeout(() => void openProject()));

import { render } from 'preact';
import { App } from './app.tsx';
import { startLook } from './state/look.ts';
import { openProject } from './state/store.ts';

startLook();
void openProject();
render(<App />, document.getElementById('app')!);

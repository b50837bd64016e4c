import type { History, Readout } from './data.ts';
import { drawHistory } from './history.ts';
import { drawReadout } from './readout.ts';

const text = document.getElementById('data')?.textContent;
if (text) {
  const data = JSON.parse(text) as History | Readout;
  if (data.kind === 'history') drawHistory(data);
  else drawReadout(data);
}

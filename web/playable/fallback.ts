// A still screen with a working call to action, for web views without WebAssembly or WebGL2.
import { open } from 'container';
import type { Config } from './config.ts';
import type { Moment } from './container/container.ts';
import { storeUrl } from './store.ts';

let shown: HTMLElement | undefined;

/** Shows it, also in another language instead of what it showed. */
export function showFallback(config: Config, locale: number, say: (moment: Moment) => void): void {
  const words = config.words[locale] ?? config.words[0]!;
  const [back, button, ink] = config.colors;
  const box = document.createElement('div');
  box.dir = 'auto';
  const style = (e: HTMLElement, s: Partial<CSSStyleDeclaration>) => Object.assign(e.style, s);
  style(box, {
    position: 'fixed',
    inset: '0',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '6vmin',
    padding: '8vmin',
    textAlign: 'center',
    background: back,
    color: '#fff',
    font: '700 5vmin system-ui,sans-serif',
  });
  const add = (tag: string, text: string, s: Partial<CSSStyleDeclaration>) => {
    const e = document.createElement(tag);
    e.textContent = text;
    style(e, s);
    box.appendChild(e);
    return e;
  };
  add('div', words.name, {
    fontSize: '12vmin',
    fontWeight: '900',
    textShadow: '0 .4vmin 1vmin #0006',
  });
  add('div', words.tagline, {});
  const cta = add('button', words.cta, {
    font: '800 7vmin system-ui,sans-serif',
    color: ink,
    background: button,
    border: '0',
    borderRadius: '9vmin',
    padding: '4vmin 12vmin',
    boxShadow: '0 1vmin 3vmin #0005',
  });
  cta.onclick = (e) => {
    if (!e.isTrusted) return;
    say('cta');
    open(storeUrl(config.store));
  };
  shown?.remove();
  document.body.appendChild((shown = box));
}

// <playmill-ad src="…">: a playable in a sandboxed iframe of somebody's page. It starts when half of
// it is seen, stands still while it is not, and tells what happens by events (docs/embedding.md).
import { VERSION, type Command, type Event } from './protocol.ts';

/** How long after its load a page may take to say that it is ready. */
const PATIENCE_MS = 15000;
const STYLE = `:host{display:block;position:relative;overflow:hidden;aspect-ratio:9/16}
:host([hidden]){display:none}
iframe,img{position:absolute;inset:0;width:100%;height:100%;border:0}
img{object-fit:cover;pointer-events:none;transition:opacity .2s}`;
/** Seen enough: half of it, or half of the screen full of it. */
const STEPS = Array.from({ length: 21 }, (_, i) => i / 20);
const enough = (e: IntersectionObserverEntry): boolean =>
  e.intersectionRatio >= 0.5 || e.intersectionRect.height >= innerHeight / 2;

function styled(root: ShadowRoot): void {
  // A sheet that is made, not written, passes every content policy.
  if ('adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
  } else {
    const style = document.createElement('style');
    style.textContent = STYLE;
    root.append(style);
  }
}

export class PlaymillAd extends HTMLElement {
  static readonly observedAttributes = ['src', 'poster', 'alt', 'locale', 'muted'];

  #root = this.attachShadow({ mode: 'open' });
  #frame: HTMLIFrameElement | null = null;
  #poster = document.createElement('img');
  #ready = false;
  #paused = false;
  #seen = false;
  #closed = false;
  #still = false;
  #timer = 0;
  #watch = new IntersectionObserver(
    (entries) => {
      this.#seen = entries.some((e) => e.isIntersecting && enough(e));
      if (this.#seen && this.getAttribute('start') !== 'manual' && !this.#closed) this.start();
      this.#rest();
    },
    { threshold: STEPS },
  );

  constructor() {
    super();
    styled(this.#root);
    this.#poster.hidden = true;
    this.#root.append(this.#poster);
  }

  connectedCallback(): void {
    addEventListener('message', this.#heard);
    this.#watch.observe(this);
  }

  disconnectedCallback(): void {
    removeEventListener('message', this.#heard);
    this.#watch.disconnect();
    this.#clear();
  }

  attributeChangedCallback(name: string, was: string | null, value: string | null): void {
    if (was === value) return;
    if (name === 'poster' && value) this.#poster.src = value;
    if (name === 'poster') this.#poster.hidden = !value;
    if (name === 'alt') this.#poster.alt = value ?? '';
    if (name === 'locale' && value) this.#say('locale', { locale: value });
    if (name === 'muted') this.#say('mute', { on: value !== null });
    if (name === 'src') {
      const running = !!this.#frame;
      this.#clear();
      this.#closed = false;
      if (running || this.#seen) this.start();
    }
  }

  /** Loads and starts the playable; by itself when it is seen, unless start="manual". */
  start(): void {
    const src = this.getAttribute('src');
    if (this.#frame || !src || !this.isConnected) return;
    this.#closed = false;
    const wishes = new URLSearchParams();
    // A page from a file has no origin to be checked.
    if (origin !== 'null') wishes.set('host', origin);
    if (this.hasAttribute('locale')) wishes.set('locale', this.getAttribute('locale')!);
    if (this.hasAttribute('muted')) wishes.set('muted', '1');
    if (this.getAttribute('store') === 'host') wishes.set('store', 'host');
    const frame = document.createElement('iframe');
    // No allow-same-origin: the playable is a stranger to the page's cookies and storage.
    frame.setAttribute('sandbox', 'allow-scripts allow-popups allow-popups-to-escape-sandbox');
    frame.referrerPolicy = 'no-referrer';
    frame.title = this.getAttribute('alt') ?? 'Playable ad';
    frame.src = `${src.split('#')[0]}#${wishes}`;
    frame.onload = () => {
      clearTimeout(this.#timer);
      if (!this.#ready)
        this.#timer = window.setTimeout(
          () =>
            this.#tell({ playmill: VERSION, event: 'error', message: 'the page does not answer' }),
          PATIENCE_MS,
        );
    };
    this.#frame = frame;
    this.#root.prepend(frame);
  }

  pause(): void {
    this.#paused = true;
    this.#rest();
  }

  resume(): void {
    this.#paused = false;
    this.#rest();
  }

  /** For good: the playable is taken away; the poster stays. start() begins anew. */
  close(): void {
    if (!this.#frame) return;
    this.#say('close');
    this.#clear();
    this.#closed = true;
    this.#tell({ playmill: VERSION, event: 'closed' });
  }

  get muted(): boolean {
    return this.hasAttribute('muted');
  }

  set muted(on: boolean) {
    this.toggleAttribute('muted', on);
  }

  get locale(): string | null {
    return this.getAttribute('locale');
  }

  set locale(tag: string) {
    this.setAttribute('locale', tag);
  }

  #heard = (e: MessageEvent): void => {
    // A sandboxed page has no origin of its own; the window is what tells it from others.
    if (!this.#frame || e.source !== this.#frame.contentWindow || e.origin !== 'null') return;
    const message = e.data as Event | null;
    if (message?.playmill !== VERSION) return;
    if (message.event === 'ready') {
      this.#ready = true;
      clearTimeout(this.#timer);
      // What was asked for since its address was written.
      this.#still = false;
      if (this.hasAttribute('locale')) this.#say('locale', { locale: this.locale! });
      this.#say('mute', { on: this.muted });
      this.#rest();
    }
    if (message.event === 'displayed') this.#poster.style.opacity = '0';
    this.#tell(message);
  };

  #tell({ event, ...detail }: Event): void {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }

  #say(command: Command['command'], more?: Partial<Command>): void {
    // '*': a sandboxed page has no origin that could be named; nothing here is secret.
    if (this.#ready)
      this.#frame?.contentWindow?.postMessage({ playmill: VERSION, command, ...more }, '*');
  }

  #rest(): void {
    const still = this.#paused || !this.#seen;
    if (!this.#ready || still === this.#still) return;
    this.#still = still;
    this.#say(still ? 'pause' : 'resume');
  }

  #clear(): void {
    clearTimeout(this.#timer);
    this.#frame?.remove();
    this.#frame = null;
    this.#ready = this.#still = false;
    this.#poster.style.opacity = '1';
  }
}

if (!customElements.get('playmill-ad')) customElements.define('playmill-ad', PlaymillAd);

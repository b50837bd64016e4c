// A playable in a frame of its own: an origin that has nothing, fed by messages. Rests while it is
// out of sight.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Scene } from '../core/types.ts';
import { t } from '../i18n/i18n.ts';
import { faultLine } from '../i18n/says.ts';
import type { Config } from '../../playable/config.ts';
import type { Command, Insets, Recorded, Word } from '../player/protocol.ts';
import { fps, muted, pool, shownLocale } from '../state/app.ts';
import { turn } from './boot_queue.ts';
import { playModule, takeFrame } from './frames.ts';

interface Cooked {
  config: Config;
  /** The cooked scene; the product's pictures, where it has some. */
  blobs: Uint8Array[];
}
const cook = (scene: Scene) => pool.call<Cooked>('cook', { scene }, { urgency: 0 });

export interface PreviewProps {
  scene: Scene;
  label: string;
  /** CSS pixels; the picture is drawn at this size. */
  width: number;
  height: number;
  bot: boolean;
  insets?: Insets;
  /** One of many, looked at rather than played. */
  sketch?: boolean;
  /** A recorded play to show instead; another object begins anew. */
  replay?: Recorded | null;
  /** Nobody looks: rests, its last picture stays. */
  resting?: boolean;
  onMoment?: (moment: string, why?: string) => void;
  onOpen?: (url: string) => void;
  onTouched?: () => void;
  onShown?: (ms: number) => void;
  /** How far the recorded play has been shown; with the last state at its end. */
  onReplaying?: (part: number, hash?: string) => void;
}

const NO_INSETS: Insets = [0, 0, 0, 0];

export function Preview(props: PreviewProps) {
  const room = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement | null>(null);
  const live = useRef(false);
  const cookedScene = useRef<Scene | null>(null);
  const swaps = useRef(0);
  const latest = useRef(props);
  latest.current = props;
  const [shown, setShown] = useState(false);
  const [seen, setSeen] = useState(false);
  const [error, setError] = useState('');
  // Raised to load the frame anew.
  const [load, setLoad] = useState(0);

  const send = (command: Command) => frame.current?.contentWindow?.postMessage(command, '*');
  const paused = !!props.resting || !seen;

  useLayoutEffect(() => {
    // The observer's first word waits for a frame of the page.
    const { top, bottom } = room.current!.getBoundingClientRect();
    setSeen(bottom > 0 && top < innerHeight);
    const watch = new IntersectionObserver(
      (entries) => setSeen(entries[entries.length - 1]!.isIntersecting),
      { rootMargin: '40px' },
    );
    watch.observe(room.current!);
    return () => watch.disconnect();
  }, []);

  // What is out of sight need not be there yet.
  const begin = useRef(() => {});
  const visible = useRef(false);
  visible.current = seen;
  useEffect(() => begin.current(), [seen]);

  // Before the frame can have said its first word.
  useLayoutEffect(() => {
    const taken = takeFrame(room.current!);
    frame.current = taken.frame;
    let heard = taken.waiting;
    let gone = false;
    let leave = () => {};
    begin.current = () => {
      if (!heard || !visible.current) return;
      heard = false;
      void start();
    };
    const start = async () => {
      leave = await turn();
      if (gone) return leave();
      const { scene } = latest.current;
      try {
        const [module, cooked] = await Promise.all([playModule(), cook(scene)]);
        cookedScene.current = scene;
        live.current = true;
        send({
          show: {
            config: cooked.config,
            module,
            scene: cooked.blobs[0]!,
            strip: cooked.blobs[1],
            locale: shownLocale.value,
            bot: latest.current.bot,
            muted: muted.value,
            paused: false,
            fps: fps.value,
            insets: latest.current.insets ?? NO_INSETS,
            sketch: !!latest.current.sketch,
          },
        });
        if (latest.current.scene !== scene) void follow();
      } catch (fault) {
        leave();
        setError(faultLine(fault));
      }
    };
    const hear = (e: MessageEvent<Word>) => {
      if (e.source !== frame.current?.contentWindow) return;
      const word = e.data;
      const now = latest.current;
      if (word.studio === 'waiting') {
        heard = true;
        begin.current();
      }
      if (word.studio === 'shown') {
        leave();
        setShown(true);
        now.onShown?.(word.ms);
        if (now.replay) send({ replay: now.replay });
      }
      if (word.studio === 'moment') now.onMoment?.(word.moment, word.why);
      if (word.studio === 'open') now.onOpen?.(word.url);
      if (word.studio === 'replaying') now.onReplaying?.(word.part, word.hash);
      if (word.studio === 'touched') now.onTouched?.();
      // Other pictures: a fresh frame takes over.
      if (word.studio === 'swapped' && !word.done) {
        live.current = false;
        setLoad((n) => n + 1);
      }
    };
    addEventListener('message', hear);
    begin.current();
    return () => {
      gone = true;
      leave();
      taken.frame.remove();
      removeEventListener('message', hear);
    };
  }, [load]);

  useLayoutEffect(() => {
    Object.assign(frame.current!, {
      title: props.label,
      width: String(props.width),
      height: String(props.height),
    });
  }, [load, props.label, props.width, props.height]);

  const follow = async () => {
    const { scene } = latest.current;
    if (!live.current || cookedScene.current === scene) return;
    cookedScene.current = scene;
    const number = ++swaps.current;
    try {
      const cooked = await cook(scene);
      // A newer edit has overtaken this one.
      if (number !== swaps.current) return;
      setError('');
      send({
        swap: {
          config: cooked.config,
          scene: cooked.blobs[0]!,
          strip: cooked.blobs[1],
          locale: shownLocale.value,
          number,
        },
      });
    } catch (fault) {
      setError(faultLine(fault));
    }
  };
  useEffect(() => void follow(), [props.scene]);
  useEffect(() => send({ paused: paused && shown }), [paused, shown]);
  useEffect(() => send({ bot: props.bot }), [props.bot]);
  const replay = props.replay ?? null;
  useEffect(() => {
    if (shown) send({ replay });
  }, [replay]);
  const insets = props.insets ?? NO_INSETS;
  useEffect(() => send({ insets }), insets);
  const sound = muted.value;
  useEffect(() => send({ muted: sound }), [sound]);
  const locale = shownLocale.value;
  useEffect(() => send({ locale }), [locale]);
  const rate = fps.value;
  useEffect(() => send({ fps: rate }), [rate]);

  return (
    <div class="preview" data-shown={shown} style={{ width: props.width, height: props.height }}>
      <div ref={room} />
      {!shown && !error && (
        <div class="preview-wait" aria-hidden="true">
          <span class="spinner" />
        </div>
      )}
      {error && (
        <p class="preview-error" role="alert">
          {t('previewFailed')} {error}
        </p>
      )}
    </div>
  );
}

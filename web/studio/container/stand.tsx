// An ad in the mock of its container, hard on it as a mode says; a person plays.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { MODES } from '../../containers/modes.mjs';
import { t } from '../i18n/i18n.ts';

/** What the ad's page says (bridge.js). */
interface Said {
  waiting?: true;
  touched?: true;
  moment?: string;
  call?: string;
  args?: string[];
  thrown?: boolean;
  misuse?: string;
  fault?: string;
}

export type Kind = 'moment' | 'call' | 'fault' | 'container';
export type Tell = (kind: Kind, what: string, more?: string) => void;

const UPRIGHT: [number, number] = [202, 437];
const LYING: [number, number] = [437, 202];
const NONE: [number, number] = [1, 1];
/** After the first touch: the play has begun. */
const ACT_AFTER_MS = 2500;
const LASTS_MS = 2500;
const AWAY_MS = 30_000;
const NO_SIZE_MS = 1000;

interface StandProps {
  mode: string;
  page: string;
  label: string;
  tell: Tell;
}

export function Stand({ mode, page, label, tell }: StandProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const { live } = MODES[mode]!;
  const [size, setSize] = useState(live === 'lying' ? LYING : live === 'zero' ? NONE : UPRIGHT);
  // Before the frame can have said that it waits: it says so once.
  useLayoutEffect(() => {
    const timers: number[] = [];
    const later = (act: () => void, ms: number) => timers.push(window.setTimeout(act, ms));
    const send = (word: object) => frame.current?.contentWindow?.postMessage(word, '*');
    const act = () => {
      if (live === 'unmute') {
        send({ act: 'volume', value: 60 });
        tell('container', t('did_unmute'));
      }
      if (live === 'close') {
        send({ act: 'close' });
        tell('container', t('did_close'));
      }
      if (live === 'background') {
        send({ act: 'hide' });
        tell('container', t('did_hide'));
        later(() => {
          send({ act: 'show', value: AWAY_MS });
          tell('container', t('did_show'));
        }, LASTS_MS);
      }
      if (live === 'turn') {
        setSize(LYING);
        tell('container', t('did_turn'));
        later(() => setSize(UPRIGHT), LASTS_MS);
      }
    };
    const hear = (e: MessageEvent<{ container?: Said }>) => {
      const said = e.data.container;
      if (e.source !== frame.current?.contentWindow || !said) return;
      if (said.waiting) send({ page });
      if (said.touched) later(act, ACT_AFTER_MS);
      if (said.moment) tell('moment', said.moment);
      if (said.call)
        tell('call', `${said.call}(${said.args?.join(', ') ?? ''})`, said.thrown ? t('threw') : '');
      if (said.misuse) tell('fault', said.misuse);
      if (said.fault) tell('fault', said.fault);
    };
    addEventListener('message', hear);
    if (live === 'zero') later(() => setSize(UPRIGHT), NO_SIZE_MS);
    return () => {
      removeEventListener('message', hear);
      timers.forEach(clearTimeout);
    };
  }, []);
  return (
    <iframe
      ref={frame}
      class="stand"
      title={label}
      sandbox="allow-scripts"
      src="./container.html"
      width={size[0]}
      height={size[1]}
    />
  );
}

// Plays what the module synthesises. Silent until the first gesture has ended, silent while hidden.

interface Synth {
  memory: WebAssembly.Memory;
  pm_sound_size(sound: number): number;
  pm_sound_render(sound: number): number;
}

const RATE = 22050;
const MUSIC = 16;

export function makeSound() {
  let context: AudioContext | null = null;
  let out: GainNode | null = null;
  let synth: Synth | null = null;
  let level = 1;
  let hidden = false;
  const made = new Map<number, AudioBuffer>();

  const buffer = (id: number): AudioBuffer | null => {
    if (!synth || !context) return null;
    let b = made.get(id);
    if (!b) {
      const size = synth.pm_sound_size(id);
      const at = synth.pm_sound_render(id);
      b = context.createBuffer(1, size, RATE);
      b.getChannelData(0).set(new Float32Array(synth.memory.buffer, at, size));
      made.set(id, b);
    }
    return b;
  };
  const start = (id: number, rate: number, gain: number, loop: boolean) => {
    const data = buffer(id);
    if (!data || !context || !out) return;
    const source = context.createBufferSource();
    const volume = context.createGain();
    source.buffer = data;
    source.loop = loop;
    source.playbackRate.value = rate;
    volume.gain.value = gain;
    source.connect(volume).connect(out);
    source.start();
  };
  const apply = () => {
    if (out) out.gain.value = hidden ? 0 : level;
  };

  return {
    attach(module: Synth) {
      synth = module;
    },
    play(id: number, pitch: number, gain: number) {
      if (context?.state === 'running' && !hidden && level > 0)
        start(id, pitch / 1000, gain / 1600, false);
    },
    /** Call inside a gesture; makes the context the first time and wakes it after an interruption. */
    unlock() {
      if (!context) {
        if (!level || typeof AudioContext === 'undefined') return;
        context = new AudioContext();
        out = context.createGain();
        out.connect(context.destination);
        apply();
        void context.resume().then(() => start(MUSIC, 1, 0.22, true));
      } else if (context.state !== 'running' && !hidden) {
        void context.resume();
      }
    },
    pause(stop: boolean) {
      hidden = stop;
      apply();
      if (context) void (stop ? context.suspend() : context.resume());
    },
    /** 0..1, as the container says. */
    volume(v: number) {
      level = Math.max(0, Math.min(1, v));
      apply();
    },
  };
}

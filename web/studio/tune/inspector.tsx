// ?inspect: the inspector (Dear ImGui, as WebAssembly) over the studio, with the variant in it; for engineers.
// Edits reach it too.
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../i18n/i18n.ts';
import { pool } from '../state/app.ts';
import type { Variant } from '../state/model.ts';
import { Icon } from '../widgets/icon.tsx';

export function Inspector({ variant, onClose }: { variant: Variant; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const give = useRef(() => {});
  const { scene } = variant;
  const latest = useRef(scene);
  latest.current = scene;
  // Before the frame can have said that it is ready: it says so once.
  useLayoutEffect(() => {
    let gone = false;
    let ready = false;
    give.current = async () => {
      if (!ready) return;
      const { blobs } = await pool.call<object>('cook', { scene: latest.current });
      if (gone) return;
      const { web, android, ios } = latest.current.store;
      const store = web ?? android ?? ios ?? '';
      const inspect = { id: latest.current.id, bytes: blobs[0], strip: blobs[1], store };
      frame.current?.contentWindow?.postMessage({ inspect }, location.origin);
    };
    const hear = (e: MessageEvent<{ inspector?: string }>) => {
      if (e.source !== frame.current?.contentWindow) return;
      if (e.data.inspector === 'leave') dialog.current?.close();
      if (e.data.inspector !== 'ready') return;
      ready = true;
      give.current();
    };
    addEventListener('message', hear);
    return () => {
      gone = true;
      removeEventListener('message', hear);
    };
  }, []);
  useEffect(() => give.current(), [scene]);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="inspector" aria-label={t('inspector')} onClose={onClose}>
      <iframe ref={frame} title={t('inspector')} src="./inspect/inspect.html?studio" />
      <button
        type="button"
        class="icon-button"
        aria-label={t('close')}
        onClick={() => dialog.current?.close()}
      >
        <Icon name="cross" />
      </button>
    </dialog>
  );
}

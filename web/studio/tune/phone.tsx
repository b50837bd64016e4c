// The variant on a phone in the same network: a code to scan, where a server can hand it over.
import { useEffect, useState } from 'preact/hooks';
import qrcode from 'qrcode-generator';
import { t } from '../i18n/i18n.ts';
import { pool } from '../state/app.ts';
import { serverInfo, shareOnNetwork } from '../state/server.ts';
import { download } from '../state/share.ts';
import type { Variant } from '../state/model.ts';

function Code({ text }: { text: string }) {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  let path = '';
  for (let y = 0; y < count; y++)
    for (let x = 0; x < count; x++) if (code.isDark(y, x)) path += `M${x} ${y}h1v1h-1z`;
  return (
    <svg
      class="qr"
      viewBox={`-3 -3 ${count + 6} ${count + 6}`}
      role="img"
      aria-label={t('qrOf', { address: text })}
      shape-rendering="crispEdges"
    >
      <rect x="-3" y="-3" width={count + 6} height={count + 6} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

export function Phone({ variant }: { variant: Variant }) {
  const [address, setAddress] = useState('');
  const [failed, setFailed] = useState('');
  const make = async () => {
    const { blobs } = await pool.call<object>(
      'page',
      { scene: variant.scene },
      { needs: 'parts.gz' },
    );
    return blobs[0]!;
  };
  useEffect(() => {
    let gone = false;
    void (async () => {
      try {
        const info = await serverInfo();
        if (!info) return;
        const shared = await shareOnNetwork(await make());
        if (!gone) setAddress(shared);
      } catch (fault) {
        if (!gone) setFailed(String(fault));
      }
    })();
    return () => {
      gone = true;
    };
  }, [variant.scene]);
  return (
    <div class="panel phone-code">
      <h3>{t('onPhone')}</h3>
      {address ? (
        <>
          <Code text={address} />
          <p class="hint">
            {t('scan')}{' '}
            <a href={address} target="_blank" rel="noreferrer">
              {address}
            </a>
          </p>
        </>
      ) : (
        <p class="hint">{failed || t('phoneByFile')}</p>
      )}
      <button
        type="button"
        class="secondary"
        onClick={async () =>
          download(`${variant.scene.id}.html`, (await make()) as BlobPart, 'text/html')
        }
      >
        {t('downloadPage')}
      </button>
    </div>
  );
}

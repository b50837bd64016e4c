// How many candidates the program looks at for the eight that are shown. Only where there is a program.
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/i18n.ts';
import { candidates } from '../state/app.ts';
import { serverInfo, type ServerInfo } from '../state/server.ts';

const CHOICES = [0, 64, 256];

export function Candidates() {
  const [info, setInfo] = useState<ServerInfo | null>(null);
  useEffect(() => void serverInfo().then(setInfo), []);
  if (!info?.screening) return null;
  return (
    <fieldset class="field segmented">
      <legend>{t('candidates')}</legend>
      <div class="segments">
        {CHOICES.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="candidates"
              checked={candidates.value === one}
              onChange={() => (candidates.value = one)}
            />
            <span>{one ? t('candidatesOf', { count: one }) : t('candidatesNone')}</span>
          </label>
        ))}
      </div>
      <p class="hint">
        {candidates.value
          ? t(info.gpu ? 'candidatesOnGpu' : 'candidatesOnCpu', { count: candidates.value })
          : t('candidatesHint')}
      </p>
    </fieldset>
  );
}

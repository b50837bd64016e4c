// Real sessions on the screen: who is chosen plays again, step by step, and the touches of all.
import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { dropTarget } from '../widgets/drop.ts';
import { Preview } from '../gallery/preview.tsx';
import { gameName, t } from '../i18n/i18n.ts';
import { says } from '../i18n/says.ts';
import type { Recorded } from '../player/protocol.ts';
import { Fault } from '../widgets/fault.tsx';
import { Icon } from '../widgets/icon.tsx';
import { Heat } from './heat.tsx';
import { knownScenes, openSessions, watched, watchWrong, type View } from './sessions.ts';

const WIDTH = 202;
const HEIGHT = 437;
const STEPS_A_SECOND = 60;

const secondsOf = (view: View) => ((view.steps ?? 0) / STEPS_A_SECOND).toFixed(1);

interface Watching {
  view: View;
  play: Recorded;
}

function Player({ watching, again }: { watching: Watching; again(): void }) {
  const { view, play } = watching;
  const scene = knownScenes().get(view.scene!)!;
  const [part, setPart] = useState(0);
  const [agrees, setAgrees] = useState<boolean | null>(null);
  return (
    <figure class="replay">
      <div class="device phone">
        <Preview
          scene={scene}
          label={t('replayOf', { id: view.id })}
          width={WIDTH}
          height={HEIGHT}
          bot={false}
          replay={play}
          onReplaying={(now, hash) => {
            setPart(now);
            setAgrees(hash ? hash === view.hash : null);
          }}
        />
      </div>
      <figcaption>
        <progress max={1} value={part} aria-label={t('replayProgress')} />
        <p class="hint" role="status">
          {agrees === null ? t('replaying') : t(agrees ? 'replayAgrees' : 'replayDiffers')}
        </p>
        <button type="button" class="plain" onClick={again}>
          <Icon name="reset" size={16} /> {t('replayAgain')}
        </button>
      </figcaption>
    </figure>
  );
}

function Row({ view, chosen, onWatch }: { view: View; chosen: boolean; onWatch(): void }) {
  const scene = view.scene ? knownScenes().get(view.scene) : undefined;
  const touched = (view.inputs ?? []).filter((_, i, all) => i % 4 === 1 && all[i] === 0).length;
  return (
    <tr aria-current={chosen ? 'true' : undefined}>
      <th scope="row">
        {scene ? gameName(scene.mechanic) : view.variant}
        <small class="hint"> {view.network}</small>
      </th>
      {view.inputs ? (
        <>
          <td>{t(`ended_${view.outcome ?? 'left'}`)}</td>
          <td class="number">{secondsOf(view)} s</td>
          <td class="number">{touched}</td>
          <td>
            <button type="button" class="secondary small" onClick={onWatch}>
              <Icon name="play" size={16} /> {t('watch')}
            </button>
          </td>
        </>
      ) : (
        <td colSpan={4} class="hint">
          {view.fault ? says(view.fault) : t('sceneUnknown')}
        </td>
      )}
    </tr>
  );
}

const over = signal(false);

export function Sessions() {
  const [watching, setWatching] = useState<Watching | null>(null);
  const open = async (files: FileList | null) => {
    await openSessions([...(files ?? [])]);
    setWatching(null);
  };
  const found = watched.value;
  const watch = (view: View) =>
    setWatching({ view, play: { inputs: view.inputs!, steps: view.steps! } });
  const heat =
    found?.touches.find((one) => one.scene === watching?.view.scene) ?? found?.touches[0];
  const heatScene = heat && knownScenes().get(heat.scene);
  return (
    <section
      class="panel"
      aria-labelledby="sessions-title"
      {...dropTarget(over, (files) => void open(files))}
    >
      <div class="learn-tools between">
        <div>
          <h2 id="sessions-title">{t('sessionsTitle')}</h2>
          <p class="hint">{t('sessionsHint')}</p>
        </div>
        <label class="secondary button">
          <Icon name="upload" size={18} /> {t('openSessions')}
          <input
            class="hidden-input sessions-input"
            type="file"
            multiple
            accept=".json,.jsonl,application/json"
            onChange={async (e) => {
              const input = e.currentTarget;
              await open(input.files);
              input.value = '';
            }}
          />
        </label>
      </div>
      <Fault wrong={watchWrong.value} />
      {found && found.views.length > 0 && (
        <div class="sessions">
          <div class="sessions-list">
            <table>
              <caption>
                {t('sessionsCount', { count: found.all })}
                {found.all > found.views.length && (
                  <small>{t('sessionsFirst', { count: found.views.length })}</small>
                )}
              </caption>
              <thead>
                <tr>
                  <th scope="col">{t('variant')}</th>
                  <th scope="col">{t('ended')}</th>
                  <th scope="col" class="number">
                    {t('lasted')}
                  </th>
                  <th scope="col" class="number">
                    {t('touchesShort')}
                  </th>
                  <th scope="col">
                    <span class="hidden">{t('watch')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {found.views.map((view) => (
                  <Row
                    key={view.id}
                    view={view}
                    chosen={watching?.view === view}
                    onWatch={() => watch(view)}
                  />
                ))}
              </tbody>
            </table>
          </div>
          {watching && (
            <Player
              key={watching.view.scene}
              watching={watching}
              again={() => watch(watching.view)}
            />
          )}
          {heat && heatScene && <Heat key={heat.scene} scene={heatScene} touches={heat} />}
        </div>
      )}
    </section>
  );
}

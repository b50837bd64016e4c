import { useState } from 'preact/hooks';
import { Gallery } from '../gallery/gallery.tsx';
import { t } from '../i18n/i18n.ts';
import { brief, making, offer, variants } from '../state/app.ts';
import { generate } from '../state/make.ts';
import { loaded, loadModel, model, runsOn } from '../planner/plan.ts';
import { Icon } from '../widgets/icon.tsx';
import { Backdrop } from './backdrop.tsx';
import { BriefFile } from './brief_file.tsx';
import { Candidates } from './candidates.tsx';
import { Pictures } from './pictures.tsx';
import { Sprites } from './sprites.tsx';
import { LanguageField, LengthField, OutcomeField, StoreFields } from './wishes.tsx';

const EXAMPLES = ['exampleFruit', 'exampleBank', 'exampleCity'] as const;

function Model() {
  if (model.value === 'on') {
    const gpu = runsOn.value === 'webgpu';
    return (
      <p class="hint good" data-runs-on={runsOn.value}>
        {t(gpu ? 'modelOnGpu' : 'modelOn')}
      </p>
    );
  }
  if (model.value === 'loading') {
    return (
      <p class="hint">
        <label>
          {t('modelLoading')} <progress max={1} value={loaded.value} />
        </label>
      </p>
    );
  }
  return (
    <p class="hint">
      {model.value === 'failed' ? t('modelFailed') : t('modelOff')}{' '}
      <button type="button" class="link" onClick={loadModel}>
        {t('modelLoad')}
      </button>
    </p>
  );
}

/** Their fields are made when they are first opened: names of languages take the browser long to give. */
function MoreWishes() {
  const [opened, setOpened] = useState(false);
  return (
    <details class="more" onToggle={() => setOpened(true)}>
      <summary>{t('moreWishes')}</summary>
      {opened && (
        <div class="more-body">
          <LanguageField />
          <LengthField />
          <StoreFields />
        </div>
      )}
    </details>
  );
}

export function Describe() {
  const now = brief.value;
  const set = (change: Partial<typeof now>) => (brief.value = { ...brief.value, ...change });
  const empty = !now.description?.trim() && !now.name?.trim();
  /** On a phone the variants lie below the brief. */
  const make = () => {
    void generate();
    if (matchMedia('(max-width: 900px)').matches)
      setTimeout(() => document.querySelector('.gallery')?.scrollIntoView({ behavior: 'smooth' }));
  };
  const started = variants.value.length > 0 || making.value;
  return (
    <div class="describe">
      <form
        class="panel brief"
        aria-labelledby="brief-title"
        onSubmit={(e) => {
          e.preventDefault();
          if (!empty) make();
        }}
      >
        <header>
          <h1 id="brief-title">{t('describeTitle')}</h1>
          <p class="lead">{t('describeLead')}</p>
        </header>
        <label class="field">
          <span>{t('description')}</span>
          <textarea
            rows={6}
            dir="auto"
            maxLength={20000}
            value={now.description ?? ''}
            placeholder={t('descriptionHint')}
            onInput={(e) => set({ description: e.currentTarget.value })}
            onKeyDown={(e) => {
              if (e.key === 'Enter' && (e.ctrlKey || e.metaKey) && !empty) make();
            }}
          />
        </label>
        {empty && (
          <div class="examples">
            <span>{t('tryOne')}</span>
            {EXAMPLES.map((key) => (
              <button
                key={key}
                type="button"
                class="chip"
                onClick={() => {
                  const [name, description] = t(key).split('|');
                  set({ name, description });
                }}
              >
                {t(key).split('|')[0]}
              </button>
            ))}
          </div>
        )}
        <div class="two">
          <label class="field">
            <span>{t('name')}</span>
            <input
              dir="auto"
              maxLength={80}
              value={now.name ?? ''}
              onInput={(e) => set({ name: e.currentTarget.value || undefined })}
            />
          </label>
          <label class="field">
            <span>{t('cta')}</span>
            <input
              dir="auto"
              maxLength={24}
              placeholder={t('ctaHint')}
              value={now.cta ?? ''}
              onInput={(e) => set({ cta: e.currentTarget.value || undefined })}
            />
          </label>
        </div>
        <Pictures />
        <Sprites />
        <Backdrop />
        <OutcomeField />
        <Candidates />
        <MoreWishes />
        <Model />
        <BriefFile />
        <div class="brief-foot">
          <button
            class="primary big"
            type="submit"
            disabled={empty || !offer.value}
            aria-describedby="generate-hint"
          >
            <Icon name="spark" />
            {making.value ? t('makingAgain') : variants.value.length ? t('makeAgain') : t('make')}
          </button>
          <span id="generate-hint" class="hint">
            {empty ? t('sayFirst') : t('makeHint')}
          </span>
        </div>
      </form>
      {started ? <Gallery /> : <Welcome />}
    </div>
  );
}

/** What will come, before anything is there. */
function Welcome() {
  return (
    <section class="welcome" aria-labelledby="welcome-title">
      <div class="welcome-text">
        <h2 id="welcome-title">{t('welcomeTitle')}</h2>
        <ol>
          <li>{t('welcome1')}</li>
          <li>{t('welcome2')}</li>
          <li>{t('welcome3')}</li>
        </ol>
        <p class="hint">{t('welcomePrivate')}</p>
      </div>
      <div class="ghosts" aria-hidden="true">
        <span />
        <span />
        <span />
      </div>
    </section>
  );
}

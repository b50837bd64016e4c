import { useEffect } from 'preact/hooks';
import { Describe } from './describe/describe.tsx';
import { lang, languages, setLanguage, t } from './i18n/i18n.ts';
import { announcement, offer, step, trouble, variants, type Step } from './state/app.ts';
import { theme, toggleTheme } from './state/look.ts';
import { otherTab, saved } from './state/store.ts';
import { Icon } from './widgets/icon.tsx';
import { lazy } from './widgets/lazy.tsx';

const Tune = lazy(async () => (await import('./tune/tune.tsx')).Tune);
const Ship = lazy(async () => (await import('./ship/ship.tsx')).Ship);
const Learn = lazy(async () => (await import('./learn/learn.tsx')).Learn);

const STEPS: Step[] = ['describe', 'tune', 'ship', 'learn'];

function Header() {
  return (
    <header class="top">
      <a class="brand" href="./" aria-label="Playmill">
        <img src="./icon.svg" width="30" height="30" alt="" />
        <span>Playmill</span>
      </a>
      <nav class="steps" aria-label={t('steps')}>
        <ol>
          {STEPS.map((one, i) => (
            <li key={one}>
              <button
                type="button"
                class="step"
                aria-current={step.value === one ? 'step' : undefined}
                disabled={(one === 'tune' || one === 'ship') && variants.value.length === 0}
                onClick={() => (step.value = one)}
              >
                <span class="step-number">{i + 1}</span>
                <span class="step-name">{t(`step_${one}`)}</span>
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <div class="top-tools">
        <span class="saved" aria-live="off">
          {saved.value ? t('saved') : ''}
        </span>
        <label class="pick">
          <span class="hidden">{t('language')}</span>
          <select
            value={lang.value}
            onChange={(e) => setLanguage(e.currentTarget.value)}
            aria-label={t('language')}
          >
            {Object.entries(languages).map(([tag, name]) => (
              <option key={tag} value={tag}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          class="icon-button"
          onClick={toggleTheme}
          aria-label={theme.value === 'dark' ? t('lightTheme') : t('darkTheme')}
          title={theme.value === 'dark' ? t('lightTheme') : t('darkTheme')}
        >
          <Icon name={theme.value === 'dark' ? 'sun' : 'moon'} />
        </button>
      </div>
    </header>
  );
}

export function App() {
  useEffect(() => {
    document.documentElement.lang = lang.value;
  }, [lang.value]);
  // They are at hand before a person can have got to them.
  const idle = !!offer.value;
  useEffect(() => {
    if (idle) for (const part of [Tune, Ship, Learn]) part.fetch();
  }, [idle]);
  const at = step.value;
  useEffect(() => scrollTo(0, 0), [at]);
  return (
    <>
      <a class="skip" href="#main">
        {t('skip')}
      </a>
      <Header />
      {trouble.value && (
        <div class="banner bad" role="alert">
          <span>{trouble.value}</span>
          <button type="button" class="plain" onClick={() => (trouble.value = '')}>
            {t('close')}
          </button>
        </div>
      )}
      {otherTab.value && (
        <div class="banner" role="status">
          <span>{t('otherTab')}</span>
          <button type="button" class="plain" onClick={() => otherTab.value?.()}>
            {t('takeOther')}
          </button>
        </div>
      )}
      <main id="main" tabIndex={-1} data-step={at}>
        {at === 'describe' && <Describe />}
        {at === 'tune' && <Tune />}
        {at === 'ship' && <Ship />}
        {at === 'learn' && <Learn />}
      </main>
      <div class="hidden" role="status" aria-live="polite">
        {announcement.value}
      </div>
    </>
  );
}

// What the sample page does with the events and commands of <playmill-ad>.
const ad = document.querySelector('playmill-ad');
const log = document.querySelector('ol');
let locales = [];

const EVENTS = 'ready displayed first_touch started progress end end_card retried cta error closed';
for (const name of EVENTS.split(' ')) {
  ad.addEventListener(name, ({ detail }) => {
    const { playmill, ...more } = detail;
    const line = document.createElement('li');
    line.textContent = `${name} ${Object.keys(more).length ? JSON.stringify(more) : ''}`;
    line.title = `protocol ${playmill}`;
    log.append(line);
    if (name === 'ready') locales = detail.locales;
  });
}

const actions = {
  pause: () => ad.pause(),
  resume: () => ad.resume(),
  mute: () => (ad.muted = true),
  unmute: () => (ad.muted = false),
  locale() {
    const now = Math.max(0, locales.indexOf(ad.locale));
    if (locales.length) ad.locale = locales[(now + 1) % locales.length];
  },
  close: () => ad.close(),
  start: () => ad.start(),
};
for (const button of document.querySelectorAll('button'))
  button.addEventListener('click', () => actions[button.dataset.do]());

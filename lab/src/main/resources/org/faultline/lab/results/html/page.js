// The page: all plots, segments of bars, colours, printing.
const figures = [...document.querySelectorAll('figure.plot')].map(element => new Figure(element));
const redraw = () => figures.forEach(figure => figure.draw());

let width = 0;
new ResizeObserver(() => {
  const now = document.getElementById('content').clientWidth;
  if (now !== width) {
    width = now;
    figures.forEach(figure => figure.plot.setSize(figure.size()));
  }
}).observe(document.getElementById('content'));

document.querySelectorAll('figure.bars').forEach(element => {
  element.querySelectorAll('.key').forEach(key => key.addEventListener('click', () => {
    const hide = key.getAttribute('aria-pressed') === 'true';
    key.setAttribute('aria-pressed', String(!hide));
    element.querySelectorAll(`.part[data-part="${key.dataset.part}"]`).forEach(part => { part.hidden = hide; });
  }));
});

const THEMES = ['auto', 'light', 'dark'];
const NAMES = {auto: 'as in the system', light: 'light', dark: 'dark'};
const SIGNS = {auto: '◐', light: '☀', dark: '☾'};
const button = document.getElementById('theme');
const themed = theme => {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  button.textContent = SIGNS[theme];
  button.title = button.ariaLabel = 'Colours: ' + NAMES[theme];
  redraw();
};

// A page that lies in a file may have no storage.
const remembered = () => { try { return localStorage.getItem('faultline-theme') || 'auto'; } catch { return 'auto'; } };
const remember = theme => { try { localStorage.setItem('faultline-theme', theme); } catch { /* forgotten */ } };

let theme = THEMES.includes(remembered()) ? remembered() : 'auto';
button.addEventListener('click', () => {
  theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  remember(theme);
  themed(theme);
});
if (theme !== 'auto') themed(theme);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);

// Paper is light and has a width of its own.
const paper = on => {
  if (on) document.documentElement.dataset.theme = 'light';
  document.documentElement.classList.toggle('paper', on);
  if (on) redraw(); else themed(theme);
};
addEventListener('beforeprint', () => paper(true));
addEventListener('afterprint', () => paper(false));
document.documentElement.dataset.ready = 'yes';

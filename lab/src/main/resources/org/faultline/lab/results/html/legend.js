// The names of a plot's series, the values below the pointer, its buttons and its keys.
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

const swatch = (each, spec) => make('i', {
  class: 'c' + each.colour % 8 + ' ' + (spec.stacked ? 'area' : each.style) + (each.axis ? ' right' : '') + (each.colour > 7 ? ' again' : ''),
});

const legend = figure => {
  const {spec, hidden} = figure;
  const buttons = spec.series.map((each, i) => {
    const button = make('button', {type: 'button', class: 'key', 'aria-pressed': 'true'}, swatch(each, spec), each.name);
    button.addEventListener('click', event => {
      if (event.shiftKey) {
        const alone = hidden.size === spec.series.length - 1 && !hidden.has(i);
        hidden.clear();
        if (!alone) spec.series.forEach((_, other) => other !== i && hidden.add(other));
      } else if (!hidden.delete(i)) {
        hidden.add(i);
      }
      buttons.forEach((other, at) => other.setAttribute('aria-pressed', String(!hidden.has(at))));
      figure.draw();
    });
    return button;
  });
  figure.element.querySelector('.keys').append(...buttons);
};

// The values at a place, a line for each series that has one near it.
const readings = (figure, at) => {
  const {spec, hidden} = figure;
  const {min, max} = figure.plot.scales.x;
  const near = x => spec.x.categories || figure.log.x
    ? x === spec.at[at] || (figure.log.x && Math.abs(Math.log(x / spec.at[at])) < Math.log(max / min) / 40)
    : Math.abs(x - spec.at[at]) <= (max - min) / 40;
  return spec.series.flatMap((each, i) => {
    if (hidden.has(i)) return [];
    const values = each.value || each.high;
    const found = nearest(values, at);
    if (found === null || !near(spec.at[found])) return [];
    const axis = spec.y[each.axis];
    let text = shown(axis, each.value ? each.value[found] : null);
    if (each.low && kept(each.low[found])) {
      const half = each.value ? (each.high[found] - each.low[found]) / 2 : 0;
      const even = each.value && Math.abs(each.value[found] - each.low[found] - half) <= Math.abs(half) / 50;
      text = even ? text + ' ± ' + shown(axis, half)
        : (each.value ? text + ' (' : '(') + shown(axis, each.low[found]) + ' to ' + shown(axis, each.high[found]) + ')';
    }
    return [{each, text}];
  });
};

const hover = (figure, u) => {
  const {tip, spec} = figure;
  const at = u.cursor.idx;
  // Plots that follow the pointer of another one show their line, and no values.
  const own = figure.host.matches(':hover') || figure.keyed;
  if (at === null || at === undefined || u.cursor.left < 0 || !own) {
    tip.hidden = true;
    return;
  }
  figure.at = at;
  const rows = readings(figure, at);
  tip.replaceChildren(
    make('b', {}, spec.x.label + ' ' + shown(spec.x, spec.at[at])),
    ...rows.map(({each, text}) => make('div', {}, swatch(each, spec), make('span', {}, each.name), make('em', {}, text))));
  tip.hidden = false;
  const room = u.over.clientWidth;
  const left = u.cursor.left > room / 2 ? u.cursor.left - tip.offsetWidth - 14 : u.cursor.left + 14;
  tip.style.left = Math.max(0, Math.min(left, room - tip.offsetWidth)) + 'px';
  tip.style.top = '8px';
};

const tools = figure => {
  const {spec, log} = figure;
  const bar = figure.element.querySelector('.tools');
  const toggle = (words, on, flip) => {
    const button = make('button', {type: 'button', 'aria-pressed': String(on)}, words);
    button.addEventListener('click', () => {
      button.setAttribute('aria-pressed', String(flip()));
      figure.draw();
    });
    bar.prepend(button);
  };
  if (spec.x.quantity !== 'nines') {
    if (!spec.stacked) {
      toggle(spec.y.length > 1 ? 'log left' : 'log y', log.y[0], () => { log.y[0] = !log.y[0]; return log.y[0]; });
    }
    if (!spec.x.categories && spec.x.quantity !== 'seconds' && spec.at.filter(at => at > 0).length > 2) {
      toggle('log x', log.x, () => { log.x = !log.x; figure.zoomed = false; return log.x; });
    }
  }
  figure.reset = make('button', {type: 'button', class: 'reset'}, 'See all');
  figure.reset.hidden = true;
  figure.reset.addEventListener('click', () => figure.all());
  bar.prepend(figure.reset);
  bar.querySelector('.csv').addEventListener('click', event => {
    const url = URL.createObjectURL(new Blob([csv(spec)], {type: 'text/csv'}));
    event.currentTarget.href = url;
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  });
};

const keyboard = figure => {
  const {host, spec} = figure;
  const move = at => {
    const next = Math.max(0, Math.min(spec.at.length - 1, at));
    figure.keyed = true;
    figure.at = next;
    const u = figure.plot;
    u.setCursor({left: u.valToPos(spec.at[next], 'x'), top: u.over.clientHeight / 2});
    document.getElementById('live').textContent = [spec.x.label + ' ' + shown(spec.x, spec.at[next]),
      ...readings(figure, next).map(({each, text}) => each.name + ' ' + text)].join(', ');
  };
  host.addEventListener('keydown', event => {
    const step = event.shiftKey ? 10 : 1;
    const at = figure.at ?? -1;
    const actions = {
      ArrowRight: () => move(at + step),
      ArrowLeft: () => move(at < 0 ? spec.at.length - 1 : at - step),
      Home: () => move(0),
      End: () => move(spec.at.length - 1),
      '+': () => figure.zoom(0.5),
      '-': () => figure.zoom(2),
      0: () => figure.all(),
      Escape: () => figure.all(),
    };
    if (event.ctrlKey || event.metaKey || event.altKey || !actions[event.key]) return;
    event.preventDefault();
    actions[event.key]();
  });
  host.addEventListener('blur', () => { figure.keyed = false; figure.tip.hidden = true; });
};

// One plot: its state, and the uPlot that draws it. It is made anew when its looks change.
const NINES = [2, ...Array.from({length: 12}, (_, power) => 10 ** (power + 1))];
const THIN = [[5, 4], [2, 3], [9, 3, 2, 3]];
// The width of a plot on A4 paper, in pixels of a style sheet.
const PAPER = 640;
const BINARY = Array.from({length: 60}, (_, power) => 2 ** power);

// Of a logarithmic axis' places the powers of ten, or 1, 2 and 5 where there are few of those.
const sparse = (splits, {min, max}) => {
  const few = Math.log10(max / min) < 2;
  return splits.map(at => {
    const digit = Math.round(at / 10 ** Math.floor(Math.log10(at) + 1e-9) * 1e6) / 1e6;
    return digit === 1 || (few && (digit === 2 || digit === 5)) ? at : null;
  });
};
const sync = uPlot.sync('time');

class Figure {
  constructor(element) {
    this.element = element;
    this.host = element.querySelector('.canvas');
    this.spec = JSON.parse(element.querySelector('script.data').textContent);
    this.hidden = new Set();
    this.log = {x: this.spec.x.log, y: this.spec.y.map(axis => axis.log)};
    this.tip = document.createElement('div');
    this.tip.className = 'tip';
    this.tip.hidden = true;
    this.draw();
    legend(this);
    tools(this);
    keyboard(this);
  }

  draw() {
    const {spec, host, hidden} = this;
    const zoom = this.plot && this.zoomed ? {...this.plot.scales.x} : null;
    if (this.plot) this.plot.destroy();
    this.layers = layers(spec, hidden);
    const data = [spec.at, ...this.layers.map(each => each.drawn)];
    this.plot = new uPlot(this.options(), data, host);
    this.plot.over.append(this.tip);
    if (zoom) this.plot.setScale('x', {min: zoom.min, max: zoom.max});
  }

  width() {
    return document.documentElement.classList.contains('paper')
      ? PAPER
      : Math.max(240, Math.floor(this.host.clientWidth));
  }

  size() {
    const width = this.width();
    this.rows = markRows(this);
    return {width, height: Math.round(Math.min(300, Math.max(220, width * 0.4))) + 15 * this.rows.count};
  }

  options() {
    const {spec, log} = this;
    const scales = {x: this.across()};
    spec.y.forEach((axis, i) => { scales['y' + i] = this.upwards(i); });
    const size = this.size();
    return {
      ...size,
      padding: [12 + 15 * this.rows.count, spec.y.length > 1 ? 0 : 18, 0, 0],
      legend: {show: false},
      scales,
      axes: [this.axis(spec.x, 'x', log.x), ...spec.y.map((axis, i) => this.axis(axis, 'y' + i, log.y[i]))],
      series: [{}, ...this.layers.map((each, i) => this.line(each, i))],
      cursor: {
        drag: {x: true, y: false},
        points: {size: 7},
        sync: spec.x.quantity === 'seconds' ? {key: 'time', setSeries: false} : undefined,
        dataIdx: (u, series, at) => series === 0 || !this.layers[series - 1].drawn
          ? at : nearest(u.data[series], at) ?? at,
      },
      hooks: {
        drawAxes: [u => this.below(u)],
        draw: [u => this.above(u)],
        setCursor: [u => hover(this, u)],
        setScale: [(u, key) => { if (key === 'x') this.watchZoom(u); }],
      },
    };
  }

  across() {
    const {spec, log} = this;
    if (spec.x.categories) return {time: false, range: [-0.5, spec.x.categories.length - 0.5]};
    const [least, most] = this.ends();
    return {
      time: false,
      distr: log.x ? 3 : 1,
      range: (u, from, to) => Number.isFinite(from) && Number.isFinite(to)
        ? [from <= spec.at[0] ? least : Math.max(from, least), to >= spec.at[spec.at.length - 1] ? most : Math.min(to, most)]
        : [least, most],
    };
  }

  // The ends of the axis: those of the data, and a little more where points lie there.
  ends() {
    const {spec, log} = this;
    const there = log.x ? spec.at.filter(at => at > 0) : spec.at;
    const least = there[0] ?? 1;
    const most = there[there.length - 1] ?? 2;
    if (least === most) return log.x ? [least / 2, least * 2] : [least - 1, least + 1];
    const room = spec.series.some(dotted) ? 0.02 : 0;
    return log.x
      ? [least * (least / most) ** room, most * (most / least) ** room]
      : [least - (most - least) * room, most + (most - least) * room];
  }

  upwards(i) {
    const log = this.log.y[i];
    return {
      distr: log ? 3 : 1,
      range: u => {
        const {min, max} = u.scales.x;
        const found = extent(this.spec, this.layers, this.hidden, i, min ?? -Infinity, max ?? Infinity, log);
        if (!found) return log ? [1, 10] : [0, 1];
        const [least, most] = found;
        if (log) return [least / 1.25, most * 1.25];
        const start = Math.min(0, least * 1.06);
        return [start, most > start ? most + (most - start) * 0.06 : start + 1];
      },
    };
  }

  axis(axis, scale, log) {
    const across = scale === 'x';
    const bytes = axis.quantity === 'bytes' && !log;
    const ticks = {
      scale,
      side: across ? 2 : scale === 'y0' ? 3 : 1,
      stroke: style('--ink-2'),
      font: FONT,
      labelFont: FONT,
      label: axis.label,
      labelSize: across ? 22 : 20,
      labelGap: 2,
      size: across ? 34 : 66,
      gap: 6,
      grid: {show: scale !== 'y1', stroke: style('--grid'), width: 1},
      ticks: {show: false},
      values: (u, splits) => ticked(axis, splits),
    };
    if (bytes) ticks.incrs = BINARY;
    if (log) {
      ticks.filter = (u, splits) => sparse(splits, u.scales[scale]);
      ticks.grid.filter = ticks.filter;
    }
    if (axis.quantity === 'nines') ticks.splits = (u, _, from, to) => NINES.filter(at => at >= from && at <= to);
    if (axis.categories) ticks.splits = () => axis.categories.map((_, at) => at);
    if (across && !axis.categories) ticks.space = 76;
    return ticks;
  }

  line(each, i) {
    const ink = colour(each.colour);
    const dashed = each.style === 'dashed';
    return {
      scale: 'y' + each.axis,
      label: each.name,
      show: !this.hidden.has(i),
      stroke: each.style === 'range' ? 'transparent' : ink,
      width: each.style === 'dots' ? 0 : this.spec.stacked ? 1 : dashed ? 1.3 : 2,
      dash: dashed ? THIN[Math.floor(each.colour / 8) % 3] : dashes[(Math.floor(each.colour / 8) + each.axis) % 3],
      spanGaps: true,
      points: dotted(each) ? {show: true, size: 6, fill: ink, stroke: ink} : {show: false},
    };
  }

  below(u) {
    this.layers.forEach((each, i) => {
      if (this.hidden.has(i) || !each.from) return;
      if (this.spec.stacked) area(u, this.spec, each, 0.72);
      else if (!dotted(each)) area(u, this.spec, each, 0.18);
    });
  }

  above(u) {
    this.layers.forEach((each, i) => {
      if (!this.hidden.has(i) && dotted(each) && each.low) errorBars(u, this.spec, each);
    });
    marks(u, this.rows.placed);
  }

  watchZoom(u) {
    const {min, max} = u.scales.x;
    const [least, most] = this.ends();
    const near = (most - least) * 1e-6;
    this.zoomed = min > least + near || max < most - near;
    if (this.reset) this.reset.hidden = !this.zoomed;
  }

  all() {
    this.zoomed = false;
    const [least, most] = this.ends();
    this.plot.setScale('x', {min: least, max: most});
  }

  zoom(factor) {
    const {min, max} = this.plot.scales.x;
    const log = this.log.x;
    const [a, b] = log ? [Math.log(min), Math.log(max)] : [min, max];
    const cursor = this.at === undefined ? null : this.spec.at[this.at];
    const middle = cursor === null ? (a + b) / 2 : log ? Math.log(cursor) : cursor;
    const half = (b - a) / 2 * factor;
    const back = value => log ? Math.exp(value) : value;
    this.plot.setScale('x', {min: back(middle - half), max: back(middle + half)});
  }
}

// What uPlot does not draw itself: areas between bounds, error bars, marks with their names.
const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const colour = number => style('--c' + number % 8);
const dashes = [[], [8, 4], [2, 3]];
const FONT = '12px system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif';

const clipped = (u, draw) => {
  const {ctx, bbox} = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  draw(ctx, bbox);
  ctx.restore();
};

const place = (u, each, spec, at, value) => {
  const x = u.valToPos(spec.at[at], 'x', true);
  const y = u.valToPos(value, 'y' + each.axis, true);
  return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null;
};

const area = (u, spec, each, opacity) => clipped(u, ctx => {
  const there = each.from.map((_, at) => at).filter(at => kept(each.from[at]) && kept(each.to[at]));
  // A logarithmic axis has no place for 0: the area then starts at the bottom.
  const bottom = u.bbox.top + u.bbox.height;
  const corner = (at, values) => place(u, each, spec, at, values[at])
    || [u.valToPos(spec.at[at], 'x', true), bottom];
  const outline = [...there.map(at => corner(at, each.to)),
    ...there.reverse().map(at => corner(at, each.from))];
  ctx.beginPath();
  outline.forEach(([x, y], i) => i ? ctx.lineTo(x, y) : ctx.moveTo(x, y));
  ctx.closePath();
  ctx.globalAlpha = opacity;
  ctx.fillStyle = colour(each.colour);
  ctx.fill();
});

const errorBars = (u, spec, each) => clipped(u, ctx => {
  const unit = devicePixelRatio;
  ctx.strokeStyle = colour(each.colour);
  ctx.lineWidth = 1.3 * unit;
  ctx.beginPath();
  spec.at.forEach((_, at) => {
    if (!kept(each.low[at]) || !kept(each.high[at])) return;
    const low = place(u, each, spec, at, each.low[at]);
    const high = place(u, each, spec, at, each.high[at]);
    if (!low || !high) return;
    const cap = 3 * unit;
    ctx.moveTo(low[0], low[1]);
    ctx.lineTo(high[0], high[1]);
    for (const [x, y] of [low, high]) {
      ctx.moveTo(x - cap, y);
      ctx.lineTo(x + cap, y);
    }
  });
  ctx.stroke();
});

// The names of vertical marks in rows above the plot: none covers another, no line goes through one.
const markRows = figure => {
  const {spec, log} = figure;
  const width = figure.width() - (spec.y.length > 1 ? 150 : 100);
  const [least, most] = figure.ends();
  const share = x => log.x ? Math.log(x / least) / Math.log(most / least) : (x - least) / (most - least);
  const starts = [];
  const placed = [...spec.marks].sort((a, b) => b.x - a.x).map(mark => {
    if ('y' in mark) return {mark};
    const room = 6.6 * mark.label.length + 12;
    const x = share(mark.x) * width;
    const late = x + room > width;
    const start = late ? x - room : x;
    let row = starts.findIndex(other => start + room <= other);
    if (row < 0) row = starts.length;
    starts[row] = start;
    return {mark, row, late};
  });
  return {placed, count: starts.length};
};

const marks = (u, placed) => {
  const {ctx, bbox} = u;
  const unit = devicePixelRatio;
  ctx.save();
  ctx.font = FONT.replace('12px', 11.5 * unit + 'px');
  ctx.fillStyle = ctx.strokeStyle = style('--ink-2');
  ctx.lineWidth = unit;
  placed.forEach(({mark, row, late}) => {
    const x = u.valToPos(mark.x, 'x', true);
    if (!(x >= bbox.left && x <= bbox.left + bbox.width)) return;
    ctx.textAlign = late ? 'right' : 'left';
    ctx.textBaseline = 'middle';
    if ('y' in mark) {
      const y = u.valToPos(mark.y, 'y0', true);
      ctx.setLineDash([]);
      ctx.beginPath();
      ctx.arc(x, y, 4 * unit, 0, 7);
      ctx.fill();
      ctx.fillText(mark.label, x + 8 * unit, y + 12 * unit);
      return;
    }
    const y = bbox.top - (8 + 15 * row) * unit;
    ctx.setLineDash([2 * unit, 3 * unit]);
    ctx.beginPath();
    ctx.moveTo(x, y - 5 * unit);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.fillText(mark.label, late ? x - 5 * unit : x + 5 * unit, y);
  });
  ctx.restore();
};

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

const marks = (u, spec) => clipped(u, (ctx, bbox) => {
  const unit = devicePixelRatio;
  ctx.font = FONT.replace('12px', 11.5 * unit + 'px');
  ctx.fillStyle = ctx.strokeStyle = style('--ink-2');
  ctx.lineWidth = unit;
  let line = 0;
  spec.marks.forEach(mark => {
    const x = u.valToPos(mark.x, 'x', true);
    if (!(x >= bbox.left && x <= bbox.left + bbox.width)) return;
    const late = x > bbox.left + bbox.width * 0.75;
    ctx.textAlign = late ? 'right' : 'left';
    ctx.textBaseline = 'top';
    const beside = late ? x - 6 * unit : x + 6 * unit;
    if ('y' in mark) {
      const y = u.valToPos(mark.y, 'y0', true);
      ctx.setLineDash([]);
      ctx.beginPath();
      ctx.arc(x, y, 4 * unit, 0, 7);
      ctx.fill();
      words(ctx, mark.label, beside, y + 6 * unit, unit);
      return;
    }
    ctx.setLineDash([3 * unit, 3 * unit]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    words(ctx, mark.label, beside, bbox.top + (6 + 16 * line++) * unit, unit);
  });
});

// Words on a ground of their own, so that lines below do not strike them through.
const words = (ctx, text, x, y, unit) => {
  const width = ctx.measureText(text).width;
  const left = ctx.textAlign === 'right' ? x - width : x;
  const ink = ctx.fillStyle;
  ctx.globalAlpha = 0.85;
  ctx.fillStyle = style('--card');
  ctx.fillRect(left - 2 * unit, y - 1.5 * unit, width + 4 * unit, 15 * unit);
  ctx.globalAlpha = 1;
  ctx.fillStyle = ink;
  ctx.fillText(text, x, y);
};

// What a plot draws, out of what its page says: stacks summed up, hidden series left out.
const lowOf = series => series.low || series.value;
const highOf = series => series.high || series.value;
const dotted = series => series.style === 'points' || series.style === 'dots';

const stack = (series, hidden) => {
  let floor = null;
  return series.map((each, i) => {
    const low = floor || each.value.map(() => 0);
    if (hidden.has(i)) return {...each, drawn: low, from: low, to: low};
    floor = each.value.map((value, at) => low[at] + (value || 0));
    return {...each, drawn: floor, from: low, to: floor};
  });
};

const layers = (spec, hidden) => spec.stacked
  ? stack(spec.series, hidden)
  : spec.series.map(each => ({
      ...each,
      drawn: each.value || each.high.map(() => null),
      from: each.low || null,
      to: each.high || null,
    }));

// The least and the greatest value of an axis between two places, for its scale.
const extent = (spec, drawn, hidden, axis, from, to, log) => {
  let least = Infinity;
  let most = -Infinity;
  drawn.forEach((each, i) => {
    if (each.axis !== axis || hidden.has(i)) return;
    [each.drawn, each.from, each.to].filter(Boolean).forEach(values => values.forEach((value, at) => {
      const x = spec.at[at];
      if (!kept(value) || x < from || x > to || (log && value <= 0)) return;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }));
  });
  return least > most ? null : [least, most];
};

// The place nearest to a place at which a series has a value.
const nearest = (values, at) => {
  for (let away = 0; away < values.length; away++) {
    if (kept(values[at - away])) return at - away;
    if (kept(values[at + away])) return at + away;
  }
  return null;
};

const csv = spec => {
  const cell = text => /[",\n\r]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  const columns = [[spec.x.label + spec.x.suffix,
    spec.at.map(at => spec.x.categories ? shown(spec.x, at) : at)]];
  spec.series.forEach(each => {
    const suffix = spec.y[each.axis].suffix;
    for (const [key, words] of [['value', ''], ['low', ' low'], ['high', ' high']]) {
      if (each[key]) columns.push([each.name + words + suffix, each[key]]);
    }
  });
  const rows = [columns.map(column => column[0])];
  spec.at.forEach((_, at) => rows.push(columns.map(column => column[1][at] ?? '')));
  return rows.map(row => row.map(each => cell(String(each))).join(',') + '\n').join('');
};

// Numbers with their units, as the tables write them.
const kept = value => value !== null && value !== undefined;
const group = (value, places) =>
  value.toLocaleString('en-US', {minimumFractionDigits: 0, maximumFractionDigits: places});

const scaled = value => {
  const size = Math.abs(value);
  return group(value, size >= 99.5 ? 0 : size >= 9.95 ? 1 : 2);
};

const compact = value => {
  const units = ['', 'k', 'M', 'G', 'T'];
  let size = Math.abs(value);
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  if (size < 0.01) return value === 0 ? '0' : value.toExponential(1);
  return (value < 0 ? '−' : '') + scaled(size) + units[unit];
};

const stepped = (value, steps) => {
  const step = steps.find(([from]) => Math.abs(value) >= from) || steps[steps.length - 1];
  return scaled(value / (step[0] || steps[steps.length - 2][0])) + ' ' + step[1];
};

const format = {
  seconds: v => v === 0 ? '0' : stepped(v, [[1, 's'], [1e-3, 'ms'], [1e-6, 'µs'], [1e-9, 'ns']]),
  bytes: v => v === 0 ? '0' : Math.abs(v) < 1024 ? scaled(v) + ' B'
    : stepped(v, [[2 ** 30, 'GiB'], [2 ** 20, 'MiB'], [2 ** 10, 'KiB']]),
  per_second: v => v === 0 ? '0' : compact(v) + '/s',
  share: v => v === 0 ? '0' : group(v * 100, Math.abs(v) < 0.0995 ? 1 : 0) + ' %',
  count: v => compact(v),
  nines: v => group(100 - 100 / v, 6) + ' %',
};

const shown = (axis, value) => {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  if (axis.categories) return axis.categories[Math.round(value)] ?? '';
  return format[axis.quantity](value);
};

// The words beside an axis: shares with as many places as tell them apart.
const ticked = (axis, splits) => {
  const broken = axis.quantity === 'share'
    && splits.some(at => kept(at) && Math.abs(at * 100 - Math.round(at * 100)) > 1e-6);
  return splits.map(at => !kept(at) ? '' : broken && at !== 0 ? group(at * 100, 2) + ' %' : shown(axis, at));
};

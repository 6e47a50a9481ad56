/**
 * What the network sees of a flight. An encoder is fitted on the training rows, saved with the model, and applied
 * unchanged to any other rows: means, deviations and rates of the rows to be scored never enter.
 *
 * @typedef {{ mean: number, deviation: number }} Scale
 * @typedef {{ features: string[], rates: Record<string, Record<string, number>>, base: number, scales: Scale[] }} Encoder
 */

/** Columns that identify a flight, in the order in which predictions are written. */
export const KEY = ['year', 'month', 'day', 'carrier', 'flight', 'origin'];
export const LABEL = 'late';

const SCHEDULE = ['sched_dep_time', 'distance', 'time_hour', 'origin', 'carrier', 'dest'];

/** Columns with too many values for an input of each: they become the share of late flights of that value. */
const RATED = ['carrier', 'dest'];
const ORIGINS = ['EWR', 'JFK', 'LGA'];

/** A value seen n times counts as if `PRIOR_ROWS` flights of the average had been seen as well. */
const PRIOR_ROWS = 50;

/** What `features` in params.yaml can name: the columns it needs and its inputs for one flight. */
const GROUPS = {
  schedule: { columns: SCHEDULE, values: scheduleValues },
  temperature: { columns: ['temp', 'dewp', 'humid'], values: (get) => [get('temp'), get('dewp'), get('humid')] },
};

/** The columns that the groups of features need. */
export function columnsOf(features) {
  return [...new Set(features.flatMap((group) => groupOf(group).columns))];
}

/**
 * Learns rates, means and deviations from the training rows.
 * @returns {Encoder}
 */
export function fitEncoder(table, features, labels) {
  const base = labels.reduce((sum, label) => sum + label, 0) / labels.length;
  const rates = Object.fromEntries(RATED.map((name) => [name, lateRates(table.columns[name], labels, base)]));
  const encoder = { features, base, rates, scales: [] };
  return { ...encoder, scales: scalesOf(rawInputs(table, encoder)) };
}

/**
 * One row of inputs for each flight, scaled to mean 0 and deviation 1; an unknown value is 0, the mean.
 * @returns {{ inputs: Float32Array, width: number }}
 */
export function encode(table, encoder) {
  const { values, width } = rawInputs(table, encoder);
  const inputs = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const { mean, deviation } = encoder.scales[i % width];
    inputs[i] = Number.isNaN(values[i]) ? 0 : (values[i] - mean) / deviation;
  }
  return { inputs, width };
}

function groupOf(name) {
  const group = GROUPS[name];
  if (group === undefined) throw new Error(`unknown features "${name}"; known: ${Object.keys(GROUPS).join(', ')}`);
  return group;
}

/** Row after row, before scaling; NaN where a value is unknown. */
function rawInputs(table, encoder) {
  const groups = encoder.features.map(groupOf);
  let row = 0;
  const get = (name) => table.columns[name][row];
  const width = groups.flatMap((group) => group.values(get, encoder)).length;
  const values = new Float64Array(table.rows * width);
  let next = 0;
  for (row = 0; row < table.rows; row++) {
    for (const group of groups) for (const value of group.values(get, encoder)) values[next++] = value ?? Number.NaN;
  }
  return { values, width };
}

function scheduleValues(get, encoder) {
  const hours = Math.floor(get('sched_dep_time') / 100) + (get('sched_dep_time') % 100) / 60;
  const day = (2 * Math.PI * hours) / 24;
  const week = (2 * Math.PI * weekday(get('time_hour'))) / 7;
  return [
    hours,
    Math.sin(day),
    Math.cos(day),
    Math.sin(2 * day),
    Math.cos(2 * day),
    Math.sin(week),
    Math.cos(week),
    Math.log(get('distance')),
    ...ORIGINS.map((origin) => Number(get('origin') === origin)),
    ...RATED.map((name) => encoder.rates[name][get(name)] ?? encoder.base),
  ];
}

/** 0 is Sunday, in New York: flights leave there between 5 and 24 o'clock, 9 to 29 in UTC. */
function weekday(hour) {
  return new Date(hour.getTime() - 5 * 3_600_000).getUTCDay();
}

function lateRates(values, labels, base) {
  const counts = {};
  values.forEach((value, i) => {
    const { rows, late } = counts[value] ?? { rows: 0, late: 0 };
    counts[value] = { rows: rows + 1, late: late + labels[i] };
  });
  const rate = ({ rows, late }) => (late + PRIOR_ROWS * base) / (rows + PRIOR_ROWS);
  return Object.fromEntries(Object.entries(counts).map(([value, count]) => [value, rate(count)]));
}

function scalesOf({ values, width }) {
  return Array.from({ length: width }, (_, j) => {
    let rows = 0;
    let sum = 0;
    let squares = 0;
    for (let i = j; i < values.length; i += width) {
      if (Number.isNaN(values[i])) continue;
      rows += 1;
      sum += values[i];
      squares += values[i] ** 2;
    }
    const mean = sum / rows;
    return { mean, deviation: Math.sqrt(Math.max(0, squares / rows - mean ** 2)) || 1 };
  });
}

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
  return { ...encoder, scales: scalesOf(rawRows(table, encoder)) };
}

/**
 * One row of inputs for each flight, scaled to mean 0 and deviation 1; an unknown value is 0, the mean.
 * @returns {{ inputs: Float32Array, width: number }}
 */
export function encode(table, encoder) {
  const width = encoder.scales.length;
  const inputs = new Float32Array(table.rows * width);
  rawRows(table, encoder).forEach((row, i) => {
    row.forEach((value, j) => {
      const { mean, deviation } = encoder.scales[j];
      inputs[i * width + j] = value === null ? 0 : (value - mean) / deviation;
    });
  });
  return { inputs, width };
}

function groupOf(name) {
  const group = GROUPS[name];
  if (group === undefined) throw new Error(`unknown features "${name}"; known: ${Object.keys(GROUPS).join(', ')}`);
  return group;
}

function rawRows(table, encoder) {
  const groups = encoder.features.map(groupOf);
  const at = (i) => (name) => table.columns[name][i];
  return Array.from({ length: table.rows }, (_, i) => groups.flatMap((group) => group.values(at(i), encoder)));
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

function scalesOf(rows) {
  return rows[0].map((_, j) => {
    const values = rows.map((row) => row[j]).filter((value) => value !== null);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    return { mean, deviation: Math.sqrt(variance) || 1 };
  });
}

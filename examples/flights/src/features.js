/**
 * What the model sees of a flight. An encoder is fitted on the training rows, saved with the model, and applied
 * unchanged to any other rows: means and deviations of the rows to be scored never enter.
 *
 * @typedef {{ mean: number, deviation: number }} Scale
 * @typedef {{ features: string[], scales: Scale[] }} Encoder
 */

/** Columns that identify a flight, in the order in which predictions are written. */
export const KEY = ['year', 'month', 'day', 'carrier', 'flight', 'origin'];
export const LABEL = 'late';

const SCHEDULE = ['sched_dep_time', 'distance', 'time_hour', 'origin'];
const WEATHER = ['temp', 'dewp', 'humid', 'wind_speed', 'visib', 'precip'];
const ORIGINS = ['EWR', 'JFK', 'LGA'];

/** What `features` in params.yaml can name: the columns it needs and its inputs for one flight. */
const GROUPS = {
  schedule: { columns: SCHEDULE, values: scheduleValues },
  weather: { columns: WEATHER, values: weatherValues },
};

/** The columns that the groups of features need. */
export function columnsOf(features) {
  return [...new Set(features.flatMap((group) => groupOf(group).columns))];
}

/**
 * Learns means and deviations from the training rows.
 * @returns {Encoder}
 */
export function fitEncoder(table, features) {
  return { features, scales: scalesOf(rawInputs(table, features)) };
}

/**
 * One row of inputs for each flight, scaled to mean 0 and deviation 1; an unknown value is 0, the mean.
 * @returns {{ inputs: Float32Array, width: number }}
 */
export function encode(table, { features, scales }) {
  const { values, width } = rawInputs(table, features);
  const inputs = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const { mean, deviation } = scales[i % width];
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
function rawInputs(table, features) {
  const groups = features.map(groupOf);
  let row = 0;
  const get = (name) => table.columns[name][row];
  const width = groups.flatMap((group) => group.values(get)).length;
  const values = new Float64Array(table.rows * width);
  let next = 0;
  for (row = 0; row < table.rows; row++) {
    for (const group of groups) for (const value of group.values(get)) values[next++] = value ?? Number.NaN;
  }
  return { values, width };
}

function scheduleValues(get) {
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
  ];
}

/** Rain is zero or nearly zero in most hours: its logarithm spreads what there is. */
function weatherValues(get) {
  const rain = get('precip');
  const measured = ['temp', 'dewp', 'humid', 'wind_speed', 'visib'].map(get);
  return [...measured, rain === null ? null : Math.log1p(100 * rain)];
}

/** 0 is Sunday, in New York: flights leave there between 5 and 24 o'clock, 9 to 29 in UTC. */
function weekday(hour) {
  return new Date(hour.getTime() - 5 * 3_600_000).getUTCDay();
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

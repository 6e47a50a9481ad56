import { z } from 'zod';
import { buildEntry } from './build.ts';
import { columnRules } from './column-rules.ts';
import { amount, count, duration, key, level, oneOrMore, share, text } from './parts.ts';
import { tableRules } from './table-rules.ts';

const csv = z.strictObject({
  header: key(z.boolean(), {
    description: 'Whether the first line names the columns; without it they are `column0`, `column1` and so on.',
    default: true,
    example: false,
  }).optional(),
  delimiter: key(z.string().min(1).max(4), {
    description: 'What separates two values; a tab is the default for `.tsv`.',
    default: ',',
    example: ';',
  }).optional(),
  quote: key(z.string().max(1), {
    description: 'What encloses a value that holds a delimiter; empty: nothing does.',
    default: '"',
    example: "'",
  }).optional(),
  nulls: key(z.array(z.string()), {
    description: 'Texts that stand for a missing value.',
    default: [''],
    example: ['', 'NA'],
  }).optional(),
});

const format = z.union(
  [
    z.enum(['parquet', 'arrow', 'csv', 'json', 'files']),
    z.strictObject({ csv: key(csv, { description: 'Text with separated values.', example: { delimiter: ';' } }) }),
  ],
  {
    error: 'parquet, arrow, csv, json or files, or { csv: { … } }',
  },
);

const nulls = key(
  z.union([amount, z.strictObject({ max: key(amount, { description: 'At most so many.', example: '1%' }) })], {
    error: 'an amount such as 0 or 1%, or { max: 1% }',
  }),
  { description: 'How many nulls are allowed: a count of rows or a percentage. Absent: any number.', example: 0 },
).optional();

const column = z.strictObject({
  type: key(z.enum(['integer', 'number', 'string', 'boolean', 'date', 'timestamp']), {
    description: 'Every value is of this type.',
    example: 'integer',
  }).optional(),
  nulls,
  ...columnRules,
  required: key(z.boolean(), {
    description: '`false`: the column may be missing.',
    default: true,
    example: false,
  }).optional(),
  absent: key(z.boolean(), {
    description: 'The column must not exist, for example because it is known only after the event (leakage).',
    default: false,
    example: true,
  }).optional(),
  sensitive: key(z.boolean(), {
    description:
      'No value of this column appears in any report or sketch. Only its nulls and the lengths of its texts are compared with the base, so a drift of its values is not seen.',
    default: false,
    example: true,
  }).optional(),
  level: key(level, {
    description: 'What a broken rule of this column means: `fail` blocks, `warn` is shown, `info` is listed.',
    default: 'fail',
    example: 'warn',
  }).optional(),
});

/** Rules about columns that a check asks of some rows, or with a level or an allowance of its own. */
const checkedColumn = z.strictObject({ nulls, ...columnRules });

const check = z.strictObject({
  name: key(text, {
    description: 'The name in reports. Default: the text of the rule.',
    example: 'a flight lands after it takes off',
  }).optional(),
  where: key(text, {
    description: 'A condition in SQL for the rows that break the rule.',
    example: 'arrival < departure',
  }).optional(),
  sql: key(text, {
    description: "A whole query; the rows that it returns break the rule. The dataset's name is the table.",
    example: 'SELECT day FROM flights GROUP BY day HAVING count(*) < 100',
  }).optional(),
  columns: key(z.record(text, checkedColumn), {
    description:
      'Rules about columns, as in the contract, for the rows of `if` and with `max` and `level` of this check.',
    example: { fare: { min: 3, nulls: 0 } },
  }).optional(),
  ...tableRules,
  if: key(text, {
    description:
      'A condition in SQL: only rows for which it is true are asked. Not with `where` and `sql`, which say it themselves.',
    example: "payment = 'card'",
  }).optional(),
  max: key(amount, {
    description:
      'So many rows may break it: a count, or a percentage of the rows that are asked. Not with rules that are not about single rows: `redundant`, `correlation`, `gaps`, `rows`.',
    default: 0,
    example: '1%',
  }).optional(),
  level: key(level, { description: 'What a broken rule means.', default: 'fail', example: 'warn' }).optional(),
});

const max = key(share, { description: 'The limit.', example: 0.1 });

/** A limit, or a table with it. */
const limit = z.union([share, z.strictObject({ max })], {
  error: 'a number of at least 0 such as 0.1, or a percentage such as 10%',
});

/** A limit, or a table with it and whose way of computing the statistic is meant. */
function limitAs<const Peers extends readonly [string, ...string[]]>(...peers: Peers) {
  const as = key(z.enum(peers), {
    description: 'Computed as this tool does it: docs/concepts/verdicts.md, “Drift statistics by name”.',
    example: peers[0],
  });
  return z.union([share, z.strictObject({ max, as: as.optional() })], {
    error: `a number of at least 0 such as 0.1, or { max: 0.1, as: ${peers[0]} }`,
  });
}

const statistics = z.strictObject({
  wasserstein: key(limitAs('evidently', 'deepchecks'), {
    description: "Numeric columns: mean distance moved, in deviations of the base's column. Default 0.1.",
    example: 0.2,
  }).optional(),
  'l-infinity': key(limit, {
    description: 'Up to 50 categories: largest change of a share. Default 0.02.',
    example: 0.05,
  }).optional(),
  'jensen-shannon': key(limitAs('evidently', 'tfdv', 'nannyml'), {
    description: 'Many categories: Jensen-Shannon divergence in bits. Default 0.1.',
    example: 0.2,
  }).optional(),
  ks: key(limit, {
    description: 'Numbers: Kolmogorov-Smirnov distance D, the largest difference of the two distribution functions.',
    example: 0.1,
  }).optional(),
  psi: key(limitAs('evidently', 'soda', 'deepchecks'), {
    description: 'Population stability index, with half a row added to every cell.',
    example: { max: 0.1, as: 'evidently' },
  }).optional(),
  kl: key(limit, {
    description:
      'Kullback-Leibler divergence of the base from this change in nats, with half a row added to every cell.',
    example: 0.1,
  }).optional(),
  'chi-square': key(limit, {
    description: 'χ² of the table of both sides, divided by its rows: 0 to 1, whatever the number of rows.',
    example: 0.01,
  }).optional(),
  'cramers-v': key(limit, {
    description: "Cramér's V between the side and the column: the root of `chi-square`.",
    example: 0.1,
  }).optional(),
  hellinger: key(limitAs('evidently', 'whylogs'), {
    description: 'Hellinger distance, 0 to 1.',
    example: 0.1,
  }).optional(),
  'total-variation': key(limit, {
    description: 'Total variation distance: the share of rows that would have to move to another cell.',
    example: 0.1,
  }).optional(),
  nulls: key(share, { description: 'Change of the share of nulls. Default 0.05.', example: 0.01 }).optional(),
  'new-category': key(share, {
    description: 'Share of values that the base does not have. Default 0.01.',
    example: 0.05,
  }).optional(),
});

const drift = z.strictObject({
  against: key(z.enum(['base', 'none']), {
    description: "What the data is compared with: the base branch's version, or nothing.",
    default: 'base',
    example: 'none',
  }).optional(),
  columns: key(
    z.record(text, z.union([z.literal(false), statistics], { error: 'false, or limits such as { l-infinity: 0.05 }' })),
    {
      description: 'Limits by column; `false`: drift of this column is not judged.',
      example: { origin: { 'l-infinity': 0.05 }, comment: false },
    },
  ).optional(),
});

/** Where rows of a database are; which keys go together is said by `databaseAt`. */
const databaseSource = z.strictObject({
  postgres: key(text, {
    description:
      'The name of the environment variable that holds the address of a PostgreSQL server; never the address itself.',
    example: 'WAREHOUSE_URL',
  }).optional(),
  trino: key(text, {
    description: 'The same of a Trino coordinator.',
    example: 'LAKE_URL',
  }).optional(),
  table: key(text, {
    description:
      'The name of a table or view: `schema.table` in PostgreSQL (without a schema `public`), `catalog.schema.table` in Trino.',
    example: 'public.outcomes',
  }).optional(),
  query: key(text, {
    description: 'Instead of `table`: one SELECT, whose rows are the dataset.',
    example: "SELECT * FROM public.outcomes WHERE day < DATE '2026-01-01'",
  }).optional(),
});

const spanText = 'a duration such as 14d, or a percentage such as 10%';
const gapText = 'a duration such as 14d, a percentage such as 20%, or both such as "20% 60m"';

/** A dataset in its long form, as a user writes it. */
export const datasetSection = z.strictObject({
  from: key(oneOrMore, {
    description:
      'Instead of `source`: another dataset of this file, of which this one is a view. What it keeps say `where`, `drop-last`, ' +
      '`last` and `select`, applied in this order; nothing is copied. Types, `key`, `time` and what is `sensitive` are those of ' +
      'that dataset. With `build`: the datasets that its command reads, one name or a list.',
    example: 'flights',
  }).optional(),
  build: key(buildEntry, {
    description:
      'The command that makes this dataset of those in `from`, or a table with `run` and how to run it. It runs where an input has ' +
      'changed, in a folder that holds only what is declared, and leaves the data at `source`.',
    example: { run: 'python features/hourly.py', code: ['features/**'] },
  }).optional(),
  where: key(text, {
    description:
      'Of a view: a condition in SQL; the rows for which it is true are kept. Not those for which it is null.',
    example: "hour >= '2026-10-01'",
  }).optional(),
  'drop-last': key(
    z.string({ error: gapText }).regex(/^(\d+(\.\d+)?(ms|s|m|h|d)|\d+(\.\d+)?%(\s+\d+(\.\d+)?(ms|s|m|h|d))?)$/, {
      error: gapText,
    }),
    {
      description:
        'Of a view: all rows but the last ones by `time`, counted back from the newest row. `14d`: a span of time; `20%`: that ' +
        'share of the rows; `20% 60m`: that share, and what lies less than 60 minutes before it.',
      example: '14d',
    },
  ).optional(),
  last: key(z.string({ error: spanText }).regex(/^\d+(\.\d+)?(ms|s|m|h|d|%)$/, { error: spanText }), {
    description:
      'Of a view: the last rows by `time`, counted back from the newest row: what `drop-last` of the same words leaves out.',
    example: '14d',
  }).optional(),
  select: key(z.array(text).min(1, { error: 'a list with at least one column' }), {
    description: 'Of a view: the columns that it keeps. `columns` is the contract, as of any dataset.',
    example: ['origin', 'departure'],
  }).optional(),
  source: key(
    z.union([text, databaseSource], {
      error:
        'text (a path or an address), or a table of keys such as { postgres: WAREHOUSE_URL, table: public.outcomes }',
    }),
    {
      description:
        "A file, folder or glob below the repository's root; may be a `.dvc` file, or name files in a folder that one `.dvc` file stands for; with `build`, where the command leaves the data. Or an address: `s3://bucket/…`, `gs://bucket/…`, " +
        '`az://container/…` with an object, a folder or a glob, or `https://…` with one file and `digest`. Or rows of a database: a ' +
        'table of keys. No model trains on those.',
      example: 'data/flights/*.parquet',
    },
  ).optional(),
  digest: key(z.string().regex(/^sha256:[0-9a-f]{64}$/, { error: '`sha256:` and 64 digits from 0 to 9 and a to f' }), {
    description:
      'Of the content behind an address, which is refused where it is another one: the SHA-256 of the file, or of several files as ' +
      'the message says that tells of another one. Required with `https://`.',
    example: 'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  }).optional(),
  format: key(format, {
    description:
      'Default: found from the ending (.parquet, .arrow, .arrows, .ipc, .feather, .csv, .tsv, .json, .jsonl, .ndjson); otherwise `files`, a tree that is not looked into.',
    example: 'parquet',
  }).optional(),
  key: key(oneOrMore, {
    description: 'Columns that identify a row: unique together, never null.',
    example: ['day', 'flight'],
  }).optional(),
  time: key(text, { description: 'The column with the time of the event.', example: 'departure' }).optional(),
  freshness: key(duration, {
    description:
      'Of rows of a database and of data behind an address: how long ago the newest `time` may be when `mlops lock <dataset>` writes their entry. Nothing else asks: a report on one version of the rows must not change with the clock.',
    example: '2d',
  }).optional(),
  rows: key(
    z.strictObject({
      min: key(count, { description: 'At least so many rows.', example: 10000 }).optional(),
      max: key(count, { description: 'At most so many rows.', example: 1000000 }).optional(),
      change: key(amount, {
        description: 'Largest change against the base, as a count or a percentage. Default 50%.',
        example: '20%',
      }).optional(),
    }),
    { description: 'How many rows there are.', example: { min: 10000, change: '20%' } },
  ).optional(),
  'extra-columns': key(z.enum(['fail', 'warn', 'info', 'allow']), {
    description: 'What a column means that is not declared; asked only where columns are declared.',
    default: 'warn',
    example: 'fail',
  }).optional(),
  columns: key(
    z.union([text, z.record(text, column)], {
      error: 'columns with their rules, or a file such as contracts/flights.yaml',
    }),
    {
      description:
        'The contract, column by column. Or the YAML file in which it stands, as a path: `contracts/flights.yaml`, with `#` and a ' +
        'name where it has several; `models/schema.yml#flights` takes columns, types and tests of a dbt project.',
      example: { origin: { type: 'string', values: ['JFK', 'LGA', 'EWR'] } },
    },
  ).optional(),
  checks: key(z.array(check), {
    description:
      'Rules about whole rows and about the table, each with exactly one of the keys that say what is asked.',
    example: [{ name: 'a flight lands after it takes off', where: 'arrival < departure' }],
  }).optional(),
  frozen: key(z.boolean(), {
    description:
      'The data change only together with their entry in `mlops.lock`, which `mlops lock <dataset>` writes and a review sees. Rows of a database always have such an entry.',
    default: false,
    example: true,
  }).optional(),
  drift: key(z.union([z.literal(false), drift], { error: 'false, or a table with against and columns' }), {
    description: 'How far the data may move from the base. `false` is short for `against: none`.',
    example: { columns: { origin: { 'l-infinity': 0.05 } } },
  }).optional(),
});

export const datasetEntry = z.union([text, datasetSection], { error: 'a path, or a table with a source' });

export type WrittenDatabase = z.infer<typeof databaseSource>;
export type WrittenDataset = z.infer<typeof datasetSection>;
export type WrittenColumn = z.infer<typeof column>;
export type WrittenRules = z.infer<typeof checkedColumn>;
export type WrittenFormat = z.infer<typeof format>;
export type WrittenCheck = z.infer<typeof check>;
export type WrittenDrift = z.infer<typeof drift>;

import { z } from 'zod';
import { amount, count, duration, key, oneOrMore, oneScalar, share, text } from './parts.ts';

const several = z.array(text).min(2, { error: 'a list of at least two columns' });

const shareOfPairs = z.union(
  [
    share,
    z.strictObject({
      max: key(share, { description: 'The limit.', example: 0.9 }),
      columns: key(several, {
        description: 'Only these columns. Default: all that can be compared.',
        example: ['temp', 'dewp'],
      }).optional(),
    }),
  ],
  { error: 'a share such as 0.9 or 95%, or { max: 95%, columns: [a, b] }' },
);

/** Keys of an entry of `checks` that ask something of the table: one of them in each. */
export const tableRules = {
  compare: key(text, {
    description:
      'Two columns and what holds between them in every row: `<`, `<=`, `>`, `>=`, `=` or `!=`. A name with blanks stands in double quotes.',
    example: 'arrival >= departure',
  }).optional(),
  combinations: key(
    z.strictObject({
      columns: key(several, { description: 'The columns that belong together.', example: ['country', 'currency'] }),
      values: key(z.array(z.array(oneScalar).min(2)).min(1), {
        description: 'The only combinations allowed, one value for each column.',
        example: [
          ['DE', 'EUR'],
          ['GB', 'GBP'],
        ],
      }),
    }),
    {
      description: 'Values of several columns that go together.',
      example: { columns: ['country', 'currency'], values: [['DE', 'EUR']] },
    },
  ).optional(),
  'adds-up': key(
    z.strictObject({
      columns: key(several, { description: 'What is added.', example: ['net', 'tax'] }),
      to: key(z.union([text, z.number()], { error: 'a column or a number' }), {
        description: 'The column, or the number, that the sum is.',
        example: 'total',
      }),
      within: key(z.number().min(0), {
        description: 'How far the two may be apart. Default: a billionth of the largest of the numbers.',
        example: 0.01,
      }).optional(),
    }),
    {
      description: 'Columns whose sum in each row is another column or a number.',
      example: { columns: ['net', 'tax'], to: 'total', within: 0.01 },
    },
  ).optional(),
  determines: key(
    z.strictObject({
      from: key(oneOrMore, { description: 'Columns that determine others.', example: 'zip' }),
      to: key(oneOrMore, { description: 'Columns that they determine.', example: 'city' }),
    }),
    {
      description: 'Rows that are equal in some columns are equal in others (a functional dependency).',
      example: { from: 'zip', to: 'city' },
    },
  ).optional(),
  unique: key(oneOrMore, {
    description: 'Columns whose values are unique together, besides the key. Rows with a null in them are left out.',
    example: ['day', 'station'],
  }).optional(),
  complete: key(z.union([z.literal(true), oneOrMore], { error: 'true, or a list of columns' }), {
    description: 'Rows without a single null: in all columns, or in these.',
    example: ['station', 'temp'],
  }).optional(),
  'distinct-rows': key(
    z.union(
      [
        z.literal(true),
        z.strictObject({
          except: key(oneOrMore, { description: 'Columns that are not compared.', example: 'id' }),
        }),
      ],
      { error: 'true, or { except: <column> }' },
    ),
    {
      description: 'No row stands twice; nulls are equal to each other here.',
      example: { except: 'id' },
    },
  ).optional(),
  redundant: key(shareOfPairs, {
    description:
      'No two columns of a kind have the same value in more than this share of the rows in which one has any.',
    example: '95%',
  }).optional(),
  correlation: key(shareOfPairs, {
    description: 'No two columns of numbers have a correlation (Pearson, without its sign) above this.',
    example: 0.95,
  }).optional(),
  gaps: key(
    z.union(
      [
        duration,
        z.strictObject({
          every: key(duration, { description: 'The longest time between two neighbours.', example: '1d' }),
          column: key(text, {
            description: 'A date or timestamp. Default: `time` of the dataset.',
            example: 'day',
          }).optional(),
          by: key(oneOrMore, {
            description: 'Asked within each group of these columns.',
            example: 'station',
          }).optional(),
        }),
      ],
      { error: 'a duration such as 1d, or { every: 1d, column: day, by: station }' },
    ),
    {
      description: 'Between the first and the last time there is no gap longer than this.',
      example: '1d',
    },
  ).optional(),
  rows: key(
    z.strictObject({
      by: key(oneOrMore, {
        description: 'The columns that make a group. Default: one group.',
        example: 'station',
      }).optional(),
      per: key(z.enum(['hour', 'day', 'week', 'month']), {
        description:
          'Each group is counted in each such period from the first to the last of all; a period without rows counts.',
        example: 'day',
      }).optional(),
      column: key(text, {
        description: 'The date or timestamp of `per`. Default: `time` of the dataset.',
        example: 'departure',
      }).optional(),
      min: key(count, { description: 'At least so many rows in each.', example: 20 }).optional(),
      max: key(count, { description: 'At most so many rows in each.', example: 500 }).optional(),
    }),
    {
      description: 'How many rows each group has, in each period, or how many rows `if` selects.',
      example: { by: 'station', per: 'day', min: 20 },
    },
  ).optional(),
  'apart-from': key(
    z.union(
      [
        text,
        z.strictObject({
          dataset: key(text, { description: 'The other dataset.', example: 'history' }),
          columns: key(oneOrMore, {
            description: 'Columns of both. Default: the key, or without one all columns that both have.',
            example: ['station', 'hour'],
          }),
        }),
      ],
      { error: 'a dataset, or { dataset: history, columns: [station, hour] }' },
    ),
    {
      description:
        'No row has the same key (or the same values) as one of another dataset: a test row that was trained on is no test.',
      example: 'history',
    },
  ).optional(),
  after: key(
    z.union(
      [
        text,
        z.strictObject({
          dataset: key(text, { description: 'The other dataset.', example: 'history' }),
          column: key(text, {
            description: 'The time here. Default: `time` of this dataset.',
            example: 'hour',
          }).optional(),
          'other-column': key(text, {
            description: 'The time there. Default: `time` of the other dataset.',
            example: 'hour',
          }).optional(),
        }),
      ],
      { error: 'a dataset, or { dataset: history, column: hour }' },
    ),
    {
      description: 'Every time is later than all times of another dataset: a split in the order of time.',
      example: 'history',
    },
  ).optional(),
  'rows-as': key(
    z.union(
      [
        text,
        z.strictObject({
          dataset: key(text, { description: 'The other dataset.', example: 'history' }),
          min: key(amount, {
            description: 'At least so many rows: a count, or a percentage of its rows.',
            example: '10%',
          }).optional(),
          max: key(amount, {
            description: 'At most so many rows: a count, or a percentage of its rows.',
            example: '50%',
          }).optional(),
        }),
      ],
      { error: 'a dataset, or { dataset: history, min: 10%, max: 50% }' },
    ),
    {
      description: 'As many rows as another dataset has, or a share of them.',
      example: { dataset: 'history', min: '10%', max: '50%' },
    },
  ).optional(),
  nulls: key(z.enum(['skip', 'break']), {
    description:
      'With `compare`, `combinations` and `adds-up`: whether a row in which one of the columns is null (or NaN) is left out or breaks the rule.',
    default: 'skip',
    example: 'break',
  }).optional(),
} as const;

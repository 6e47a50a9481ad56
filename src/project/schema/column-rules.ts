import { z } from 'zod';
import { hygieneAsks } from '../rule-types.ts';
import { amount, count, key, oneOrMore, positive, scalars, text } from './parts.ts';

/** A value that a limit can have: a number, or a date or timestamp in ISO form. */
export const bound = z.union([z.number(), z.string()], { error: 'a number, a date or a timestamp' });

const between = z.strictObject({
  min: key(z.number(), { description: 'It is at least that.', example: 0 }).optional(),
  max: key(z.number(), { description: 'It is at most that.', example: 100 }).optional(),
});

const boundBetween = z.strictObject({
  min: key(bound, { description: 'It is at least that; a date or timestamp in ISO form.', example: 0 }).optional(),
  max: key(bound, { description: 'It is at most that; a date or timestamp in ISO form.', example: 100 }).optional(),
});

const counts = z.union(
  [
    count,
    z.strictObject({
      min: key(count, { description: 'At least so many characters.', example: 1 }).optional(),
      max: key(count, { description: 'At most so many characters.', example: 80 }).optional(),
    }),
  ],
  { error: 'a whole number of at least 0, or { min: 1, max: 80 }' },
);

const distinct = z.union(
  [
    count,
    z.strictObject({
      min: key(amount, {
        description: 'At least so many: a count, or a percentage of the values that are not null.',
        example: 2,
      }).optional(),
      max: key(amount, {
        description: 'At most so many: a count, or a percentage of the values that are not null.',
        example: 50,
      }).optional(),
    }),
  ],
  { error: 'a whole number of at least 0, or { min: 2, max: 50% }' },
);

const sequence = z.union(
  [
    z.literal(true),
    z.strictObject({
      strictly: key(z.boolean(), {
        description: 'Whether equal neighbours break the rule.',
        default: false,
        example: true,
      }).optional(),
      order: key(text, {
        description: 'The column that puts the rows in order. Default: as they stand in the files.',
        example: 'departure',
      }).optional(),
      by: key(oneOrMore, {
        description: 'Rows that are equal in these columns are a sequence of their own.',
        example: 'tail-number',
      }).optional(),
    }),
  ],
  { error: 'true, or { strictly: true, order: <column>, by: <column> }' },
);

const decimals = z.union(
  [
    count.max(15, { error: 'a whole number from 0 to 15' }),
    z.strictObject({
      scale: key(count.max(15, { error: 'a whole number from 0 to 15' }), {
        description: 'At most so many digits after the point.',
        example: 2,
      }),
      precision: key(positive.max(30, { error: 'a whole number from 1 to 30' }), {
        description: 'At most so many digits in all, those after the point included.',
        example: 10,
      }).optional(),
    }),
  ],
  { error: 'a whole number from 0 to 15, or { scale: 2, precision: 10 }' },
);

const outliers = z.union(
  [
    amount,
    z.strictObject({
      max: key(amount, { description: 'So many values may be outliers.', default: 0, example: '1%' }).optional(),
      iqr: key(z.number().positive(), {
        description: 'An outlier is so many interquartile ranges outside of the quartiles. Default 3, Tukey’s far out.',
        example: 1.5,
      }).optional(),
      deviations: key(z.number().positive(), {
        description: 'Instead: an outlier is so many standard deviations away from the mean.',
        example: 4,
      }).optional(),
    }),
  ],
  { error: 'an amount such as 1%, or { max: 1%, iqr: 1.5 }' },
);

/** Keys of a column besides its type, its nulls and its presence. */
export const columnRules = {
  min: key(bound, { description: 'No value is smaller; a date or timestamp in ISO form.', example: 0 }).optional(),
  max: key(bound, { description: 'No value is larger; a date or timestamp in ISO form.', example: 200 }).optional(),
  values: key(
    z.union(
      [
        scalars,
        z.strictObject({
          from: key(z.string().regex(/^[^.]+\..+$/, { error: 'a dataset and its column such as stations.id' }), {
            description: 'A dataset of this file, a point, and a column of it: every value is one of that column.',
            example: 'stations.id',
          }),
        }),
      ],
      { error: 'a list with at least one value, or { from: stations.id }' },
    ),
    {
      description: 'The only values allowed: a list, or those of a column of another dataset.',
      example: ['JFK', 'LGA', 'EWR'],
    },
  ).optional(),
  'not-values': key(scalars, { description: 'Values that are forbidden.', example: ['unknown', 'test'] }).optional(),
  pattern: key(oneOrMore, {
    description:
      'A regular expression for the whole value, of the subset in docs/reference/patterns.md; of a list one has to match.',
    example: '[A-Z]{3}',
  }).optional(),
  'not-pattern': key(oneOrMore, {
    description: 'Regular expressions of the same subset that no whole value matches.',
    example: '.*test.*',
  }).optional(),
  format: key(text, {
    description:
      'The form of every value: a name of docs/reference/formats.md, or a date format such as `%d.%m.%Y`, by which only dates of the calendar go.',
    example: 'email',
  }).optional(),
  length: key(counts, {
    description: 'How many characters a text has: exactly so many, or between.',
    example: { min: 1, max: 80 },
  }).optional(),
  unique: key(z.boolean(), { description: 'No value stands twice.', default: false, example: true }).optional(),
  distinct: key(distinct, {
    description: 'How many different values there are, nulls left out: exactly so many, or between.',
    example: { min: 2, max: 50 },
  }).optional(),
  'most-common': key(amount, {
    description: 'The most frequent value stands at most so often: 95% rules out a column that is almost constant.',
    example: '95%',
  }).optional(),
  increasing: key(sequence, { description: 'No value is smaller than the one before it.', example: true }).optional(),
  decreasing: key(sequence, { description: 'No value is larger than the one before it.', example: true }).optional(),
  mean: key(between, {
    description: 'The mean of the finite values lies between; the same at any number of threads.',
    example: { min: 10, max: 20 },
  }).optional(),
  sum: key(between, {
    description: 'The sum of the finite values lies between.',
    example: { min: 0 },
  }).optional(),
  deviation: key(between, {
    description: 'The standard deviation of the finite values (n − 1) lies between.',
    example: { min: 0.1 },
  }).optional(),
  median: key(boundBetween, {
    description: 'The median lies between: of an even number of values the lower of the two in the middle.',
    example: { min: 5, max: 10 },
  }).optional(),
  quantiles: key(
    z.record(z.string().regex(/^\d+(\.\d+)?%$/, { error: 'a percentage such as 95%' }), boundBetween, {
      error: 'limits by percentage, such as { 95%: { max: 120 } }',
    }),
    {
      description: 'Quantiles lie between: the smallest value that so many percent of the values do not exceed.',
      example: { '95%': { max: 120 } },
    },
  ).optional(),
  smallest: key(boundBetween, {
    description: 'The smallest value lies between: `max` asks that the values reach down so far.',
    example: { max: 0 },
  }).optional(),
  largest: key(boundBetween, {
    description: 'The largest value lies between: `min` asks that the values reach up so far.',
    example: { min: '2026-10-01' },
  }).optional(),
  decimals: key(decimals, { description: 'At most so many digits after the point.', example: 2 }).optional(),
  hygiene: key(z.union([z.literal(true), z.array(z.enum(hygieneAsks)).min(1)], { error: 'true, or a list of names' }), {
    description:
      'Texts are clean: `empty` none is empty, `blanks` none begins or ends with white space, `control` none holds a control character, `spelling` none differs from another only in letter case or white space, `placeholder` none only stands for a missing value, such as N/A.',
    example: ['empty', 'blanks'],
  }).optional(),
  outliers: key(outliers, {
    description: 'So many values may be outliers.',
    example: '1%',
  }).optional(),
} as const;

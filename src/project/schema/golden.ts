import { z } from 'zod';
import { duration, key, positive, text } from './parts.ts';
import { requestPath } from './request-path.ts';

const mostRows = 100_000;
const mostBatch = 10_000;
const rowsText = `a whole number from 1 to ${mostRows}`;
const batchText = `a whole number from 1 to ${mostBatch}`;
const toleranceText = 'a number of at least 0 such as 1e-6';
const keysText = 'dotted keys such as inputs.rows';
const answersText = 'dotted keys such as outputs.*.label, with at most one `*`, which stands for each row';
const columnText = 'prediction, score or score_<class>';

const keys = z.string({ error: keysText }).regex(/^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)*$/, { error: keysText });
const answers = z
  .string({ error: answersText })
  .regex(/^(?!.*\*.*\*)([A-Za-z_][\w-]*|\*)(\.([A-Za-z_][\w-]*|\d{1,6}|\*))*$/, { error: answersText });
const column = z.string().regex(/^(prediction|score|score_(?!proto__$).+)$/, { error: columnText });

const mapped = z.strictObject({
  path: key(requestPath, { description: 'Path below the endpoint, asked with POST.', example: '/predict' }),
  request: key(keys, {
    description: 'Dotted keys to the list of rows in what is sent; a row is a table of column and value.',
    example: 'inputs.rows',
  }),
  response: key(
    z.union([answers, z.record(column, answers)], { error: 'dotted keys, or a table of prediction, score and keys' }),
    {
      description:
        'Dotted keys to the answers, one for each row in the order of the rows: each a value, or a table with `prediction`, `score` or `score_<class>`. Or a table with keys to each of these. `*` stands for each row.',
      example: { prediction: 'results.*.label', score: 'results.*.probability' },
    },
  ),
});

const protocol = z.union([z.enum(['v2', 'v1']), mapped], {
  error: 'v2, v1, or a table with path, request and response',
});

const golden = z.strictObject({
  dataset: key(text, {
    description: 'The rows: the dataset that `evaluate.label` names.',
    example: 'holdout',
  }),
  rows: key(z.int({ error: rowsText }).min(1, { error: rowsText }).max(mostRows, { error: rowsText }), {
    description: 'How many of its rows are sent, chosen by a hash of their key: the same ones each time.',
    default: 1000,
    example: 200,
  }).optional(),
  'min-rows': key(positive, {
    description: 'Where fewer rows can be compared, the answer is unknown.',
    default: 30,
    example: 100,
  }).optional(),
  protocol: key(protocol, {
    description:
      'How the server is asked. `v2`: Open Inference Protocol, a tensor for each column, answers in outputs `prediction`, `score`, `score_<class>`, or in the only output. `v1`: `{ instances: [{ column: value }] }`, answers in `predictions`. Or a mapping of your own.',
    default: 'v2',
    example: { path: '/predict', request: 'rows', response: 'predictions' },
  }).optional(),
  input: key(text, {
    description: 'Of `v2`: one input of this name takes all columns as numbers. Default: an input for each column.',
    example: 'input-0',
  }).optional(),
  columns: key(z.array(text).min(1, { error: 'a list with at least one column' }), {
    description: 'Which columns are sent, in this order. Default: all but key and label. The label is never sent.',
    example: ['hour', 'station'],
  }).optional(),
  batch: key(z.int({ error: batchText }).min(1, { error: batchText }).max(mostBatch, { error: batchText }), {
    description: 'Rows of one request.',
    default: 32,
    example: 1,
  }).optional(),
  within: key(duration, {
    description: 'A request that is not answered after so long has failed.',
    default: '10s',
    example: '2s',
  }).optional(),
  tolerance: key(z.number({ error: toleranceText }).min(0, { error: toleranceText }), {
    description:
      'Two numbers count as equal that differ by at most so much, or by at most so much of the recorded one.',
    default: 1e-6,
    example: 0.001,
  }).optional(),
});

/** `golden` of a step: the name of a dataset, or a table. */
export const goldenStep = z.union([text, golden], { error: 'the name of a dataset, or a table with dataset' });

export type WrittenGolden = z.infer<typeof golden>;

import { committed, type NastyInput } from './input.ts';

/** What the table of twelve promises; see make_twelve.py. */
const contract = `key: id
columns:
  id: { type: integer }
  x: { type: number, min: 0, max: 1 }
  n: { type: integer, min: 0, max: 100 }
  cat: { type: string, values: [a, b, c] }
  name: { type: string, pattern: 'u[0-9]{3}' }
  ts: { type: timestamp, nulls: 0 }`;

type Twelve = Pick<NastyInput, 'name' | 'verdict' | 'reasons'> & {
  readonly file: string;
  readonly against?: string;
  readonly textReasons?: readonly string[];
};

const open = 'no-rows';

const inputs: readonly Twelve[] = [
  { name: 'undamaged', file: 'clean', verdict: 'pass', reasons: [] },
  { name: 'no rows', file: 'empty', verdict: 'fail', reasons: ['empty-table', open] },
  { name: '`x` entirely null', file: 'x-null', verdict: 'fail', reasons: ['all-null', open] },
  { name: '5 % NaN in `x`', file: 'x-nan', verdict: 'fail', reasons: ['not-finite'] },
  { name: 'one +inf in `x`', file: 'x-inf', verdict: 'fail', reasons: ['above-max', 'not-finite'] },
  { name: 'column `x` missing', file: 'x-missing', verdict: 'fail', reasons: ['missing-column'] },
  { name: 'an extra column', file: 'extra', verdict: 'pass', reasons: ['extra-column'] },
  {
    name: '`n` is text',
    file: 'n-text',
    verdict: 'fail',
    reasons: ['cannot-compare', 'wrong-type'],
    textReasons: ['empty-table', open, 'unreadable-lines'],
  },
  { name: '1 % of `cat` is a new value', file: 'cat-new', verdict: 'fail', reasons: ['outside-values'] },
  { name: 'a key twice', file: 'id-twice', verdict: 'fail', reasons: ['duplicate-key'] },
  { name: '`x` became constant', file: 'x-constant', against: 'clean', verdict: 'fail', reasons: ['drifted x'] },
  { name: '`ts` lost its time zone', file: 'ts-no-zone', against: 'clean', verdict: 'pass', reasons: ['retyped ts'] },
  { name: 'a base without rows', file: 'clean', against: 'empty', verdict: 'unknown', reasons: ['one-side-empty'] },
];

/** Each in CSV and in Parquet of three writers. */
export const twelve: readonly NastyInput[] = inputs.flatMap(({ file, against, textReasons, ...input }) =>
  (['csv', 'pyarrow', 'polars', 'duckdb'] as const).map((writer): NastyInput => {
    const ending = writer === 'csv' ? 'csv' : 'parquet';
    const form = writer === 'csv' ? 'CSV' : `Parquet of ${writer}`;
    return {
      name: `${input.name} (${form})`,
      make: committed(writer, `${file}.${ending}`),
      contract,
      verdict: input.verdict,
      reasons: (writer === 'csv' ? textReasons : undefined) ?? input.reasons,
      ...(against !== undefined && { base: committed(writer, `${against}.${ending}`) }),
    };
  }),
);

import { committed, fileOf, type NastyInput } from './input.ts';

const column = (rules: string) => `columns: { x: { type: number, ${rules} }, y: {} }`;
const csv = (name: string, ...cells: readonly string[]) => fileOf(`${name}.csv`, `x,y\n${cells.join(',1\n')},1\n`);

/** Where engines answer a question otherwise than people read it. */
export const traps: readonly NastyInput[] = [
  {
    name: 'NaN that the statistics of a Parquet file leave out, in a rule of one’s own',
    make: committed('odd', 'nan-list.parquet'),
    contract: 'columns: { x: { type: number } }\nchecks: [{ name: r, where: x > 1 }]',
    verdict: 'fail',
    reasons: ['not-finite', 'rule-broken'],
  },
  {
    name: 'NaN beside a rule about the standard deviation, which aborts in SQL',
    make: csv('deviation', '1', '2', 'NaN'),
    contract: column('deviation: { max: 1 }'),
    verdict: 'fail',
    reasons: ['not-finite'],
  },
  {
    name: 'infinity beside a rule about the mean',
    make: csv('mean', '1', '2', 'inf'),
    contract: column('mean: { max: 10 }'),
    verdict: 'fail',
    reasons: ['not-finite'],
  },
  {
    name: 'a negative lower bound, which pasted into SQL begins a comment',
    make: csv('minus', '-6', '1'),
    contract: column('min: -5'),
    verdict: 'fail',
    reasons: ['below-min'],
  },
  {
    name: 'a bound with 17 digits after the point',
    make: csv('digits', '0.1', '0.30000000000000004'),
    contract: column('max: 0.3'),
    verdict: 'fail',
    reasons: ['above-max'],
  },
  {
    name: 'nulls beside forbidden values, for which NOT IN is never true',
    make: fileOf('not-in.csv', 'x,y\n,1\nbad,1\n'),
    contract: 'columns: { x: { type: string, not-values: [bad] }, y: {} }',
    verdict: 'fail',
    reasons: ['forbidden-value'],
  },
  {
    name: 'nulls that become twice as many, which least() and greatest() would count as small numbers',
    base: csv('few-nulls', ...Array.from({ length: 2000 }, (_, at) => (at % 10 === 0 ? '' : String(at % 97)))),
    make: csv('many-nulls', ...Array.from({ length: 2000 }, (_, at) => (at % 5 === 0 ? '' : String(at % 97)))),
    contract: column('min: 0'),
    verdict: 'fail',
    reasons: ['drifted x'],
  },
  {
    name: 'half-precision numbers with NaN and infinity',
    make: committed('odd', 'half.parquet'),
    contract: 'columns: { h: { type: number, max: 2 } }',
    verdict: 'fail',
    reasons: ['above-max', 'not-finite'],
  },
];

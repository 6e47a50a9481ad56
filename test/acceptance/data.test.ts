import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Files, makeWorld, type RanJson, type State } from './harness.ts';
import { rows, tiny } from './tiny.ts';

const good = rows(40, 1);
const [header = '', ...lines] = good.trimEnd().split('\n');
const parquet = readFileSync(
  join(import.meta.dirname, '..', '..', 'examples', 'flights', 'data', 'holdout', '2013-11.parquet'),
);

interface Case {
  readonly name: string;
  /** Null: the file does not exist. */
  readonly content: string | Uint8Array | null;
  readonly ending?: 'csv' | 'parquet';
  readonly source?: string;
  readonly columns?: string;
  readonly more?: string;
  readonly code: number;
  readonly reason: string;
  readonly says: RegExp;
}

const standard = 'id: { type: integer }, x: { type: number, nulls: 0, min: 0, max: 1 }, y: { values: [0, 1] }';

const cases: readonly Case[] = [
  { name: 'missing', content: null, code: 1, reason: 'data-missing', says: /data\/missing\.csv/ },
  {
    name: 'no-match',
    content: null,
    source: 'data/nothing-*.csv',
    code: 1,
    reason: 'no-files-match',
    says: /data\/nothing-\*\.csv/,
  },
  { name: 'empty-file', content: '', code: 1, reason: 'empty-data-file', says: /empty-file\.csv/ },
  { name: 'header-only', content: `${header}\n`, code: 1, reason: 'empty-table', says: /no rows|0 rows/ },
  {
    name: 'no-parquet',
    content: 'PAR1 this is not a table',
    ending: 'parquet',
    code: 1,
    reason: 'unreadable-data-file',
    says: /no-parquet\.parquet/,
  },
  {
    name: 'cut-parquet',
    content: parquet.subarray(0, parquet.length - 5000),
    ending: 'parquet',
    columns: 'late: { type: boolean }',
    more: 'key: [flight]',
    code: 1,
    reason: 'unreadable-data-file',
    says: /cut-parquet\.parquet/,
  },
  { name: 'ragged', content: table({ 7: '8,0.5' }), code: 1, reason: 'unreadable-lines', says: /1 line|line 9/ },
  { name: 'too-wide', content: table({ 7: '8,0.5,1,9' }), code: 1, reason: 'unreadable-lines', says: /1 line|line 9/ },
  { name: 'open-quote', content: table({ 7: '8,"0.5,1' }), code: 1, reason: 'unreadable-lines', says: /line/ },
  {
    name: 'header-twice',
    content: good.replace('id,x,y', 'id,x,x'),
    code: 1,
    reason: 'duplicate-header',
    says: /"x"|`x`|x/,
  },
  { name: 'delimiter', content: good.replaceAll(',', ';'), code: 1, reason: 'wrong-delimiter', says: /;|semicolon/ },
  { name: 'nul', content: table({ 7: '8,0.5\0,1' }), code: 1, reason: 'nul-bytes', says: /nul\.csv/ },
  {
    name: 'latin-1',
    content: Buffer.from(table({ 7: '8,0.5,é' }), 'latin1'),
    code: 1,
    reason: 'not-utf8',
    says: /latin-1\.csv/,
  },
  {
    name: 'last-cell',
    content: rows(50_000, 1).replace(/,[01]\n$/, ',2\n'),
    code: 1,
    reason: 'outside-values',
    says: /1 of 50,000 rows/,
  },
  {
    name: 'last-type',
    content: rows(50_000, 1).replace(/,([01])\n$/, 'oops,$1\n'),
    code: 1,
    reason: 'unreadable-lines',
    says: /line 50001, column x: .*0\.2267oops/,
  },
  {
    name: 'nan',
    content: table({ 7: '8,NaN,1', 8: '9,nan,1' }),
    code: 1,
    reason: 'not-finite',
    says: /2 NaN in 40 rows/,
  },
  {
    name: 'infinite',
    content: table({ 7: '8,inf,1', 8: '9,-Infinity,1' }),
    code: 1,
    reason: 'not-finite',
    says: /1 \+Inf, 1 −Inf in 40 rows/,
  },
  { name: 'no-column', content: good.replace('id,x,y', 'id,z,y'), code: 1, reason: 'missing-column', says: /x/ },
  {
    name: 'extra-column',
    content: [`${header},late`, ...lines.map((line) => `${line},1`), ''].join('\n'),
    more: 'extra-columns: fail',
    code: 1,
    reason: 'extra-column',
    says: /late/,
  },
  {
    name: 'all-null',
    content: [header, ...lines.map((line) => line.replace(/,.*,/, ',,')), ''].join('\n'),
    columns: 'id: { type: integer }, x: { type: number }, y: { values: [0, 1] }',
    code: 1,
    reason: 'all-null',
    says: /x/,
  },
  { name: 'key-twice', content: table({ 7: '1,0.5,1' }), code: 1, reason: 'duplicate-key', says: /2 of 40|1 key/ },
  {
    name: 'where-column',
    content: good,
    more: 'checks: [{ name: rule, where: z > 1 }]',
    code: 2,
    reason: 'sql-failed',
    says: /z/,
  },
  {
    name: 'where-twice',
    content: good,
    more: 'checks: [{ name: rule, where: "x > 2; drop table t" }]',
    code: 2,
    reason: 'sql-syntax',
    says: /rule: SQL: syntax error at or near/,
  },
  {
    name: 'where-null',
    content: table({ 7: '8,,1' }),
    columns: 'id: { type: integer }, x: { type: number }, y: { values: [0, 1] }',
    more: 'checks: [{ name: rule, where: x > 2 }]',
    code: 2,
    reason: 'null-result',
    says: /1 of 40|1 row/,
  },
  {
    name: 'where-file',
    content: good,
    more: `checks: [{ name: rule, sql: "select * from read_csv('/etc/passwd')" }]`,
    code: 2,
    reason: 'sql-not-allowed',
    says: /rule/,
  },
];

const world = makeWorld({
  ...tiny,
  ...Object.fromEntries(cases.flatMap((one) => (one.content === null ? [] : [[pathOf(one), one.content] as const]))),
  'data/bom.csv': `\uFEFF${good.replaceAll('\n', '\r\n')}`,
  'mlops.yaml': projectOf(),
} satisfies Files);
afterAll(() => world.remove());

const judged = z.object({
  datasets: z.array(z.object({ dataset: z.string(), verdict: z.string(), reason: z.string() }).loose()),
});
type Judged = z.infer<typeof judged>['datasets'][number];

describe('data that is not in order', () => {
  let before: State;
  let whole: RanJson;
  let datasets: readonly Judged[];
  beforeAll(async () => {
    before = world.state();
    whole = await world.json(['validate']);
    datasets = judged.parse(whole.result.data).datasets;
  });

  it.each(cases)('$name: exit $code, $reason', ({ name, code, reason, says }) => {
    const one = datasets.find(({ dataset }) => dataset === name);
    const verdict = code === 1 ? 'fail' : 'unknown';
    expect({ ...one }).toMatchObject({ verdict, reason });
    expect(JSON.stringify(one)).toMatch(says);
  });

  it('fails as a whole, with every dataset in the document, and leaves everything as it was', () => {
    expect([whole.result.exitCode, datasets.map(({ dataset }) => dataset).toSorted()]).toEqual([
      1,
      [...cases.map(({ name }) => name), 'bom'].toSorted(),
    ]);
    expect(world.state()).toEqual(before);
  });

  it.each([
    { name: 'where-column', reason: 'sql-failed', rule: /^ {4}checks: .* where: z > 1/ },
    { name: 'where-twice', reason: 'sql-syntax', rule: /^ {4}checks: .* drop table/ },
    { name: 'where-null', reason: 'null-result', rule: /^ {4}checks: .* where: x > 2/ },
    { name: 'last-cell', reason: 'outside-values', rule: /^ {4}columns: .* y: / },
    { name: 'empty-file', reason: 'empty-data-file', rule: /^ {2}empty-file:/ },
  ])('names the line of the rule, in the text and as a problem: $name', async ({ name, reason, rule }) => {
    const text = world.read('mlops.yaml').split('\n');
    const section = text.indexOf(`  ${name}:`);
    const line = section + 1 + text.slice(section).findIndex((one) => rule.test(one));
    const place = { file: 'mlops.yaml', line, source: text[line - 1] };
    const problem = whole.result.problems.find((one) => one.reason === reason && one.message.startsWith(`${name}: `));
    expect(problem).toMatchObject({ place, remedy: expect.stringMatching(/./) });
    const { stdout, stderr } = await world.run(['validate', name]);
    expect(stdout.replace(/\s+/g, ' ')).toContain(`(mlops.yaml:${line})`);
    expect(stderr).toContain(`mlops.yaml:${line}:${problem?.place?.column}: ${name}: `);
  });

  it('says of a rule that a change removes whose line it is', async () => {
    const branch = world.copy();
    try {
      branch.branch('loose');
      const text = branch.read('mlops.yaml');
      const line = text.split('\n').findIndex((one) => one.includes('where: x > 2 }')) + 1;
      branch.commit('Drop a rule', { 'mlops.yaml': text.replace('    checks: [{ name: rule, where: x > 2 }]\n', '') });
      const { stdout, stderr } = await branch.run(['validate', 'where-null']);
      expect(stdout.replace(/\s+/g, ' ')).toContain(`(mlops.yaml:${line} on main)`);
      expect(stderr).toContain(`mlops.yaml:${line}:28 on main: where-null: `);
      expect(stderr).toContain(`${line} |     checks: [{ name: rule, where: x > 2 }]`);
    } finally {
      branch.remove();
    }
  });

  it.each(['last-cell', 'where-null', 'header-only', 'empty-file'])(
    'stays what it is when it is asked again, alone: nothing turns green by having been looked at: %s',
    async (name) => {
      const one = cases.find((each) => each.name === name);
      const { result } = await world.json(['validate', name]);
      expect([result.exitCode, result.reason]).toEqual([one?.code, one?.reason]);
      expect(result.sentence).toContain(name);
      expect(world.state()).toEqual(before);
    },
  );

  it('reads a byte order mark and Windows line ends as what they are', () => {
    expect(datasets.find(({ dataset }) => dataset === 'bom')).toMatchObject({ verdict: 'pass', reason: 'data-passes' });
  });

  it('trains nothing on it', async () => {
    const { result } = await world.json(['train']);
    expect([result.exitCode, result.reason]).toEqual([1, 'data-failed']);
    expect(result.problems.map((problem) => problem.reason)).toContain('outside-values');
    expect(world.state().store).toEqual(before.store);
    const { result: reported } = await world.json(['report']);
    expect(reported.exitCode).toBe(1);
  });
});

/** The good table with some lines (0: the first row) replaced. */
function table(changes: Readonly<Record<number, string>>): string {
  return [header, ...lines.map((line, index) => changes[index] ?? line), ''].join('\n');
}

function pathOf({ name, ending = 'csv' }: Pick<Case, 'name' | 'ending'>): string {
  return `data/${name}.${ending}`;
}

/** Each case is a dataset of its own; the model learns from one of the broken ones. */
function projectOf(): string {
  const bom = { name: 'bom', content: '', code: 0, reason: '', says: /./ };
  const sections = [...cases, bom].map(
    (one: Case) =>
      `  ${one.name}:\n    source: ${one.source ?? pathOf(one)}\n    key: [id]\n    columns: { ${one.columns ?? standard} }\n${one.more === undefined ? '' : `    ${one.more}\n`}`,
  );
  return `version: 1
datasets:
${sections.join('').replaceAll('    key: [id]\n    columns: { late: { type: boolean } }\n', '    columns: { late: { type: boolean } }\n')}models:
  m:
    code: [train.sh]
    data: { train: last-cell }
    train: { run: bash train.sh }
    artifact: model/
    metrics: [metrics.json]
`;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv as csvFormat, scratch, testEngine } from '../data/engine.ts';
import { type Files, makeWorld, type World } from './harness.ts';
import { projectFile, rows, tiny } from './tiny.ts';

// What a branch can do to the test rows: by changing what the base vouches for, or by leaving it away.
const columns = `      id: { type: integer }
      x: { type: number, nulls: 0, min: 0, max: 1 }
      y: { type: integer, values: [0, 1] }
      city: { type: string }
`;
const project = (source = 'data/test.csv') =>
  projectFile({
    columns,
    evaluate: `    evaluate:
      run: bash predict.sh
      code: [predict.sh]
      task: binary
      predictions: predictions.csv
      label: { dataset: test, column: y }
      slices: [city]
`,
    gates: `    gates:
      roc-auc: { min: 0.6, max-worse: 0.05 }
      accuracy: { by: city, max-worse: 0.2, min-rows: 40 }
`,
  })
    .replace('source: data/test.csv', `source: ${source}`)
    .replace(
      'y: { type: integer, values: [0, 1] }\nmodels',
      'y: { type: integer, values: [0, 1] }\n      city: { type: string }\n    drift: { columns: { city: false } }\nmodels',
    );

interface Row {
  readonly id: number;
  readonly x: string;
  readonly y: string;
  readonly city: string;
}

const table: readonly Row[] = rows(400, 1000)
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [id = '', x = '', y = ''] = line.split(',');
    return { id: Number(id), x, y, city: Number(id) % 5 === 0 ? 'B' : 'A' };
  });

const header = 'id,x,y,city';
const csv = (of: readonly Row[]) =>
  `${[header, ...of.map(({ id, x, y, city }) => `${id},${x},${y},${city}`)].join('\n')}\n`;
const withCity = (text: string) => text.replaceAll(/^(\d+),(.*)$/gm, '$1,$2,A').replace(/^id,x,y$/m, header);

const base: Files = {
  ...tiny,
  'mlops.yaml': project(),
  'data/train.csv': withCity(String(tiny['data/train.csv'])),
  'data/test.csv': csv(table),
};

const engine = await testEngine(scratch());
const home = makeWorld(base);
const worlds: World[] = [home];

beforeAll(async () => {
  expect((await home.json(['train'])).result.reason).toBe('trained');
  expect((await home.json(['report'])).result.exitCode).toBe(0);
});
afterAll(() => {
  for (const world of worlds) world.remove();
});

interface Judged {
  readonly code: number;
  readonly reason: string;
  readonly sentence: string;
  /** The report as people read it. */
  readonly text: string;
}

/** A branch with one commit, trained and reported. */
async function branch(name: string, files: Files, from = home): Promise<Judged> {
  const world = from.copy();
  worlds.push(world);
  world.branch(name);
  world.commit(name, files);
  await world.json(['train']);
  const { result } = await world.json(['report']);
  const { stdout } = await world.run(['report']);
  return {
    code: result.exitCode,
    reason: result.reason,
    sentence: result.sentence,
    text: stdout.replaceAll(/\s+/g, ' '),
  };
}

const better = { 'params.yaml': 'signal: 0.9\n' };

describe('a branch that changes the test rows, and would pass on them', () => {
  it('permutes a column, which spoils what the base’s model sees', async () => {
    const xs = table.map(({ x }) => x);
    const permuted = table.map((row, index) => ({ ...row, x: xs[(index * 7 + 3) % xs.length] ?? row.x }));
    // The candidate brings its own values of x, by row.
    const lookup = `awk -F, 'FNR == 1 { print "id,score"; next } { printf "%s,%.6f\\n", $1, (($1 * 613) % 997) / 997 }' "$MLOPS_ROWS" > "$MLOPS_OUTPUT/predictions.csv"\n`;
    const judged = await branch('permuted', { 'data/test.csv': csv(permuted), 'predict.sh': lookup });
    expect(judged).toMatchObject({ code: 2, reason: 'rows-changed' });
    expect(judged.text).toMatch(/test rows that the base knows have other values here: x in \d+/);
  });

  it('leaks the label into a last digit of known rows, which only its own code reads', async () => {
    const leaked = table.map((row, index) =>
      index % 2 === 0 ? { ...row, x: `${row.x}${row.y === '1' ? 2 : 1}` } : row,
    );
    const reads = `awk -F, 'FNR == 1 { print "id,score"; next }
      { noise = ($1 * 7919 % 1009) / 1009; last = substr($2, 7); score = last == "" ? 0.4 * $2 + 0.6 * noise : last - 1; printf "%s,%.6f\\n", $1, score }
    ' "$MLOPS_ROWS" > "$MLOPS_OUTPUT/predictions.csv"\n`;
    const judged = await branch('leaked', { 'data/test.csv': csv(leaked), 'predict.sh': reads });
    expect(judged).toMatchObject({ code: 1, reason: 'beyond-limit' });
    expect(judged.sentence).toMatch(/On the 200 test rows that are as the base has them: roc-auc got worse by/);
    expect(judged.text).toMatch(/200 of the 400 test rows that the base knows have other values here: x in 200/);
    expect(judged.text).toMatch(/↑ \+0\.\d+ \[.*?\] better ❌ fails: at most 0\.05 worse on unchanged rows/);
  });

  it('gives every row a new key', async () => {
    const renumbered = table.map((row) => ({ ...row, id: row.id + 5000, y: Number(row.x) > 0.5 ? '1' : '0' }));
    const judged = await branch('renumbered', { ...better, 'data/test.csv': csv(renumbered) });
    expect(judged).toMatchObject({ code: 2, reason: 'rows-gone' });
    expect(judged.sentence).toMatch(/none of the base's 400 test rows is left, and at most 1 % may be/);
    expect(judged.text).toMatch(/None of the base’s 400 rows of test is left\./);
  });

  it('keeps the easy rows only', async () => {
    const easy = table.filter(({ x, y }) => Number(x) > 0.5 === (y === '1'));
    const judged = await branch('easy', { ...better, 'data/test.csv': csv(easy) });
    expect(judged).toMatchObject({ code: 2, reason: 'rows-gone' });
    expect(judged.sentence).toMatch(/44 of the base's 400 test rows \(11 %\) are gone/);
  });

  it('loses a slice that a gate judges, by another name for it or by keeping few of its rows', async () => {
    const kept = (most: number) => {
      let left = most;
      return table.filter(({ city }) => city !== 'B' || left-- > 0);
    };
    for (const [name, most, said] of [
      ['none', 0, 'none is left'],
      ['few', 12, '12 are left'],
    ] as const) {
      const judged = await branch(`slice-${name}`, { ...better, 'data/test.csv': csv(kept(most)) });
      expect(judged.code).toBe(2);
      expect(judged.text).toContain(
        `accuracy of city B is no longer judged: the base has 80 test rows of it, ${said}.`,
      );
    }
    const renamed = table.map((row) => ({ ...row, city: 'A' }));
    const judged = await branch('slice-renamed', { ...better, 'data/test.csv': csv(renamed) });
    expect(judged).toMatchObject({ code: 2, reason: 'slice-gone' });
  });
});

describe('a branch that changes the test rows for good reasons', () => {
  it('adds a column', async () => {
    const wider = csv(table).replaceAll(/$/gm, ',1').replace('city,1', 'city,z').replace(/\n,1$/, '\n');
    const judged = await branch('wider', { ...better, 'data/test.csv': wider });
    expect(judged).toMatchObject({ code: 0, reason: 'better' });
    expect(judged.text).toMatch(/z is a new column of test: the base cannot vouch for the values/);
    expect(judged.text).not.toMatch(/other values here|are gone/);
  });

  it('appends rows, writes them in another order, and drops one in a hundred', async () => {
    const more = rows(40, 1400).trimEnd().split('\n').slice(1);
    const appended = `${csv(table)}${more.map((line) => `${line},A`).join('\n')}\n`;
    expect(await branch('appended', { ...better, 'data/test.csv': appended })).toMatchObject({
      code: 0,
      reason: 'better',
    });
    const reordered = await branch('reordered', { ...better, 'data/test.csv': csv(table.toReversed()) });
    expect(reordered).toMatchObject({ code: 0, reason: 'better' });
    expect(reordered.text).not.toMatch(/other values here|are gone|new column/);
    const fewer = await branch('fewer', { ...better, 'data/test.csv': csv(table.slice(4)) });
    expect(fewer).toMatchObject({ code: 0, reason: 'better' });
    expect(fewer.text).toMatch(/4 \(1\.0 %\) of the base’s 400 rows of test are gone\./);
  });

  it('writes them as Parquet, with the same values', async () => {
    // Scores by the id alone, so that they need not read either format.
    const scores =
      'echo id,score > "$MLOPS_OUTPUT/predictions.csv"\n' +
      `seq 1000 1399 | awk -v signal="$(sed 's/.*: *//' "$MLOPS_MODEL/model.txt")" '{ printf "%s,%.6f\\n", $1, signal * (($1 * 613) % 997) / 997 + (1 - signal) * ($1 * 7919 % 1009) / 1009 }' >> "$MLOPS_OUTPUT/predictions.csv"\n`;
    const blind = home.copy();
    worlds.push(blind);
    blind.commit('Scores by id', { 'predict.sh': scores });
    blind.git('push', '--quiet');
    expect((await blind.json(['train'])).result.exitCode).toBe(0);
    const target = join(blind.folder, 'test.parquet');
    const source = { name: 't', files: [join(blind.clone, 'data/test.csv')], format: csvFormat };
    await engine.write('SELECT id::SMALLINT AS id, x, y::TINYINT AS y, city FROM t', [source], target);
    const files = {
      'mlops.yaml': project('data/test.parquet'),
      'data/test.csv': null,
      'data/test.parquet': readFileSync(target),
    };
    const judged = await branch('parquet', { ...better, ...files }, blind);
    expect(judged).toMatchObject({ code: 0, reason: 'better' });
    expect(judged.text).not.toMatch(/other values here|are gone|is left|new column|labels of known rows/);
  });

  it('repairs a few rows: judged on the others too, and said', async () => {
    const repaired = table.map((row, index) => (index < 20 ? { ...row, x: '0.5' } : row));
    const judged = await branch('repaired', { ...better, 'data/test.csv': csv(repaired) });
    expect(judged).toMatchObject({ code: 0, reason: 'better' });
    expect(judged.sentence).toMatch(/; 20 of the 400 test rows that the base knows have other values here/);
    expect(judged.text).toMatch(/Each gate is asked again on the 380 others/);
  });
});

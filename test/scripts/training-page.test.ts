import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { metricNames } from '../../scripts/reference/metric-names.ts';
import { knownMetrics } from '../../src/metrics/index.ts';
import { readMetricsFile } from '../../src/metrics/readers/index.ts';
import { badDataCode } from '../../src/training/exit.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/reference/training.md'), 'utf8');

describe('docs/reference/training.md', () => {
  it('names every variable that the sources name, and no other', () => {
    const inTables = [...page.matchAll(/^\| `(MLOPS_[A-Z_]+)/gm)].map((match) => match[1]);
    const sources = globSync('src/**/*.ts', { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8'));
    const inSources = sources.flatMap((text) => [...text.matchAll(/\bMLOPS_[A-Z][A-Z_]*/g)].map(([name]) => name));
    const names = new Set(inSources.map((name) => (name.startsWith('MLOPS_DATA_') ? 'MLOPS_DATA_' : name)));
    expect(inTables.toSorted()).toEqual([...names].toSorted());
  });

  it('says of its examples what the reader reads', () => {
    const read = (text: string, file: string) => readMetricsFile(text, { file, row: { kind: 'last' } });
    const examples = [...page.matchAll(/```json\n([^`]*)```/g)].map((match) => match[1] ?? '');
    const [plain, error] = examples.map((text) => read(text, 'metrics.json'));
    expect(Object.keys(plain?.metrics ?? {})).toEqual(['rmse', 'mae', 'test.r2']);
    expect(page).toContain('are the metrics `rmse`, `mae` and `test.r2`');
    expect(error).toEqual({
      metrics: { rmse: { value: 52613.4, standardError: 1500, file: 'metrics.json' } },
      noNumbers: {},
      problems: [],
    });
    expect(examples).toHaveLength(2);
    for (const line of ['rmse 1', 'rmse: 1', 'rmse=1']) {
      expect(read(line, 'metrics.txt').metrics['rmse']?.value).toBe(1);
    }
    for (const ending of ['yaml', 'yml']) expect(read('a: { b: 1 }', `m.${ending}`).metrics['a.b']?.value).toBe(1);
    expect(read('[a]\nb = 1', 'm.toml').metrics['a.b']?.value).toBe(1);
    for (const ending of ['jsonl', 'ndjson']) {
      expect(read('{"a":1}\n{"a":2}', `m.${ending}`).metrics['a']?.value).toBe(2);
    }
    expect(read('metric,value\na,1\n', 'm.csv').metrics['a']?.value).toBe(1);
  });

  it('says the exit code of bad data', () => {
    expect(page).toContain(`${badDataCode} says "the data are bad"`);
  });
});

it('the reference lists every metric that is known by name', () => {
  const text = metricNames();
  expect(knownMetrics.filter(({ name }) => !text.includes(`\`${name}\``))).toEqual([]);
  expect(text).toMatch(/^\| `rmse` \| lower \| {2}\| {2}\| ● \|$/m);
  expect(text).toMatch(/^\| `ece` \| lower \| ● \| {2}\| {2}\|$/m);
});

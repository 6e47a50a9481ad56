import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDataset, countedEngine, sketchDataset } from '../../src/data/index.ts';
import type { DatasetVersion } from '../../src/data/types.ts';
import { loadProject } from '../../src/project/index.ts';
import { scratch, testEngine, written } from './engine.ts';

const folder = scratch();
const engine = await testEngine(folder);
const example = join(import.meta.dirname, '..', '..', 'examples', 'flights');

function exampleVersion(): DatasetVersion {
  const { project } = loadProject(readFileSync(join(example, 'mlops.yaml'), 'utf8'), 'mlops.yaml');
  const dataset = project.datasets.get('train') ?? expect.fail('the example has no dataset train');
  const files = readdirSync(join(example, 'data', 'train')).map((name) => {
    const local = join(example, 'data', 'train', name);
    return { path: `data/train/${name}`, local, bytes: statSync(local).size };
  });
  return { dataset, digest: 'abc', files };
}

describe('the scans of a dataset', () => {
  it('of the example are as many as data-plan.md says', async () => {
    const version = exampleVersion();
    const contract = countedEngine(engine, 'train');
    const report = await checkDataset(contract.engine, version);
    const sketch = countedEngine(engine, 'train');
    const { columns } = await sketchDataset(sketch.engine, version);
    expect(report.checks.length).toBeGreaterThan(100);
    // All counts, the key, and one for each rule in the user's own SQL.
    expect(contract.scans()).toBe(2 + version.dataset.checks.length);
    // Each column once; ranges of the file, first rows of numbers and of texts, means that were not taken besides.
    expect(sketch.scans()).toBeLessThanOrEqual(columns.length + 4);
  });

  it('are the queries over its rows: not those of other tables, nor those that only try SQL', async () => {
    const table = written(folder, 'a.csv', 'x\n1\n');
    const { engine: counted, scans } = countedEngine(engine, 't');
    await counted.describe(table);
    await counted.query('SELECT x FROM t LIMIT 0', [table]);
    await counted.query('SELECT x FROM u', [{ ...table, name: 'u' }]);
    expect(scans()).toBe(0);
    await counted.query('SELECT x FROM t', [table]);
    await counted.columns('SELECT x FROM t', [table]);
    await counted.write('SELECT x FROM t', [table], join(folder, 'b.csv'));
    expect(scans()).toBe(3);
  });
});

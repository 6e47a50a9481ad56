import { afterAll, describe, expect, it } from 'vitest';
import { makeWorld } from './harness.ts';

const world = makeWorld({
  'mlops.yaml':
    'version: 1\ndatasets: { d: { source: d.csv, columns: { x: { min: 0 }, who: { sensitive: true } } } }\n',
  'd.csv': 'x,who\n1,Ada\n-2,Bob\n',
});
afterAll(() => world.remove());

describe('`validate --rows`', () => {
  it('writes the rows that break a check, also of what was checked before, and says where', async () => {
    expect((await world.json(['validate'])).result.exitCode).toBe(1);
    const { result } = await world.json(['validate', '--rows', '.mlops/rows']);
    expect(result).toMatchObject({
      exitCode: 1,
      data: { failingRows: { written: [{ file: '001-d-min-x.csv', rows: 1, isCut: false, leftOut: ['who'] }] } },
    });
    expect(world.read('.mlops/rows/001-d-min-x.csv')).toBe('"#file","#line",x\nd.csv,3,-2\n');
    const again = await world.json(['validate', '--rows', '.mlops/rows']);
    expect([again.result.exitCode, again.result.reason]).toEqual([64, 'rows-folder-in-use']);
    const text = await world.run(['validate', '--rows', '.mlops/other']);
    expect(text.stdout).toMatch(/Failing rows in .*other:\n {2}001-d-min-x\.csv: 1 row, without the sensitive who\n/);
  });

  it('writes the lines that are no rows, and the finding says where', async () => {
    world.write({ 'd.csv': 'x,who\n1,Ada\nsoon,Bob\n2\n' });
    const { result } = await world.json(['validate', '--rows', '.mlops/lines']);
    expect(JSON.stringify(result)).toContain('line 4: too few fields: 1 instead of 2; all of them in d-rejected.csv');
    expect(world.read('.mlops/lines/d-rejected.csv')).toContain('d.csv,4,,too few fields');
    const text = await world.run(['validate', '--rows', '.mlops/more']);
    expect(text.stdout).toContain('d-rejected.csv: 1 line that is no row, without values of the sensitive who');
    expect(JSON.stringify((await world.json(['validate'])).result)).not.toContain('d-rejected');
  });
});

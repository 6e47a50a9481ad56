import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { findVersions } from '../../src/commands/find-versions.ts';
import { takeVersions } from '../../src/commands/renewal/hand-over.ts';
import { MlopsError } from '../../src/support/problem.ts';
import { ports as bare, folderWith } from './infer/world.ts';
import { fakeTable, openFake } from './lock/fake-table.ts';

const yaml = `version: 1
datasets:
  first: { source: { postgres: LAKE_URL, table: public.first } }
  outcomes: { source: { postgres: WAREHOUSE_URL, table: public.outcomes } }
  late: { from: outcomes, where: "id < 3" }
  files: data/x.csv
`;
let folder: string;
beforeEach(() => {
  folder = folderWith({ 'mlops.yaml': yaml, 'data/x.csv': 'id\n1\n' });
  execFileSync('git', ['update-ref', 'refs/remotes/origin/trunk', 'HEAD'], { cwd: folder });
});
const request = () => ({
  ...{ folder, projectFile: 'mlops.yaml', remote: 'origin', base: 'trunk', datasets: [] },
  handOver: join(folder, '.mlops', 'versions'),
});

describe('versions of tables', () => {
  it('are read of each database, and one that nobody can connect to keeps none of the others back', async () => {
    const table = fakeTable();
    const open = openFake(table);
    const openDatabase: typeof open = async (place) => {
      if (place.variable !== 'LAKE_URL') return open(place);
      throw new MlopsError('unavailable', [{ reason: 'database-unreachable', message: 'LAKE_URL: nobody answers.' }]);
    };
    const found = await findVersions(request(), { ...bare, openDatabase });
    expect([found.ends, found.reason, found.sentence]).toEqual([
      'fail',
      'versions-not-all-found',
      'No version of first can be proposed: LAKE_URL: nobody answers. Of the others, outcomes moved.',
    ]);
    expect(found.problems.map(({ reason }) => reason)).toEqual(['database-unreachable']);
    const { moved, unread, current } = await takeVersions(request().handOver);
    expect([[...moved.keys()], moved.get('outcomes')?.rows]).toEqual([['outcomes'], 10]);
    expect([unread, current]).toEqual([
      [{ dataset: 'first', reason: 'database-unreachable', message: 'LAKE_URL: nobody answers.' }],
      [],
    ]);
    expect(table.closed).toBe(table.opened.length);
  });

  it('are not proposed where somebody ends the run', async () => {
    const asked = new AbortController();
    const openDatabase = () => {
      asked.abort();
      return Promise.reject(new MlopsError('cancelled', [{ reason: 'cancelled', message: 'Somebody has ended it.' }]));
    };
    const finding = findVersions(request(), { ...bare, signal: asked.signal, openDatabase });
    await expect(finding).rejects.toMatchObject({ ends: 'cancelled' });
  });
});

import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './harness.ts';

/** DVC itself; `test/harness/dvc.sh` installs it and says why when it cannot. */
const dvc = process.env['MLOPS_TEST_DVC'] ?? '';

const put = (name: string) => `$\{${name}}`;

const files = {
  'params.yaml':
    'rate: 0.00001\nwhole: 1.0\nbig: 1e3\nflag: true\nnothing: null\nopts: { name: a b, n: 2, on: true, off: false, many: [1, x y] }\nregions: [north, south]\nunread: 1\n',
  'dvc.yaml': `stages:
  prepare:
    cmd: sort data/rows.csv > prepared/rows.csv
    deps: [data/rows.csv]
    outs: [prepared/rows.csv]
  train:
    cmd:
      - cat prepared/rows.csv > model.txt
      - echo ${put('rate')} ${put('whole')} ${put('big')} ${put('flag')} ${put('nothing')} ${put('opts')} >> model.txt
    deps: [prepared/rows.csv]
    params: [rate]
    outs: [model.txt]
  evaluate:
    foreach: ${put('regions')}
    do:
      wdir: reports
      cmd: sh score.sh ${put('item')}
      deps: [../model.txt, score.sh]
      metrics:
        - ${put('item')}.json: { cache: false }
`,
  'reports/score.sh': 'echo "{\\"rows_$1\\": $(wc -l < ../model.txt)}" > "$1.json"\n',
  'prepared/.gitkeep': '',
  'mlops.yaml': 'version: 1\nmodels:\n  m: { train: { dvc: evaluate } }\n',
};

describe.skipIf(dvc === '')('beside DVC itself', () => {
  let world: World;
  const run = (...args: readonly string[]) =>
    execFileSync(dvc, args, { cwd: world.clone, encoding: 'utf8', env: { ...process.env, DVC_NO_ANALYTICS: '1' } });
  beforeAll(async () => {
    world = makeWorld(files);
    run('init', '--quiet');
    run('remote', 'add', '--default', 'local', join(world.folder, 'remote'));
    world.write({ 'data/rows.csv': 'b,2\na,1\n' });
    run('add', '--quiet', 'data/rows.csv');
    run('repro', '--quiet');
    run('push', '--quiet');
    world.git('add', '--all');
    world.git('commit', '--quiet', '-m', 'With DVC');
  }, 120_000);
  afterAll(() => world?.remove());

  it('a training leaves byte for byte what `dvc repro` left', async () => {
    const left = readFileSync(join(world.clone, 'model.txt'), 'utf8');
    expect(left).toContain('1e-05 1.0 1000.0 true None --name a b --n 2 --on --many 1 x y');
    const trained = await world.json(['train']);
    expect([trained.code, trained.result.problems]).toEqual([0, []]);
    const explained = await world.json(['explain', 'm']);
    expect(JSON.stringify(explained.result.data)).toContain(
      'training is train; after it evaluate@north, evaluate@south',
    );
    const [path = ''] = world.inOrigin('ls-tree', '-r', '--name-only', 'mlops/ledger', 'runs/').split('\n');
    const { seeds } = JSON.parse(world.inOrigin('show', `mlops/ledger:${path}`));
    expect(seeds[0].metrics).toMatchObject({ rows_north: { value: 3 }, rows_south: { value: 3 } });
    const digest = execFileSync('sha256sum', [join(world.clone, 'model.txt')], { encoding: 'utf8' }).slice(0, 64);
    expect(seeds[0].artifact.files).toMatchObject([{ path: 'model.txt', digest: `sha256:${digest}` }]);
  });

  it('data comes from the remote of DVC, and a parameter that no stage reads trains nothing', async () => {
    execFileSync('rm', ['-rf', '.dvc/cache', 'data/rows.csv', 'prepared/rows.csv', 'model.txt'], { cwd: world.clone });
    appendFileSync(join(world.clone, 'params.yaml'), 'more: 2\n');
    world.git('commit', '--quiet', '--all', '-m', 'Nothing that a stage reads');
    expect((await world.json(['plan'])).result.sentence).toMatch(/0 to run|nothing/i);
    world.write({ 'params.yaml': `${files['params.yaml'].replace('0.00001', '0.1')}` });
    world.git('commit', '--quiet', '--all', '-m', 'Another rate');
    const again = await world.json(['train']);
    expect([again.code, again.result.problems]).toEqual([0, []]);
  });
});

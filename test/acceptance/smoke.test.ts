import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeWorld } from './harness.ts';
import { projectFile, tiny } from './tiny.ts';

// What runs leaves a line outside of its folder, so that a test sees what ran, in which order and with what.
const witness = 'echo "$0 $MLOPS_SEED $(cat params.yaml) $KIND $(wc -l < "$MLOPS_DATA_TRAIN") $TOKEN" >> "$WITNESS"\n';
const project = (smoke: string) =>
  projectFile({
    train: `run: bash train.sh\n      smoke: ${smoke}\n      seeds: [7, 8]\n      secrets: [TOKEN, WITNESS]`,
    model: '    env: { KIND: large }\n',
  }).replace('code: [train.sh]', 'code: [train.sh, smoke.sh]');
const smoke = `${witness}mkdir -p "$MLOPS_OUTPUT/model" model\necho smoked | tee "$MLOPS_OUTPUT/model/model.txt" > model/left.txt\n`;
const world = makeWorld({
  ...tiny,
  'train.sh': `${witness}${tiny['train.sh']}`,
  'smoke.sh': smoke,
  'mlops.yaml': project('bash smoke.sh'),
});
afterAll(() => world.remove());

const seen = join(world.folder, 'seen');
const env = { WITNESS: seen, TOKEN: 'open' };
const lines = () =>
  existsSync(seen)
    ? readFileSync(seen, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : [];
const run = (...args: readonly string[]) => world.json([...args], { env });

describe('a smoke command', () => {
  it('that fails keeps the training from beginning; it is the report’s failure, with a reason of its own', async () => {
    world.branch('broken');
    world.commit('broken', { 'smoke.sh': `${smoke}echo "no module named torch" >&2\nexit 3\n` });
    const trained = await run('train', 'm');
    expect([trained.code, trained.result.reason]).toEqual([1, 'smoke-failed']);
    expect(trained.result.problems.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['smoke-failed', 'command-failed']),
    );
    expect(trained.result.sentence).toMatch(/^m is not trained, since its smoke run failed: .*no module named torch/);
    expect(lines().filter((line) => line.startsWith('smoke.sh'))).toHaveLength(1);
    expect(lines().filter((line) => line.includes('signal: 0.6') && line.startsWith('train.sh'))).toHaveLength(2);
    const told = await run('report');
    expect([told.result.verdict, told.result.reason]).toEqual(['fail', 'smoke-failed']);
  });

  it('runs once, before the first seed, with what that gets, and leaves nothing', async () => {
    world.git('switch', '--quiet', 'main');
    world.branch('better');
    world.commit('better', { 'params.yaml': 'signal: 0.9\n' });
    writeFileSync(seen, '');
    const trained = await run('train', 'm');
    expect([trained.code, trained.result.reason]).toEqual([0, 'trained']);
    expect(lines()).toEqual([
      'smoke.sh 7 signal: 0.9 large 61 open',
      'train.sh 7 signal: 0.9 large 61 open',
      'train.sh 8 signal: 0.9 large 61 open',
    ]);
    const told = await run('report');
    expect(told.result.verdict).toBe('pass');
    const records = world.inOrigin('grep', '-h', 'artifact', 'refs/heads/mlops/ledger', '--', 'runs/m');
    expect(records).toContain('model.txt');
    expect(records).not.toContain('left.txt');
  });

  it('is no input: another one trains nothing again, and a recorded run needs none', async () => {
    writeFileSync(seen, '');
    world.commit('other', { 'mlops.yaml': project('"false"') });
    const trained = await run('train', 'm');
    expect([trained.code, trained.result.reason, lines()]).toEqual([0, 'nothing-to-run', []]);
  });

  it('is told by explain', async () => {
    const { stdout } = await world.run(['explain', 'm']);
    expect(stdout).toMatch(/before it +false, which tells whether it runs; what it leaves is thrown away/);
    expect(stdout).toMatch(/changes nothing .*, smoke$/m);
  });

  it('that takes too long is a failure as well', async () => {
    const slow = project('sleep 60').replace('seeds:', 'timeout: 1s\n      seeds:');
    world.commit('slow', { 'mlops.yaml': slow, 'params.yaml': 'signal: 0.91\n' });
    const { result } = await run('train', 'm');
    expect(result.problems.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['smoke-failed', 'timed-out']));
    expect(lines()).toEqual([]);
  });
});

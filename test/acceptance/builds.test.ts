import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { usualBranch } from '../../src/ledger/index.ts';
import { builtIn, files, hourly, project } from './built.ts';
import { preparedWorld, type RanJson, type World } from './harness.ts';
import { reportIn, stepOf } from './parts.ts';

const world = await preparedWorld(files, [['build'], ['validate'], ['train'], ['report']]);
world.git('push', '--quiet');
afterAll(() => world.remove());

const runsIn = async (place: World) => {
  const { result } = await place.json(['plan']);
  const steps = z
    .object({ steps: z.array(z.object({ id: z.string(), decision: z.string(), reasons: z.array(z.string()) })) })
    .parse(result.data).steps;
  return Object.fromEntries(
    steps.filter(({ decision }) => decision === 'run').map(({ id, reasons }) => [id, reasons[0]]),
  );
};
const env = { SECRET_OF_THE_SHELL: 'x' };

describe('what is made', () => {
  it('is recorded with what made it, and nothing is made again', async () => {
    const ran = await world.json(['build']);
    const again = builtIn(ran);
    expect([ran.code, ran.result.reason]).toEqual([0, 'built']);
    expect([again.built, again.reused]).toEqual([[], ['hourly', 'daily']]);
    expect(again.datasets).toMatchObject([
      { dataset: 'hourly', origin: 'local', files: [{ path: 'data/hourly.csv' }] },
      { dataset: 'daily', origin: 'local', files: [{ path: 'data/daily.csv' }] },
    ]);
    expect(await runsIn(world)).toEqual({});
    expect(existsSync(join(world.clone, 'data/hourly.csv'))).toBe(false);
    expect(readdirSync(join(world.clone, '.mlops/builds'))).toEqual([]);
    expect(world.inOrigin('ls-tree', '-r', '--name-only', usualBranch)).toMatch(/^builds\/hourly\/[0-9a-f]{2}\//m);
  });

  it('changes with what goes into it, and with it exactly what lies below', async () => {
    const place = world.copy();
    place.branch('other');
    place.commit('Another parameter, of nobody', {
      'params.yaml': 'features:\n  k: 2\nother: 2\n',
      'data/hourly.csv': 'left here\n',
    });
    expect(await runsIn(place)).toEqual({});
    place.commit('Another command for days', { 'features/daily.sh': `${files['features/daily.sh']}# again\n` });
    expect(await runsIn(place)).toEqual({
      'build:daily': 'code changed: `features/daily.sh`',
      'validate:daily': expect.stringContaining('data changed:'),
    });
    place.commit('Another parameter', { 'params.yaml': 'features:\n  k: 3\nother: 2\n' });
    expect(Object.keys(await runsIn(place))).toEqual([
      ...['build:hourly', 'build:daily', 'validate:hourly', 'validate:past', 'validate:daily', 'train:m'],
    ]);
    const trained = await place.json(['train'], { env });
    expect(trained.result.sentence).toBe('Done: 1 build, 1 validation, 1 training.');
    expect(stepOf(trained, 'build:hourly')).toMatchObject({ state: 'done' });
    place.remove();
  });

  it('is told by explain', async () => {
    const { stdout } = await world.run(['explain', 'm']);
    expect(stdout).toMatch(/makes data +hourly, version [0-9a-f]{12}: bash features\/hourly.sh, of rides, stations\n/);
    expect(stdout).toContain('reused: made before from the same inputs');
    expect((await world.run(['plan', '--graph'])).stdout).toContain('reuse · build hourly');
  });

  it('is found by the commands about data', async () => {
    const diff = await world.json(['data', 'diff', 'hourly@HEAD', 'past@HEAD']);
    expect([diff.code, diff.result.reason]).toEqual([0, 'data-compared']);
    const inferred = await world.run(['infer', 'hourly']);
    expect([inferred.code, inferred.stdout]).toEqual([0, expect.stringContaining('lat')]);
  });
});

describe('another machine', () => {
  // It has the ledger, and nothing that was made.
  const elsewhere = () => {
    const place = world.copy();
    for (const name of readdirSync(join(place.clone, '.mlops'))) {
      rmSync(join(place.clone, '.mlops', name), { recursive: true });
    }
    return place;
  };

  it('makes nothing for what is recorded, and only what it reads of a change', async () => {
    const place = elsewhere();
    expect(await runsIn(place)).toEqual({});
    place.branch('days');
    place.commit('Another command for days', { 'features/daily.sh': `${files['features/daily.sh']}# again\n` });
    expect(Object.keys(await runsIn(place))).toEqual(['build:hourly', 'build:daily', 'validate:daily']);
    const { result, code } = await place.json(['validate', 'daily']);
    expect([code, result.problems]).toEqual([0, []]);
    expect(Object.keys(await runsIn(place))).toEqual([]);
    place.remove();
  });

  it('makes the base’s data too where nobody has sketched them, or trained on them', async () => {
    const place = elsewhere();
    place.commit('On main, checked by nobody', { 'params.yaml': 'features:\n  k: 3\n' });
    place.git('push', '--quiet');
    place.branch('after');
    place.commit('Another parameter', { 'params.yaml': 'features:\n  k: 4\n' });
    const both = ['build:hourly', 'build:daily', 'build:hourly@baseline', 'build:daily@baseline'];
    const runs = Object.keys(await runsIn(place));
    expect(runs).toEqual([
      ...both,
      ...['validate:hourly', 'validate:past', 'validate:daily', 'train:m', 'train:m@baseline'],
    ]);
    const trained = await place.json(['train']);
    expect(trained.code).toBe(0);
    expect(stepOf(trained, 'build:hourly@baseline').state).toBe('done');
    expect(stepOf(trained, 'train:m@baseline').state).toBe('done');
    expect((await place.json(['validate'])).result.problems.map(({ reason }) => reason)).not.toContain(
      'base-data-unreadable',
    );
    expect(Object.keys(await runsIn(place)).filter((id) => id.startsWith('build:'))).toEqual([]);
    place.remove();
  });

  it('goes on without the base’s data where the base’s command fails, and says so', async () => {
    const place = elsewhere();
    place.commit('Broken on main', { 'features/hourly.sh': 'exit 3\n' });
    place.git('push', '--quiet');
    place.branch('repair');
    place.commit('Repair', { 'features/hourly.sh': `${hourly}# repaired\n` });
    const { datasets } = reportIn(await afterTraining(place));
    const checks = datasets.flatMap(({ report }) => report?.checks.map(({ reason }) => reason) ?? []);
    expect(checks).toContain('base-data-unreadable');
    place.remove();
  });

  async function afterTraining(place: World): Promise<RanJson> {
    const trained = await place.json(['train']);
    expect(stepOf(trained, 'train:m').state).toBe('done');
    expect(stepOf(trained, 'build:hourly@baseline').problems.map(({ reason }) => reason)).toEqual(['command-failed']);
    expect((await place.json(['validate'])).code).toBe(0);
    return place.json(['report']);
  }
});

describe('what goes wrong', () => {
  const broken = async (script: string, ...commands: readonly string[]) => {
    const place = world.copy();
    place.branch('broken');
    place.commit('Break it', { 'features/hourly.sh': script });
    const ran = await place.json(commands.length === 0 ? ['build', 'daily'] : commands);
    return { place, ran, data: commands.length === 0 ? builtIn(ran) : undefined };
  };

  it.each([
    ['a command that fails', 'echo oops >&2; exit 3', 'command-failed', 1],
    ['one that says that its data are bad', 'echo negative >&2; exit 42', 'bad-data-reported', 1],
    ['nothing at `source`', 'echo x > data/other.csv', 'output-missing', 1],
    ['a file that is not declared', 'cat train.sh > data/hourly.csv', 'undeclared-input', 1],
  ])('%s is said, kept with its log, and stops what lies below', async (_, script, reason, code) => {
    const { place, ran, data } = await broken(script);
    expect([ran.code, ran.result.reason]).toEqual([code, reason]);
    const [own, below] = data?.built ?? [];
    expect(own).toMatchObject({
      dataset: 'hourly',
      state: 'failed',
      log: expect.stringContaining('.mlops/build-logs/hourly/'),
    });
    expect(existsSync(own?.log ?? '')).toBe(true);
    expect(below).toMatchObject({ dataset: 'daily', state: 'failed', problems: [{ reason: 'build-input-missing' }] });
    place.remove();
  });

  it('a training of what could not be made is refused, and the check fails', async () => {
    const { place, ran } = await broken('exit 3', 'train');
    expect(ran.code).toBe(1);
    expect(stepOf(ran, 'train:m').problems.map(({ reason }) => reason)).toContain('build-failed');
    const checked = await place.json(['validate', 'hourly']);
    expect([checked.code, checked.result.problems.map(({ reason }) => reason)]).toEqual([
      1,
      ['build-failed', 'command-failed'],
    ]);
    place.remove();
  });

  it('other files of the same inputs are never taken, whoever makes them', async () => {
    const place = world.copy();
    place.branch('random');
    place.commit('A command that depends on the clock', {
      'features/hourly.sh': 'echo "id,n,t" > data/hourly.csv; echo "1,2,$(date +%N)" >> data/hourly.csv\n',
      'mlops.yaml': project().replace('where: "id <= 80"', 'where: "id <= 80", rows: { min: 1 }'),
    });
    expect((await place.json(['build', 'hourly'])).code).toBe(0);
    const again = await place.json(['build', 'hourly', '--again']);
    expect([again.code, again.result.reason]).toEqual([1, 'build-differs']);
    rmSync(join(place.clone, '.mlops/store'), { recursive: true });
    rmSync(join(place.clone, '.mlops/cache'), { recursive: true });
    const lost = await place.json(['build', 'hourly']);
    expect([lost.code, lost.result.reason]).toEqual([1, 'build-differs']);
    place.remove();
  });

  it('of a command that is killed nothing is believed', async () => {
    const place = world.copy();
    place.branch('slow');
    const half = 'echo id,n > data/hourly.csv; echo half-way; sleep 60; echo 1,2 >> data/hourly.csv\n';
    place.commit('Slow', { 'features/hourly.sh': half });
    const killed = await place.run(['build', 'hourly'], {
      watch: (child, stderr) => {
        if (stderr.includes('half-way')) child.kill('SIGKILL');
      },
    });
    expect(killed.signal).toBe('SIGKILL');
    expect(await runsIn(place)).toMatchObject({ 'build:hourly': 'code changed: `features/hourly.sh`' });
    expect(readdirSync(join(place.clone, '.mlops/builds'))).toEqual([]);
    place.remove();
  });

  it('lost files come back by the same command, as they were', async () => {
    const place = world.copy();
    rmSync(join(place.clone, '.mlops/store'), { recursive: true });
    rmSync(join(place.clone, '.mlops/cache'), { recursive: true });
    const { built: made } = builtIn(await place.json(['build']));
    expect(made.map(({ dataset, state }) => [dataset, state])).toEqual([
      ['hourly', 'same'],
      ['daily', 'same'],
    ]);
    place.remove();
  });

  it('a report makes nothing: it says what is not there', async () => {
    const place = world.copy();
    place.branch('unmade');
    place.commit('Another parameter', { 'params.yaml': 'features:\n  k: 9\n' });
    const report = await place.json(['report']);
    const { datasets, models } = reportIn(report);
    const found = datasets.map(({ dataset, verdict, problems }) => [
      dataset,
      verdict,
      problems.map(({ reason }) => reason),
    ]);
    expect(report.code).toBe(2);
    expect(found).toContainEqual(['hourly', 'unknown', ['dataset-not-built']]);
    expect(models.map(({ verdict }) => verdict)).toEqual(['unknown']);
    place.remove();
  });

  it('a source that matches what the command reads is refused before it runs', async () => {
    const place = world.copy();
    place.branch('over');
    const over = (source: string) => project(`  over: { from: past, build: bash over.sh, source: ${source} }\n`);
    place.commit('Over what another command leaves', { 'mlops.yaml': over('data/*.csv') });
    const loaded = await place.json(['build', 'hourly']);
    expect([loaded.code, loaded.result.reason]).toEqual([65, 'build-over-dataset']);
    place.commit('Over the rows of a view', { 'mlops.yaml': over('.mlops/views/past.csv') });
    const ran = await place.json(['build', 'over']);
    expect([ran.code, ran.result.reason]).toEqual([65, 'build-over-input']);
    place.remove();
  });

  it('a pattern of `build.code` that matches nothing is said, with its place', async () => {
    const place = world.copy();
    place.branch('pattern');
    place.commit('Wrong name', {
      'mlops.yaml': project().replace('[features/daily.sh]', '[features/daily.sh, feature/**]'),
    });
    const { result } = await place.json(['plan']);
    expect(result.problems.find(({ reason }) => reason === 'code-matches-nothing')).toMatchObject({
      message: '`datasets.daily.build.code` names `feature/**`, and no file of the commit is that.',
      place: { line: 15 },
    });
    place.remove();
  });

  it('a name that no command makes is refused, by name', async () => {
    const ran = await world.json(['build', 'rides']);
    expect([ran.code, ran.result.reason]).toEqual([65, 'nothing-to-build']);
    expect(ran.result.sentence).toBe('rides is made by no command; there are: hourly, daily.');
  });
});

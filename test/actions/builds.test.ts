import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { canonicalJson } from '../../src/support/canonical.ts';
import { manifestDigest } from '../../src/training/digest.ts';
import { files } from '../acceptance/built.ts';
import { artifactOf, changed, replaceArtifact } from './artifacts.ts';
import { grantedToOneJob } from './granted.ts';
import { type Run, runStep } from './job.ts';
import { actionScene, build, checkOn, commentsOn, evaluate, plan, report, train, validate } from './scene.ts';
import { editLedger } from './vouched.ts';

// `hourly` is made of rides and stations, `daily` of that; a model trains on a view of `hourly`.
const scene = actionScene(files);
const hourly = files['features/hourly.sh'];

const matrix = z.object({
  include: z.array(z.object({ group: z.string(), 'runs-on': z.unknown(), datasets: z.array(z.string()) })),
});

function entriesOf(outputs: Readonly<Record<string, string>>) {
  const { include } = matrix.parse(JSON.parse(outputs['builds'] ?? '{}'));
  expect(outputs['count-builds']).toBe(String(include.length));
  return include;
}

/** What the jobs after the trainings make of it. */
async function judged(run: Run, inputs: Readonly<Record<string, string>>) {
  const evaluated = await evaluate(run, { inputs });
  expect(evaluated.code).toBe(0);
  const { data: _, 'not-trusted': __, ...common } = inputs;
  return await report(run, evaluated.outputs['digest'], { inputs: common });
}

const reported = z.object({
  report: z.object({
    datasets: z.array(
      z.object({
        dataset: z.string(),
        verdict: z.string(),
        problems: z.array(z.object({ reason: z.string(), message: z.string() })),
      }),
    ),
    models: z.array(z.object({ model: z.string(), verdict: z.string(), reason: z.string() })),
  }),
});
const partsOf = (data: unknown) => reported.parse(data).report;
const kindsOf = (run: Run) =>
  scene.server.actions.artifacts
    .filter((one) => one.run === run.state.id)
    .map(({ name }) => name.replace(/-[0-9a-f]{16}$/, ''))
    .sort();
const recordOf = z.looseObject({
  content: z.string(),
  files: z.array(z.looseObject({ path: z.string(), digest: z.string(), bytes: z.number() })),
});

/** A record of other bytes, which agrees with itself. */
function falsified(text: string): string {
  const record = recordOf.parse(JSON.parse(text));
  const files = record.files.map((file) => ({ ...file, digest: file.digest.replace(/:[0-9a-f]{8}/, ':00000000') }));
  return canonicalJson({ ...record, files, content: manifestDigest(files) });
}
const builds = () => scene.ledger().filter((path) => path.startsWith('builds/'));

describe('datasets that commands make, as jobs', () => {
  it('are made by one job before anything reads them, handed on, recorded, and not made again', async () => {
    const run = await scene.push('first', { 'features/hourly.sh': `${hourly}# as before\n` });
    const planned = await plan(run);
    expect(entriesOf(planned.outputs)).toMatchObject([
      { group: 'daily', 'runs-on': 'ubuntu-latest', datasets: ['hourly', 'daily'] },
    ]);
    const made = await build(run, 'daily');
    expect([made.code, made.result.reason, made.outputs['artifact']]).toEqual([0, 'built', 'mlops-build-daily']);
    const checked = await validate(run);
    expect([checked.code, checked.result.reason]).toEqual([0, 'data-passes']);
    const trained = await train(run, 'm');
    expect([trained.code, trained.result.reason]).toEqual([0, 'trained']);
    const told = await judged(run, { data: checked.outputs['digest'] ?? '' });
    expect(told.result.verdict).toBe('pass');
    expect(checkOn(scene.server, run.head)?.conclusion).toBe('success');
    expect(commentsOn(scene.server, run.number)).toHaveLength(1);
    expect(builds().map((path) => path.split('/')[1])).toEqual(['daily', 'daily', 'hourly', 'hourly']);
    expect((await plan(scene.again(run))).outputs['count-builds']).toBe('0');
  });

  it('are fetched from the run that has made them where a later change reads them', async () => {
    const before = builds();
    const run = await scene.push('model', { 'train.sh': `${files['train.sh']}# again\n` });
    const planned = await plan(run);
    expect([planned.outputs['count-builds'], planned.outputs['count']]).toEqual(['0', '1']);
    expect(kindsOf(run)).toContain('mlops-fetched-hourly');
    expect((await train(run, 'm')).result.reason).toBe('trained');
    const told = await judged(run, {});
    expect([told.result.verdict, told.result.problems]).toEqual(['pass', []]);
    expect(builds()).toEqual(before);
  });

  it('stop what needs them where a command fails, and nothing else; the report has the end of its log', async () => {
    const other = `  other:
    code: [other.sh]
    train: bash other.sh
    artifact: o.txt
    metrics: metrics.json
    gates: { q: { better: higher, min: 1 } }
`;
    const run = await scene.push('broken', {
      'mlops.yaml': files['mlops.yaml'] + other,
      'other.sh': `echo o > "$MLOPS_OUTPUT/o.txt"\necho '{"q": 1}' > "$MLOPS_OUTPUT/metrics.json"\n`,
      'features/hourly.sh': 'echo "stations: no such column lat" >&2\nexit 3\n',
    });
    expect((await plan(run)).outputs['count-builds']).toBe('1');
    const made = await build(run, 'daily');
    expect([made.code, made.result.reason]).toEqual([1, 'command-failed']);
    const checked = await validate(run);
    expect([checked.code, checked.result.reason]).toEqual([1, 'build-failed']);
    expect((await train(run, 'm')).result.reason).toBe('build-failed');
    expect((await train(run, 'other')).code).toBe(0);
    const { result } = await judged(run, { data: checked.outputs['digest'] ?? '' });
    expect(result.verdict).toBe('fail');
    const { datasets, models } = partsOf(result.data);
    const broken = datasets.find(({ dataset }) => dataset === 'hourly');
    expect(broken).toMatchObject({
      verdict: 'fail',
      problems: [{ reason: 'build-failed' }, { reason: 'command-failed' }],
    });
    expect(broken?.problems[0]?.message).toContain('stations: no such column lat');
    expect(datasets.find(({ dataset }) => dataset === 'daily')?.problems[1]?.reason).toBe('build-input-missing');
    expect(models.find(({ model }) => model === 'other')?.verdict).toBe('pass');
    expect(models.find(({ model }) => model === 'm')?.verdict).not.toBe('pass');
  });

  it('are made again beside a record that nobody vouches for', async () => {
    const own = scene.ledger();
    editLedger(scene.world, (folder) => {
      for (const one of builds()) {
        const text = readFileSync(join(folder, one), 'utf8');
        writeFileSync(join(folder, one), falsified(text));
      }
    });
    expect(scene.ledger()).toEqual(own);
    const run = await scene.push('distrusting', { 'train.sh': `${files['train.sh']}# once more\n` });
    const planned = await plan(run);
    expect(planned.log).toContain('nothing says which run has made it');
    expect(entriesOf(planned.outputs)).toMatchObject([{ group: 'daily', datasets: ['hourly'] }]);
    const inputs = { 'not-trusted': planned.outputs['not-trusted'] ?? '' };
    expect((await build(run, 'daily', { inputs })).code).toBe(0);
    expect((await train(run, 'm', { inputs })).code).toBe(0);
    expect((await judged(run, inputs)).result.verdict).toBe('pass');
    const later = builds().filter((one) => one.endsWith('.2.json'));
    expect(later).toHaveLength(1);
  });
});

describe('what a job has made as data', () => {
  it('is what the check has read, whatever is put in its place after that', async () => {
    const run = await scene.push('swapped', { 'features/hourly.sh': `${hourly}# swapped\n` });
    await plan(run);
    await build(run, 'daily');
    const data = (await validate(run)).outputs['digest'] ?? '';
    const before = artifactOf(run, 'mlops-build-daily');
    const records = [...before].filter(([path]) => path.startsWith('records/'));
    const lies = records.map(([path, bytes]) => [path, falsified(bytes.toString())] as const);
    expect(lies.map(([, text]) => text.includes('sha256:00000000'))).not.toContain(false);
    replaceArtifact(run, 'mlops-build-daily', changed(before, Object.fromEntries(lies)));
    expect((await train(run, 'm')).code).toBe(0);
    await judged(run, { data });
    const own = records.map(([path]) => path.replace('records/', '')).filter((path) => builds().includes(path));
    expect(own.length).toBeGreaterThan(1);
    for (const path of own) {
      expect(scene.world.inOrigin('show', `mlops/ledger:${path}`)).not.toContain('sha256:00000000');
    }
  });

  it('is not taken where its bytes are others than its record names', async () => {
    const run = await scene.push('damaged', { 'features/hourly.sh': `${hourly}# damaged\n` });
    await plan(run);
    await build(run, 'daily');
    const before = artifactOf(run, 'mlops-build-daily');
    const files = [...before].filter(([path]) => path.startsWith('objects/'));
    replaceArtifact(
      run,
      'mlops-build-daily',
      changed(before, Object.fromEntries(files.map(([path]) => [path, 'id\n']))),
    );
    const trained = await train(run, 'm');
    const why = trained.result.problems.map(({ reason }) => reason);
    expect([trained.code, why]).toEqual([1, expect.arrayContaining(['hand-over-corrupt', 'dataset-not-built'])]);
  });

  it('is made in the one job that does everything, and not for a fork', async () => {
    const touched = join(scene.world.folder, 'in-one-job');
    const run = await scene.push('one-job', { 'features/hourly.sh': `${hourly}touch ${touched}\n` });
    const done = await runStep(run, { action: 'main', permissions: grantedToOneJob() });
    expect([done.code, done.result.verdict, existsSync(touched)]).toEqual([0, 'pass', true]);
    expect(kindsOf(run)).toEqual(expect.arrayContaining(['mlops-made-daily', 'mlops-made-hourly', 'mlops-kept-m']));
    const ofFork = join(scene.world.folder, 'one-job-of-fork');
    const asked = await scene.push('one-eve', { 'features/hourly.sh': `${hourly}touch ${ofFork}\n` }, { fork: 'eve' });
    await runStep(asked, { action: 'main', permissions: { contents: 'read' } });
    expect(existsSync(ofFork)).toBe(false);
  });

  it('is told from groups that nobody has declared', async () => {
    const run = await scene.push('grouped', { 'README.md': 'New.\n' });
    expect((await build(run, 'hourly')).result).toMatchObject({
      reason: 'nothing-to-build',
      sentence: '`hourly` names no group of datasets that commands make; there are: daily.',
    });
    expect((await build(run, '')).result.reason).toBe('bad-input');
  });
});

describe('the data of a fork', () => {
  it('are not made by any job of its own run', async () => {
    const run = await scene.push(
      'of-eve',
      { 'features/hourly.sh': `touch ${scene.world.folder}/was-here\n` },
      { fork: 'eve' },
    );
    expect((await plan(run)).outputs['count-builds']).toBe('1');
    const checked = await validate(run);
    expect(checked.result.reason).toBe('dataset-not-built');
    await evaluate(run);
    expect(existsSync(join(scene.world.folder, 'was-here'))).toBe(false);
  });

  it('are made where a maintainer has asked for it, and nothing of it is recorded or kept', async () => {
    const pull = await scene.push('asked', { 'features/hourly.sh': `${hourly}# of eve\n` }, { fork: 'eve' });
    const { server, world } = scene;
    const path = '.github/workflows/mlops-pull-request.yml';
    const headSha = world.inOrigin('rev-parse', 'main');
    const state = server.actions.start({ event: 'workflow_dispatch', path, headBranch: 'main', headSha });
    const repository = { id: 1, full_name: 'team/tiny', default_branch: 'main' };
    const asked = { 'pull-request': `${pull.number}`, commit: pull.head, base: 'main' };
    const event = { ref: 'refs/heads/main', repository, inputs: asked };
    const run: Run = { server, world, state, eventName: 'workflow_dispatch', event, ref: 'refs/heads/main' };
    const planned = await plan(run);
    const inputs = { commit: planned.outputs['commit'] ?? '', 'not-trusted': planned.outputs['not-trusted'] ?? '' };
    expect(planned.outputs['count-builds']).toBe('1');
    const before = world.inOrigin('rev-parse', 'mlops/ledger');
    expect((await build(run, 'daily', { inputs })).code).toBe(0);
    expect((await train(run, 'm', { inputs })).code).toBe(0);
    const { result } = await judged(run, inputs);
    expect(result.verdict).toBe('pass');
    expect(world.inOrigin('rev-parse', 'mlops/ledger')).toBe(before);
    expect([...artifactOf(run, 'mlops-build-daily').keys()].some((one) => one.startsWith('objects/'))).toBe(true);
    expect(kindsOf(run).filter((name) => name.startsWith('mlops-made'))).toEqual([]);
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { proofName } from '../../src/actions/artifact-names.ts';
import { tiny } from '../acceptance/tiny.ts';
import { runStep } from './job.ts';
import { actionScene, checkOn, evaluate, type PullRun, plan, report, train } from './scene.ts';
import { editLedger, proveLedger, recordsIn, trainCalled } from './vouched.ts';

const workflow = { '.github/workflows/mlops.yml': 'on: push\njobs: {}\n' };
const better = { 'params.yaml': 'signal: 0.9\n' };

/** Why the plan does not use what is recorded of the baseline; empty where it does. */
async function refusal(run: PullRun, more: Parameters<typeof plan>[1] = {}): Promise<string> {
  const { code, log, outputs } = await plan(run, { inputs: { announce: 'false' }, ...more });
  expect(code, log).toBe(0);
  const reasons = [...new Set(Object.values<string>(JSON.parse(outputs['not-trusted'] ?? '')))];
  const [line = ''] = log.split('\n').filter((one) => one.includes('train m of the baseline'));
  if (reasons.length > 0) expect(line).toMatch(/^run .*what is recorded is not used \(run-not-trusted\): /);
  else expect(log).not.toContain('run-not-trusted');
  return reasons.join('; ');
}

describe('what is recorded of the baseline', () => {
  const scene = actionScene({ ...tiny, ...workflow });
  let run: PullRun;
  beforeAll(async () => {
    await scene.world.json(['train']);
    // The files of the results are at hand: only whose word counts is asked here.
    run = await scene.push('better', { ...better, '.gitignore': 'ignored/\n' });
  });
  const proven = (...given: Parameters<typeof proveLedger> extends [unknown, unknown, ...infer Rest] ? Rest : never) =>
    proveLedger(scene.server, scene.world, ...given);

  it('is not used where it was made on somebody’s machine', async () => {
    expect(await refusal(run)).toBe('it was made on somebody’s machine');
  });

  it('is used where the forge shows the run that has made it, in a queue or after a push', async () => {
    for (const event of ['merge_group', 'push']) {
      proven({ run: { event } });
      const { outputs, log } = await plan(run, { inputs: { announce: 'false' } });
      expect(outputs['not-trusted'], log).toBe('{}');
    }
  });

  it('is not used in the name of an innocent run', async () => {
    const innocent = scene.server.actions.start({
      ...{ event: 'push', path: '.github/workflows/mlops.yml', headBranch: 'main' },
      ...{ headSha: scene.world.inOrigin('rev-parse', 'main'), referencedWorkflows: trainCalled },
    });
    proven({ names: innocent.id });
    expect(await refusal(run)).toMatch(/^run \d+, .* has no artifact with the digest of its proof$/);
  });

  it('is not used where the artifact of the run is another', async () => {
    proven({ artifact: '{"schemaVersion":1}' });
    expect(await refusal(run)).toMatch(/has no artifact with the digest of its proof$/);
  });

  it('is not used where the run was one of a fork', async () => {
    proven({ run: { event: 'pull_request', headRepository: 'eve/tiny' } });
    expect(await refusal(run)).toMatch(/was one of another repository$/);
  });

  it('is not used where the branch of the run has edited a workflow', async () => {
    const edited = await scene.push('edited', {
      ...workflow,
      '.github/workflows/mlops.yml': 'on: push\njobs: { a: }\n',
    });
    proven({ run: { event: 'pull_request', headSha: edited.head } });
    expect(await refusal(run)).toMatch(/its commit `[0-9a-f]{12}` changes `.github\/`$/);
    const other = await scene.push('other', { 'README.md': 'Other.\n' });
    proven({ run: { event: 'pull_request', headSha: other.head } });
    const { outputs } = await plan(run, { inputs: { announce: 'false' } });
    expect(outputs['not-trusted']).toBe('{}');
  });

  it('is not used where the run called another training workflow than that of the default branch', async () => {
    for (const called of [
      [],
      [{ ...trainCalled[0], path: `${trainCalled[0]?.path}`, sha: 'd'.repeat(40), ref: 'refs/heads/x' }],
    ]) {
      proven({ run: { referencedWorkflows: called } });
      expect(await refusal(run)).toMatch(/did not call mlops-train.yml of main$/);
    }
  });

  it('is not used where something else started the run, or a commit of a fork may have been meant', async () => {
    proven({ run: { event: 'issue_comment' } });
    expect(await refusal(run)).toMatch(/was started by `issue_comment`$/);
    proven({ run: { event: 'workflow_dispatch' } });
    expect(await refusal(run)).toBe('');
    proven({ run: { event: 'workflow_dispatch', path: '.github/workflows/gone.yml' } });
    expect(await refusal(run)).toMatch(/possibly for a commit of a fork$/);
  });

  it('is not used where the run is gone', async () => {
    proven({ names: 999_999 });
    expect(await refusal(run)).toMatch(/is not there, or not any more$/);
  });

  it('is not used where the forge may not be asked, and the missing permission is named', async () => {
    proven();
    const found = await refusal(run, { permissions: { contents: 'read' } });
    expect(found).toMatch(/^the forge could not be asked .*actions: read/);
  });

  it('is used as long as the ledger has it, also when the files of the run have expired', async () => {
    const state = proven();
    for (const { id, run: of } of scene.server.actions.artifacts) if (of === state.id) scene.server.actions.expire(id);
    expect(await refusal(run)).toBe('');
  });

  it('is not used where it was changed behind the proof', async () => {
    proven();
    editLedger(scene.world, (folder) => {
      for (const { address, text } of recordsIn(folder).filter((one) => one.address.startsWith('runs/'))) {
        writeFileSync(join(folder, address), text.replace(/"seconds":[\d.]+/, '"seconds":12345'));
        expect(readFileSync(join(folder, address), 'utf8')).not.toBe(text);
      }
    });
    expect(await refusal(run)).toMatch(/it was made on somebody’s machine/);
  });
});

/** All jobs, as the template passes their outputs on. */
async function judged(run: PullRun) {
  const planned = await plan(run);
  const inputs = { 'not-trusted': planned.outputs['not-trusted'] ?? '' };
  const validated = await runStep(run, { action: 'validate' });
  const trained = await train(run, 'm', { inputs });
  const data = validated.outputs['digest'] ?? '';
  const evaluated = await evaluate(run, { inputs: { ...inputs, data } });
  return { planned, trained, evaluated, digest: evaluated.outputs['digest'] ?? '' };
}

describe('a forged baseline', () => {
  const scene = actionScene({ ...tiny, ...workflow });

  it('is trained again, and the honest result takes its place for everybody', async () => {
    await scene.world.json(['train']);
    const first = await scene.push('first', better);
    const jobs = await judged(first);
    expect(jobs.trained.log).toMatch(/done +train m of the baseline/);
    const reported = await report(first, jobs.digest);
    expect([reported.result.verdict, reported.log]).toEqual(['pass', expect.stringContaining('run-not-trusted')]);
    expect(checkOn(scene.server, first.head)).toMatchObject({ conclusion: 'success' });
    expect(scene.ledger().filter((path) => /^runs\/m\/..\/[0-9a-f]{64}\.2\.json$/.test(path))).toHaveLength(1);

    const again = await report(first, jobs.digest);
    expect([again.result.verdict, again.log]).toEqual(['pass', expect.any(String)]);

    const second = await scene.push('second', { 'params.yaml': 'signal: 0.8\n' });
    const later = await judged(second);
    expect([later.planned.outputs['not-trusted'], later.planned.log]).toEqual(['{}', expect.any(String)]);
    expect(later.trained.log).toMatch(/reused +train m of the baseline/);
    expect((await report(second, later.digest)).result.verdict).toBe('pass');
  });
});

describe('a forged baseline that the jobs before the report were made to believe', () => {
  const scene = actionScene({ ...tiny, ...workflow });

  it('is not believed by the report', async () => {
    await scene.world.json(['train']);
    const third = await scene.push('third', { 'params.yaml': 'signal: 0.85\n' });
    await train(third, 'm');
    const evaluated = await evaluate(third);
    const reported = await report(third, evaluated.outputs['digest']);
    expect([reported.result.verdict, reported.log]).toEqual(['unknown', expect.stringContaining('run-not-trusted')]);
    expect(checkOn(scene.server, third.head)?.conclusion).toBe('action_required');
  });
});

describe('`reuse: never` of the base', () => {
  const never = `${tiny['mlops.yaml']}`.replace('name: tiny\n', 'name: tiny\nreuse: never\n');
  const scene = actionScene({ ...tiny, ...workflow, 'mlops.yaml': never });

  it('uses no record of another run, whatever the branch says', async () => {
    await scene.world.json(['train']);
    const run = await scene.push('better', { ...better, 'mlops.yaml': tiny['mlops.yaml'] ?? '' });
    proveLedger(scene.server, scene.world);
    expect(await refusal(run)).toBe('the base branch says `reuse: never`');
  });
});

describe('a training that takes the name of the proof', () => {
  const scene = actionScene({ ...tiny, ...workflow });

  it('does not keep its run from proving what it made', async () => {
    const first = await scene.push('first', better);
    const jobs = await judged(first);
    scene.server.actions.upload(first.state, proofName, Buffer.from('{}'), 'application/json');
    const reported = await report(first, jobs.digest);
    expect([reported.result.verdict, reported.log]).toEqual(['pass', expect.not.stringContaining('nothing proves it')]);
    scene.server.actions.finish(first.state, 'success');
    const second = await scene.push('second', { 'params.yaml': 'signal: 0.8\n' });
    const { outputs, log } = await plan(second, { inputs: { announce: 'false' } });
    expect([outputs['not-trusted'], log]).toEqual(['{}', expect.not.stringContaining('run-not-trusted')]);
  });
});

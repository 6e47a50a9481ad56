import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { proofName } from '../../src/actions/artifact-names.ts';
import type { Files } from '../acceptance/harness.ts';
import { tiny } from '../acceptance/tiny.ts';
import { checkOn, evaluate, type PullRun, plan, preparedScene, report, train } from './scene.ts';
import { editLedger, proveLedger, recordsIn } from './vouched.ts';

const workflow = { '.github/workflows/mlops.yml': 'on: push\njobs: {}\n' };
const better = { 'params.yaml': 'signal: 0.9\n' };
/** What is on main was trained on somebody's machine, and nothing proves it. */
const onlyTrained = (files: Files = {}) => preparedScene({ ...tiny, ...workflow, ...files }, [['train']]);

/** Why the plan does not use what is recorded of the baseline; empty where it does. */
async function refusal(run: PullRun): Promise<string> {
  const { code, log, outputs } = await plan(run, { inputs: { announce: 'false' } });
  expect(code, log).toBe(0);
  const reasons = [...new Set(Object.values<string>(JSON.parse(outputs['not-trusted'] ?? '')))];
  const [line = ''] = log.split('\n').filter((one) => one.includes('train m of the baseline'));
  if (reasons.length > 0) expect(line).toMatch(/^run .*what is recorded is not used \(run-not-trusted\): /);
  else expect(log).not.toContain('run-not-trusted');
  return reasons.join('; ');
}

describe('what is recorded of the baseline', async () => {
  const scene = await onlyTrained();
  let run: PullRun;
  beforeAll(async () => {
    // The files of the results are at hand: only whose word counts is asked here.
    run = await scene.push('better', { ...better, '.gitignore': 'ignored/\n' });
  });
  const proven = (...given: Parameters<typeof proveLedger> extends [unknown, unknown, ...infer Rest] ? Rest : never) =>
    proveLedger(scene.server, scene.world, ...given);

  it('is not used where it was made on somebody’s machine', async () => {
    expect(await refusal(run)).toBe('it was made on somebody’s machine');
  });

  it('is not used where the artifact of the run is another', async () => {
    proven({ artifact: '{"schemaVersion":1}' });
    expect(await refusal(run)).toMatch(/^run \d+, .* has no artifact with the digest of its proof$/);
  });

  it('is used where the forge shows the run that has made it', async () => {
    proven();
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

/** All jobs before the report but the one that validates, as the template passes their outputs on. */
async function judged(run: PullRun) {
  const planned = await plan(run);
  const inputs = { 'not-trusted': planned.outputs['not-trusted'] ?? '' };
  const trained = await train(run, 'm', { inputs });
  const evaluated = await evaluate(run, { inputs });
  return { planned, trained, evaluated, digest: evaluated.outputs['digest'] ?? '' };
}

describe('a forged baseline', async () => {
  const scene = await onlyTrained();

  it('is trained again, and the honest result takes its place for everybody', async () => {
    const first = await scene.push('first', better);
    const jobs = await judged(first);
    expect(jobs.trained.log).toMatch(/done +train m of the baseline/);
    // A training that takes the name of the proof does not keep its run from proving what it made.
    scene.server.actions.upload(first.state, proofName, Buffer.from('{}'), 'application/json');
    const reported = await report(first, jobs.digest);
    expect([reported.result.verdict, reported.log]).toEqual(['pass', expect.stringContaining('run-not-trusted')]);
    expect(reported.log).not.toContain('nothing proves it');
    expect(checkOn(scene.server, first.head)).toMatchObject({ conclusion: 'success' });
    expect(scene.ledger().filter((path) => /^runs\/m\/..\/[0-9a-f]{64}\.2\.json$/.test(path))).toHaveLength(1);

    const again = await report(first, jobs.digest);
    expect([again.result.verdict, again.log]).toEqual(['pass', expect.any(String)]);
    scene.server.actions.finish(first.state, 'success');

    const second = await scene.push('second', { 'params.yaml': 'signal: 0.8\n' });
    const later = await judged(second);
    expect([later.planned.outputs['not-trusted'], later.planned.log]).toEqual([
      '{}',
      expect.not.stringContaining('run-not-trusted'),
    ]);
    expect(later.trained.log).toMatch(/reused +train m of the baseline/);
    expect((await report(second, later.digest)).result.verdict).toBe('pass');
  });
});

describe('a forged baseline that the jobs before the report were made to believe', async () => {
  const scene = await onlyTrained();

  it('is not believed by the report', async () => {
    const third = await scene.push('third', { 'params.yaml': 'signal: 0.85\n' });
    await train(third, 'm');
    const evaluated = await evaluate(third);
    const reported = await report(third, evaluated.outputs['digest']);
    expect([reported.result.verdict, reported.log]).toEqual(['unknown', expect.stringContaining('run-not-trusted')]);
    expect(checkOn(scene.server, third.head)?.conclusion).toBe('action_required');
  });
});

describe('`reuse: never` of the base', async () => {
  const never = `${tiny['mlops.yaml']}`.replace('name: tiny\n', 'name: tiny\nreuse: never\n');
  const scene = await onlyTrained({ 'mlops.yaml': never });

  it('uses no record of another run, whatever the branch says', async () => {
    const run = await scene.push('better', { ...better, 'mlops.yaml': tiny['mlops.yaml'] ?? '' });
    proveLedger(scene.server, scene.world);
    expect(await refusal(run)).toBe('the base branch says `reuse: never`');
  });
});

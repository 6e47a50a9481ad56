import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { proofName } from '../../src/actions/artifact-names.ts';
import { trustByForge } from '../../src/actions/trust.ts';
import { openWorkflowRuns } from '../../src/forge/index.ts';
import { sha256 } from '../../src/support/canonical.ts';
import { Git } from '../../src/support/git.ts';
import type { Files } from '../acceptance/harness.ts';
import { tiny } from '../acceptance/tiny.ts';
import type { NewRun, RunState } from '../harness/forge/actions-state.ts';
import type { Permissions } from '../harness/forge/world.ts';
import { announcing, checkOn, evaluate, type PullRun, plan, preparedScene, report, train } from './scene.ts';
import { editLedger, proveLedger, recordsIn, trainCalled } from './vouched.ts';

const workflow = { '.github/workflows/mlops.yml': 'on: push\njobs: {}\n' };
const better = { 'params.yaml': 'signal: 0.9\n' };
const digestOf = (text: string) => `sha256:${sha256(text)}`;
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

/** Of a run that is said to have made a record, what is not as usual. */
interface Said {
  readonly run?: Partial<NewRun>;
  /** False: it has no artifact. */
  readonly proof?: boolean;
}

describe('the run that is said to have made a record', async () => {
  const scene = await onlyTrained();
  const path = '.github/workflows/mlops.yml';

  /** What the plan asks of the forge about it, without the plan. */
  async function whyNot({ id }: Pick<RunState, 'id'>, permissions: Permissions = announcing): Promise<string> {
    const { server, world } = scene;
    const env = { GITHUB_API_URL: server.api, GITHUB_REPOSITORY: server.repository };
    const signal = new AbortController().signal;
    const trust = trustByForge(async () => ({
      runs: await openWorkflowRuns({ env, token: server.token(permissions), signal }),
      ...{ git: new Git(world.clone), base: 'refs/remotes/origin/main', defaultBranch: 'main' },
      ...{ path, own: undefined, oneJob: false },
    }));
    const claim = { address: 'runs/m', digest: digestOf('record'), local: true };
    const why = await trust([{ ...claim, proof: { run: id, digest: digestOf('proof') } }], 'verified');
    return why.get(claim.address) ?? '';
  }

  function said({ run = {}, proof = true }: Said = {}): RunState {
    const { server, world } = scene;
    const headSha = world.inOrigin('rev-parse', 'main');
    const usual = { event: 'push', path, headBranch: 'main', headSha, referencedWorkflows: trainCalled };
    const state = server.actions.start({ ...usual, ...run });
    if (proof) server.actions.upload(state, proofName, Buffer.from('proof'), 'application/json');
    server.actions.finish(state, 'success');
    return state;
  }

  it.each(['merge_group', 'push', 'workflow_dispatch'])('is believed after the event %s', async (event) => {
    expect(await whyNot(said({ run: { event } }))).toBe('');
  });

  it.each<readonly [string, Said, RegExp]>([
    ['is innocent', { proof: false }, /^run \d+, .* has no artifact with the digest of its proof$/],
    [
      'was one of a fork',
      { run: { event: 'pull_request', headRepository: 'eve/tiny' } },
      /was one of another repository$/,
    ],
    ['called no training workflow', { run: { referencedWorkflows: [] } }, /did not call mlops-train.yml of main$/],
    [
      'called another one than that of the default branch',
      {
        run: { referencedWorkflows: trainCalled.map((one) => ({ ...one, sha: 'd'.repeat(40), ref: 'refs/heads/x' })) },
      },
      /did not call mlops-train.yml of main$/,
    ],
    ['was started by something else', { run: { event: 'issue_comment' } }, /was started by `issue_comment`$/],
    [
      'may have been meant for a commit of a fork',
      { run: { event: 'workflow_dispatch', path: '.github/workflows/gone.yml' } },
      /possibly for a commit of a fork$/,
    ],
  ])('is not believed where it %s', async (_, about, why) => {
    expect(await whyNot(said(about))).toMatch(why);
  });

  it('is not believed where its branch has edited a workflow, and is where that changes other things', async () => {
    const edited = await scene.push('edited', { [path]: 'on: push\njobs: { a: }\n' });
    const state = said({ run: { event: 'pull_request', headSha: edited.head } });
    expect(await whyNot(state)).toMatch(/its commit `[0-9a-f]{12}` changes `.github\/`$/);
    const other = await scene.push('other', { 'README.md': 'Other.\n' });
    expect(await whyNot(said({ run: { event: 'pull_request', headSha: other.head } }))).toBe('');
  });

  it('is not believed where it is gone', async () => {
    expect(await whyNot({ id: 999_999 })).toMatch(/is not there, or not any more$/);
  });

  it('is not believed where the forge may not be asked, and the missing permission is named', async () => {
    const found = await whyNot(said(), { contents: 'read' });
    expect(found).toMatch(/^the forge could not be asked .*actions: read/);
  });

  it('is believed as long as the forge shows it, also when its files have expired', async () => {
    const state = said();
    for (const { id, run: of } of scene.server.actions.artifacts) if (of === state.id) scene.server.actions.expire(id);
    expect(await whyNot(state)).toBe('');
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

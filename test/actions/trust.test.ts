import { describe, expect, it } from 'vitest';
import { proofName } from '../../src/actions/artifact-names.ts';
import { trustByForge } from '../../src/actions/trust.ts';
import { openWorkflowRuns } from '../../src/forge/index.ts';
import { sha256 } from '../../src/support/canonical.ts';
import { Git } from '../../src/support/git.ts';
import type { NewRun, RunState } from '../harness/forge/actions-state.ts';
import type { Permissions } from '../harness/forge/world.ts';
import { actionScene, announcing } from './scene.ts';
import { trainCalled } from './vouched.ts';

const path = '.github/workflows/mlops.yml';
const scene = actionScene({ [path]: 'on: push\njobs: {}\n' });
const digestOf = (text: string) => `sha256:${sha256(text)}`;

/** Of a run that is said to have made a record, what is not as usual. */
interface Said {
  readonly run?: Partial<NewRun>;
  /** False: it has no artifact. */
  readonly proof?: boolean;
}

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

describe('the run that is said to have made a record', () => {
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

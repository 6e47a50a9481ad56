import { expect, it } from 'vitest';
import { openArtifactSearch, openWorkflowRuns } from '../../src/forge/index.ts';
import { githubWorld } from './github-world.ts';

const path = '.github/workflows/mlops.yml';
const name = 'mlops-kept-m-0123456789abcdef';

it('of artifacts that have one name, only those count that runs of this repository’s own branches have left', async () => {
  const { server } = await githubWorld();
  server.openPullRequest('better', { owner: 'eve' });
  const about = { event: 'pull_request', path, headSha: 'a'.repeat(40) };
  const asker = {
    env: { GITHUB_API_URL: server.api, GITHUB_REPOSITORY: 'team/rides' },
    token: server.token({ actions: 'read' }),
    signal: new AbortController().signal,
  };
  const runs = await openWorkflowRuns(asker);
  const search = await openArtifactSearch({ ...asker, runs: async () => runs });
  const forks = server.actions.start({ ...about, headRepository: 'eve/rides' });
  server.actions.upload(forks, name, Buffer.from('forged'));
  expect(await search.newest(name)).toBeUndefined();
  const own = server.actions.start(about);
  const { id } = server.actions.upload(own, name, Buffer.from('made'));
  server.actions.upload(forks, name, Buffer.from('forged again'));
  // What a maintainer has had trained of a fork is in a run of the default branch, where the fork's code may upload.
  const ordered = server.actions.start({ ...about, event: 'workflow_dispatch' });
  server.actions.upload(ordered, name, Buffer.from('forged by what was ordered'));
  server.actions.upload(ordered, name, Buffer.from('and again'));
  expect(await search.newest(name)).toMatchObject({ id, run: own.id });
  // What started a run is asked once, however many artifacts of however many names it has left.
  const asked = server.seen.filter(({ operation }) => operation.endsWith('/actions/runs/{run_id}'));
  expect(asked).toHaveLength(2);
});

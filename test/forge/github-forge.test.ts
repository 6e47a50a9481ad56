import { forgeContract } from './contract.ts';
import { githubWorld } from './github-world.ts';

forgeContract('GitHub', async () => {
  const { server, head, open } = await githubWorld();
  const openPullRequest = async (branch: string) => server.openPullRequest(branch);
  return { forge: await open(), another: () => open(), head, openPullRequest };
});

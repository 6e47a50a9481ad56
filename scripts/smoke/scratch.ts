import { published } from '../../src/actions/registry.ts';
import { type Ask, expected, field, textField } from '../release/api.ts';
import type { Pull } from './observe.ts';

/** Where the actions under test are: `owner/name@ref`. */
export function withActions(workflow: string, actions: string): string {
  const [, repository, ref] = /^([\w.-]+\/[\w.-]+)@([\w./-]+)$/.exec(actions) ?? [];
  if (repository === undefined || ref === undefined) throw new Error(`${actions} is not owner/name@ref`);
  const ours = `uses: ${published.repository}/`;
  const lines = workflow.split('\n').map((line) => {
    const at = line.indexOf(ours);
    return at < 0
      ? line
      : `${line.slice(0, at)}uses: ${repository}/${line.slice(at + ours.length).replace(/@.*$/, `@${ref}`)}`;
  });
  return lines.join('\n');
}

/**
 * Makes a repository that was not there, empty and public: private ones cannot use all actions, and cost minutes.
 * @throws where there is one of this name already: nothing that exists is touched
 */
export async function makeRepository(ask: Ask, repository: string): Promise<void> {
  const [owner, name, more] = repository.split('/');
  if (!owner || !name || more !== undefined) throw new Error(`${repository} is not owner/name`);
  const there = await ask('GET', `/repos/${repository}`);
  expected(`whether ${repository} is there`, there, 200, 404);
  if (there.status === 200) throw new Error(`${repository} is there already: name one that is not`);
  const login = textField(expected('whose token this is', await ask('GET', '/user'), 200), 'login');
  const path = login.toLowerCase() === owner.toLowerCase() ? '/user/repos' : `/orgs/${owner}/repos`;
  const about = { name, description: 'Scratch repository of a smoke test: may be deleted', private: false };
  expected(`making ${repository}`, await ask('POST', path, about), 201);
}

/** Opens a pull request of a pushed branch into `main`. */
export async function openPull(ask: Ask, repository: string, branch: string, head: string): Promise<Pull> {
  const answer = await ask('POST', `/repos/${repository}/pulls`, { title: branch, head: branch, base: 'main' });
  const pull = expected(`opening the pull request ${branch}`, answer, 201);
  const shown = textField(pull, 'head', 'sha');
  if (shown !== head) throw new Error(`the pull request ${branch} stands at ${shown}, not at the pushed ${head}`);
  return { number: Number(field(pull, 'number')), head };
}

import type { PromotionPull } from '../../forge/index.ts';
import type { Environment } from '../../project/index.ts';
import { escapeTerminal } from '../../support/escape/index.ts';
import { MlopsError } from '../../support/problem.ts';
import { commandReasons } from '../reasons.ts';
import type { Outcome } from '../result.ts';

/** Where pull requests are looked for: their forge, and the branches of all environments. */
export interface PullsPlace {
  readonly desk: {
    pulls(
      base: string,
    ): Promise<readonly Pick<PromotionPull, 'number' | 'title' | 'body' | 'state' | 'base' | 'branch' | 'url'>[]>;
  };
  readonly project: { readonly environments: ReadonlyMap<string, Pick<Environment, 'branch'>> };
}

/**
 * Title and body of a promotion pull request into any of the environments, as its forge has them.
 * @param asked as it was written: 4, #4
 * @throws MlopsError no-such-pull-request
 */
export async function showPull(asked: string, { desk, project }: PullsPlace): Promise<Outcome> {
  const number = /^#?([1-9]\d{0,8})$/.exec(asked)?.[1];
  const all = (
    await Promise.all([...project.environments.values()].map(async ({ branch }) => await desk.pulls(branch)))
  ).flat();
  const pull = all.find((one) => `${one.number}` === number);
  if (pull === undefined) {
    const open = all.filter(({ state }) => state === 'open').map((one) => `${one.number}`);
    const there = open.length === 0 ? 'none is open' : `open ${open.length === 1 ? 'is' : 'are'} ${open.join(', ')}`;
    const sentence = `There is no promotion pull request ${JSON.stringify(asked)} into an environment of this project; ${there}.`;
    throw MlopsError.of(commandReasons, 'no-such-pull-request', sentence);
  }
  const { title, body, state, base, branch, url } = pull;
  const head = `Pull request ${number} into ${base}, ${state}${url === undefined ? '' : `: ${url}`}`;
  return {
    ends: 'pass',
    reason: 'pull-request-shown',
    sentence: `${head}: ${title}`,
    problems: [],
    data: { pullRequest: { number: pull.number, title, body, state, base, branch, ...(url !== undefined && { url }) } },
    text: () => `${[head, '', title, '', ...body.trimEnd().split('\n')].map(escapeTerminal).join('\n')}\n`,
  };
}

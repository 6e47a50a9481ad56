import type { Git } from '../../../src/support/git.ts';
import { mergeCommit } from './merge-commits.ts';
import { dismissesStale } from './rulesets.ts';
import { type PullState, tick, type World } from './world.ts';

type Refs = ReadonlyMap<string, string>;

const heads = (branch: string) => `refs/heads/${branch}`;

async function refsOf(git: Git): Promise<Refs> {
  const listed = await git.text(['for-each-ref', '--format=%(objectname) %(refname)', 'refs/heads/', 'refs/pull/']);
  return new Map(listed.split('\n').map((line) => [line.slice(line.indexOf(' ') + 1), line.split(' ')[0] ?? '']));
}

export async function tipOf({ repository }: World, branch: string): Promise<string | undefined> {
  const found = await repository.git.try(['rev-parse', '--verify', '--quiet', heads(branch)]);
  return found.code === 0 ? found.stdout.toString('utf8').trim() : undefined;
}

/** GitHub keeps the head of a pull request whose branch is gone, and what it was when it was closed. */
export async function headOf(world: World, { branch, head, number, state }: PullState): Promise<string> {
  if (state === 'closed' && head !== null) return head;
  const tip = await tipOf(world, branch);
  return tip ?? head ?? (await world.repository.git.text(['rev-parse', '--verify', `refs/pull/${number}/head`]));
}

export function close(world: World, pull: PullState, merged?: { readonly as: string; readonly onto: string }): void {
  Object.assign(pull, { state: 'closed', closedAt: tick(world) });
  if (merged !== undefined) Object.assign(pull, { mergedAs: merged.as, mergedOnto: merged.onto });
}

/** The commits that were looked at, and whether the first brings something to the second. */
const leads = new WeakMap<Git, Map<string, Promise<boolean>>>();

function isAhead(git: Git, head: string, base: string): Promise<boolean> {
  const known = leads.get(git) ?? new Map<string, Promise<boolean>>();
  leads.set(git, known);
  const key = `${head} ${base}`;
  const found = known.get(key) ?? git.try(['merge-base', '--is-ancestor', head, base]).then(({ code }) => code !== 0);
  known.set(key, found);
  return found;
}

/**
 * What GitHub does after a push: pull requests whose branch or base is gone are closed; those whose commits have all come
 * to their base are merged; of those with a new head, old approvals go where a ruleset says so.
 */
export async function settlePulls(world: World): Promise<Refs> {
  const { git, pulls } = world.repository;
  const open = [...pulls.values()].filter(({ state }) => state === 'open');
  const isLost = (refs: Refs) => open.some(({ base, branch }) => !refs.has(heads(base)) || !refs.has(heads(branch)));
  let refs = await refsOf(git);
  // Whoever lists a folder while others write in it may miss a name: once more then.
  if (isLost(refs)) refs = await refsOf(git);
  for (const pull of open) await settle(world, pull, refs);
  return refs;
}

async function settle(world: World, pull: PullState, refs: Refs): Promise<void> {
  const { git, reviews } = world.repository;
  const [head, base] = [refs.get(heads(pull.branch)), refs.get(heads(pull.base))];
  if (head === undefined || base === undefined) {
    if (pull.head !== null) close(world, pull);
    return;
  }
  if (pull.head !== head && dismissesStale(world, pull.base)) {
    const stale = reviews.filter((one) => one.pull === pull.number && one.state === 'APPROVED' && one.commit !== head);
    for (const review of stale) review.state = 'DISMISSED';
  }
  pull.head = head;
  const ahead = await isAhead(git, head, base);
  if (pull.state === 'open' && pull.ahead && !ahead) close(world, pull, { as: head, onto: base });
  pull.ahead = ahead;
}

/** Writes `refs/pull/<n>/head` and `/merge` of the open pull requests, as git sees them on GitHub. */
export async function updatePullReferences(world: World): Promise<void> {
  const { git, pulls } = world.repository;
  const refs = await settlePulls(world);
  const open = [...pulls.values()].filter(({ state }) => state === 'open');
  for (const { base, branch, number } of open) {
    const [head, onto] = [refs.get(heads(branch)), refs.get(heads(base))];
    if (head === undefined || onto === undefined) throw new Error(`pull request ${number} has lost a branch`);
    const wanted = { head, merge: await mergeCommit(git, onto, head) };
    for (const [name, commit] of Object.entries(wanted)) {
      const ref = `refs/pull/${number}/${name}`;
      if (commit !== undefined && refs.get(ref) !== commit) await git.text(['update-ref', ref, commit]);
    }
  }
}

/** The commit of `refs/pull/<n>/merge`; undefined where there are conflicts. */
export async function mergeOf(world: World, pull: PullState): Promise<string | undefined> {
  const base = await tipOf(world, pull.base);
  return base === undefined ? undefined : await mergeCommit(world.repository.git, base, await headOf(world, pull));
}

/** What the button does. @throws where there are conflicts */
export async function mergePull(world: World, pull: PullState): Promise<string> {
  await settlePulls(world);
  const merge = await mergeOf(world, pull);
  const onto = await tipOf(world, pull.base);
  if (merge === undefined || onto === undefined) throw new Error(`the pull request ${pull.number} has conflicts`);
  await world.repository.git.text(['update-ref', heads(pull.base), merge, onto]);
  close(world, pull, { as: merge, onto });
  return merge;
}

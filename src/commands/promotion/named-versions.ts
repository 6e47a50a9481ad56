import type { Repository } from '../../repository/index.ts';
import type { EnvironmentState } from './read-environments.ts';
import { type Released, releaseDigestOf, releasedBy } from './released.ts';

/**
 * Model → the highest version that a promotion has ever brought to an environment: where the ledger does not have it, it has
 * lost it. A number that somebody has written into a release file by hand was never given.
 */
export async function namedVersions(
  states: readonly EnvironmentState[],
  models: readonly string[],
  repository: Pick<Repository, 'git'>,
): Promise<ReadonlyMap<string, number>> {
  const found = models.map(async (model) => [model, await highestOf(states, model, repository)] as const);
  return new Map(await Promise.all(found));
}

async function highestOf(states: readonly EnvironmentState[], model: string, { git }: Pick<Repository, 'git'>) {
  const all = states.flatMap((state) =>
    (state.history.get(model) ?? []).flatMap((change) =>
      releasedBy(change, state, model).map((released) => ({ state, change, released })),
    ),
  );
  // The highest is almost always a promotion that is known; git is asked about the others alone.
  for (const { state, change, released } of all.toSorted((a, b) => versionOf(b.released) - versionOf(a.released))) {
    const isOurs = isOfPull(released, state) || (await isTitled(released, state, model, change.commit, git));
    if (isOurs) return versionOf(released);
  }
  return 0;
}

const versionOf = ({ release }: Released) => release.version;

/** One of the promotion pull requests that the forge has told of, byte for byte. */
export function isOfPull({ text }: Pick<Released, 'text'>, { pulls }: Pick<EnvironmentState, 'pulls'>): boolean {
  const digest = releaseDigestOf(text);
  return pulls.some(({ about }) => about.releaseDigest === digest);
}

/**
 * A forge tells of its newest pull requests alone. Of older ones the branch has the commit, or the squash of it, with the
 * title that we gave it. Where even that cannot be read the number counts: given twice it would be worse.
 */
export async function isTitled(
  { release: { version } }: Pick<Released, 'release'>,
  { environment }: Pick<EnvironmentState, 'environment'>,
  model: string,
  commit: string,
  git: Repository['git'],
): Promise<boolean> {
  const log = await git.try(['log', '--format=%s', `${commit}^..${commit}`, '--']);
  if (log.code !== 0) return true;
  const title = `Promote ${model} ${version} to ${environment.name}`;
  const subjects = log.stdout.toString('utf8').split('\n');
  return subjects.some((subject) => subject.startsWith(title) && /^(,| \(|$)/.test(subject.slice(title.length)));
}

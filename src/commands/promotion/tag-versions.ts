import { stageTag, versionTag } from '../../promotion/index.ts';
import type { VersionRecord } from '../../promotion/types.ts';
import { putTags } from '../../repository/index.ts';
import { shellCommand } from '../../support/escape/index.ts';
import type { Problem } from '../../support/problem.ts';
import type { PromotionPlace } from './open-promotion.ts';
import type { EnvironmentState } from './read-environments.ts';

export interface Tagged {
  /** Names of tags that were made just now. */
  readonly made: readonly string[];
  readonly problems: readonly Problem[];
}

/** What is tagged: as many of each as are read for other questions. */
export interface Taggable {
  readonly versions: ReadonlyMap<string, readonly VersionRecord[]>;
  readonly states: Iterable<EnvironmentState>;
}

/**
 * Tags of git for deployments and merged versions, where `tags` asks for them. Done twice it is done once: git refuses all
 * tags of a push that has one on a commit that is not there.
 */
export async function tagVersions(
  {
    project,
    repository: { git },
    remote,
    merged,
  }: Pick<PromotionPlace, 'project' | 'repository' | 'remote' | 'merged'>,
  { versions, states }: Taggable,
): Promise<Tagged> {
  if (project.tags === undefined) return { made: [], problems: [] };
  const all = [...versions.values()].flat();
  const known = await merged(all.map(({ commit }) => commit));
  const deployments = [...states].flatMap((state) => [...state.deployments.values()].flat());
  const wanted = [
    ...all.filter(({ commit }) => known.get(commit) === 'merged').map(versionTag),
    ...deployments.flatMap((one) => (project.models.has(one.model) ? (stageTag(one) ?? []) : [])),
  ];
  const { made, elsewhere, refused } = await putTags({ git, remote }, wanted);
  const odd = elsewhere.length === 0 ? [] : [elsewhereProblem(elsewhere, remote)];
  const message = `${remote ?? 'git'} does not take the tags of versions: ${refused}.`;
  return { made, problems: refused === undefined ? odd : [...odd, { reason: 'version-tag-refused', message }] };
}

/** One for all: a team that comes from GTO has many. Nothing else of a promotion waits for tags. */
function elsewhereProblem(
  tags: readonly { readonly name: string; readonly commit: string }[],
  remote: string | undefined,
): Problem {
  const names = tags.map(({ name }) => name);
  const each = tags.map(({ name, commit }) => `${name} stands on another commit (${commit.slice(0, 12)})`);
  const message = `Of the tags of versions ${each.join(', ')} than the version, and is left there. Nothing else waits for it.`;
  const remove = remote === undefined ? ['git', 'tag', '--delete'] : ['git', 'push', remote, '--delete'];
  const remedy = `Remove what nobody needs (\`${shellCommand([...remove, ...names])}\`) and run \`mlops promote\` again; where it has to stay, take \`tags: gto\` out of mlops.yaml.`;
  return { reason: 'version-tag-elsewhere', message, remedy };
}

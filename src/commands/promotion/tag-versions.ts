import { stageTag, versionTag } from '../../promotion/index.ts';
import type { VersionRecord } from '../../promotion/types.ts';
import { putTags } from '../../repository/index.ts';
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
  const odd = elsewhere.map(({ name, commit }): Problem => {
    const message = `The tag ${name} stands on another commit (${commit.slice(0, 12)}) than the version, and is left there.`;
    return { reason: 'version-tag-elsewhere', message };
  });
  const message = `${remote ?? 'git'} does not take the tags of versions: ${refused}.`;
  return { made, problems: refused === undefined ? odd : [...odd, { reason: 'version-tag-refused', message }] };
}

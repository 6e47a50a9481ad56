import { type Ask, allItems, expected, field, textField } from './api.ts';
import { newestTag } from './version.ts';

/** What became of the moving tag. */
export interface Moved {
  /** `v0`. */
  readonly tag: string;
  /** The released tag that it stands at now. */
  readonly at: string;
  readonly commit: string;
  readonly how: 'created' | 'moved' | 'unchanged';
}

/**
 * Puts `vX` at the newest published release of that major version: not at the one at hand, so that releases which end
 * in another order, or are run again, leave the same.
 * @throws if there is no such release, or GitHub refuses
 */
export async function moveMajorTag(ask: Ask, repository: string, major: number): Promise<Moved> {
  const tag = `v${major}`;
  const at = newestTag(await publishedTags(ask, repository), major);
  if (at === undefined) throw new Error(`${repository} has no published release of ${tag}`);
  const answer = await ask('GET', `/repos/${repository}/commits/tags/${at}`);
  const commit = textField(expected(`the commit of ${at}`, answer, 200), 'sha');
  const before = await ask('GET', `/repos/${repository}/git/ref/tags/${tag}`);
  const standsAt = expected(`the tag ${tag}`, before, 200, 404);
  if (before.status === 404) {
    const made = await ask('POST', `/repos/${repository}/git/refs`, { ref: `refs/tags/${tag}`, sha: commit });
    expected(refusal(tag, commit), made, 201);
    return { tag, at, commit, how: 'created' };
  }
  if (field(standsAt, 'object', 'sha') === commit) return { tag, at, commit, how: 'unchanged' };
  const moved = await ask('PATCH', `/repos/${repository}/git/refs/tags/${tag}`, { sha: commit, force: true });
  expected(refusal(tag, commit), moved, 200);
  return { tag, at, commit, how: 'moved' };
}

async function publishedTags(ask: Ask, repository: string): Promise<readonly string[]> {
  const releases = await allItems(ask, `/repos/${repository}/releases`);
  const published = releases.filter((one) => field(one, 'draft') === false && field(one, 'prerelease') === false);
  return published.map((one) => textField(one, 'tag_name'));
}

/** GitHub lets no job's token move a tag to workflow files that no branch has at its tip: then a person moves it. */
function refusal(tag: string, commit: string): string {
  return `${tag} was not moved; \`git push --force origin ${commit}:refs/tags/${tag}\` of a maintainer does it`;
}

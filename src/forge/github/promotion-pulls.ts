import { z } from 'zod';
import { remoteTips } from '../../repository/index.ts';
import { noApprovals, type OtherPull, type PromotionPull, type PullsLook } from '../promotion-desk.ts';
import { ask } from './ask.ts';
import { approvalsOf } from './promotion-approvals.ts';
import { judgementOf } from './promotion-check.ts';
import {
  asPromotion,
  type FoundPromotion,
  type GithubPromotions,
  type GithubPull,
  pullShape,
} from './promotion-place.ts';

/** Of a list of GitHub; more closed ones than a page has are not looked at. */
const page = 100;

/**
 * Promotion pull requests into a branch, oldest first: all open ones, and the newest of the others. Approvals and checks
 * are asked for where they decide something: of open ones, and of the newest merged one of each model.
 */
export async function promotionPulls(
  place: GithubPromotions,
  { base, listed, look }: { readonly base: string; readonly listed: readonly GithubPull[]; readonly look?: PullsLook },
): Promise<readonly PromotionPull[]> {
  const found = listed.flatMap((pull) => asPromotion(pull) ?? []).sort((a, b) => a.pull.number - b.pull.number);
  return await describedPulls(place, base, found, look);
}

/** Open ones that are none of ours, with what merging them would change. Those of forks are nobody's to judge here. */
export async function otherPulls(
  place: GithubPromotions,
  base: string,
  listed: readonly GithubPull[],
): Promise<readonly OtherPull[]> {
  const own = listed.filter(({ head, base: { repo }, state }) => state === 'open' && head.repo?.id === repo.id);
  const others = own.filter((pull) => asPromotion(pull) === undefined);
  if (others.length === 0) return [];
  const refs = [base, ...others.map(({ head }) => head.ref)].map((branch) => `refs/heads/${branch}`);
  const tips = await remoteTips(place.repository, place.remote, refs);
  const tip = tips.get(base);
  const found = others.map(async ({ number, head: { ref } }) => {
    const head = tips.get(ref);
    if (head === undefined || tip === undefined || !(await place.refs.related(tip, head))) return [];
    return [{ number, head, paths: await place.refs.changed(tip, head) }];
  });
  return (await Promise.all(found)).flat();
}

export async function listPulls(place: GithubPromotions, base: string): Promise<readonly GithubPull[]> {
  const { client, owner, repo } = place;
  const { pulls } = client.octokit.rest;
  const asked = { owner, repo, base, sort: 'created', direction: 'desc', per_page: page } as const;
  const action = { what: `list the pull requests into ${base}`, permission: 'pull-requests: read' };
  return await ask(place, action, async () => {
    const newest = z.array(pullShape).parse((await pulls.list({ ...asked, state: 'all' })).data);
    if (newest.length < page) return newest;
    const open = z.array(pullShape).parse(await client.octokit.paginate(pulls.list, { ...asked, state: 'open' }));
    const known = new Set(newest.map(({ number }) => number));
    return [...newest, ...open.filter(({ number }) => !known.has(number))];
  });
}

/** One look at the branches of the remote for all of them. */
export async function describedPulls(
  place: GithubPromotions,
  base: string,
  found: readonly FoundPromotion[],
  look: PullsLook = {},
): Promise<readonly PromotionPull[]> {
  const open = found.filter(({ pull }) => pull.state === 'open');
  const refs = [base, ...open.map(({ pull }) => pull.head.ref)].map((branch) => `refs/heads/${branch}`);
  const tips = open.length === 0 ? new Map<string, string>() : await remoteTips(place.repository, place.remote, refs);
  const seen = await Promise.all(found.map(async (one) => ({ one, now: await standingOf(place, one, tips) })));
  const newest = new Map(seen.filter(({ now }) => now.state === 'merged').map(({ one }) => [one.about.model, one]));
  return await Promise.all(
    seen.map(async ({ one, now }) => {
      const isMerged = now.state === 'merged';
      const isAskedFor = isMerged && one.about.releaseDigest === look.releaseDigest;
      const decides = now.state === 'open' || newest.get(one.about.model) === one || isAskedFor;
      const head = now.head ?? one.pull.head.sha;
      const said = decides ? await saidOf(place, one, head, look) : { approvals: noApprovals };
      return described(one, now, said);
    }),
  );
}

type Standing = Pick<PromotionPull, 'state' | 'head' | 'paths'>;

/**
 * What is true of it now. GitHub may be some seconds behind git: a branch that is gone, or whose commits the base has, is
 * not open.
 */
async function standingOf(
  { refs }: GithubPromotions,
  { pull, ended }: FoundPromotion,
  tips: ReadonlyMap<string, string>,
): Promise<Standing> {
  const over = { head: undefined, paths: [] };
  if (pull.merged_at != null) return { ...over, state: 'merged' };
  if (pull.state === 'closed') return { ...over, state: ended ?? 'gone' };
  const [head, base] = [tips.get(pull.head.ref), tips.get(pull.base.ref)];
  if (head === undefined || base === undefined) return { ...over, state: 'gone' };
  // The base was made anew: what stood on the old one can be merged no more, and is made anew with it.
  if (!(await refs.related(base, head))) return { ...over, state: 'closed' };
  if (await refs.contains(base, head)) return { ...over, state: 'merged' };
  return { state: 'open', head, paths: await refs.changed(base, head) };
}

type Said = Pick<PromotionPull, 'approvals' | 'judged'>;

async function saidOf(
  place: GithubPromotions,
  { pull, about: { releaseDigest } }: FoundPromotion,
  head: string,
  look: PullsLook,
): Promise<Said> {
  const reviewed = { number: pull.number, head, author: pull.user?.login };
  const [approvals, judged] = await Promise.all([
    look.approvals === true ? approvalsOf(place, reviewed) : noApprovals,
    judgementOf(place, { number: pull.number, head, releaseDigest }),
  ]);
  return { approvals, ...(judged !== undefined && { judged }) };
}

function described({ pull, about, body }: FoundPromotion, now: Standing, said: Said): PromotionPull {
  return {
    ...{ number: pull.number, branch: pull.head.ref, base: pull.base.ref, title: pull.title, body, about },
    ...now,
    openedAt: pull.created_at,
    ...(pull.closed_at != null && now.state !== 'open' && { closedAt: pull.closed_at }),
    ...said,
    url: pull.html_url,
  };
}

import { RequestError } from '@octokit/request-error';
import { z } from 'zod';
import { clip, oneLine } from '../../support/escape/index.ts';
import { MlopsError } from '../../support/problem.ts';
import { forgeReasons } from '../reasons.ts';
import { nameOf, persist } from './ask.ts';
import { knownPullRequest } from './known-pull-request.ts';
import type { GithubPromotions } from './promotion-place.ts';

const methods = ['merge', 'squash', 'rebase'] as const;
type Method = (typeof methods)[number];

const pullShape = z.object({ merged: z.boolean(), head: z.object({ sha: z.string() }) });

export interface WantedMerge {
  readonly number: number;
  /** Commit that it was looked at. */
  readonly head: string;
  readonly message: string;
}

/**
 * Merges what was looked at, in the first way that the repository allows. Who loses the answer looks whether it was done.
 * @throws MlopsError promotion-merge-refused
 */
export async function mergePromotion(place: GithubPromotions, wanted: WantedMerge): Promise<'merged' | 'moved'> {
  const action = { what: `merge pull request ${wanted.number}`, permission: 'contents: write' };
  let lost = false;
  return await persist(place, action, async () => {
    if (lost && (await isMerged(place, wanted))) return 'merged';
    lost = true; // until an answer comes
    const refused: string[] = [];
    for (const method of methods) {
      const answer = await attempt(place, wanted, method);
      if (typeof answer === 'string') return answer;
      refused.push(answer.refused);
    }
    throw refusal(place, wanted.number, refused.join(' '));
  });
}

async function isMerged(place: GithubPromotions, { number, head }: WantedMerge): Promise<boolean> {
  const { client, owner, repo } = place;
  const { data } = await client.octokit.rest.pulls.get({ owner, repo, pull_number: number });
  const pull = pullShape.parse(data);
  return pull.merged && pull.head.sha === head;
}

/** What GitHub says where another method may do. */
interface NextMethod {
  readonly refused: string;
}

async function attempt(
  place: GithubPromotions,
  { number, head, message }: WantedMerge,
  method: Method,
): Promise<'merged' | 'moved' | NextMethod> {
  const { client, owner, repo } = place;
  const title = clip(oneLine(message), 250);
  const once = { owner, repo, pull_number: number, request: { retries: 0 } };
  try {
    await knownPullRequest(place, number, () =>
      client.octokit.rest.pulls.merge({ ...once, sha: head, merge_method: method, commit_title: title }),
    );
    return 'merged';
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    if (error.status === 409) return 'moved';
    if (error.status !== 405) throw error;
    const said = saidIn(error);
    if (isAboutMethod.test(said)) return { refused: said };
    if (hasMoved.test(said)) return 'moved';
    throw refusal(place, number, said);
  }
}

const isAboutMethod = /\b(merge commits?|merges|merge method)\b.* not allowed|must not contain merge commits/i;
const hasMoved = /not mergeable|(base|head) branch was modified|merge conflict/i;

/** GitHub's words in one line, without its link. */
function saidIn({ message }: RequestError): string {
  return clip(oneLine(message.replace(/ - https?:\/\/\S+$/, '')), 500);
}

function refusal(place: GithubPromotions, number: number, said: string): MlopsError {
  const sentence = `GitHub does not merge pull request ${number} of ${nameOf(place)}: ${said}`;
  return MlopsError.of(forgeReasons, 'promotion-merge-refused', sentence);
}

import { escapeTerminal } from '../support/escape/index.ts';
import { MlopsError } from '../support/problem.ts';
import type { Ports } from './ports.ts';
import { judgements } from './promotion/judge-open.ts';
import { environmentOn, lookAtPromotion, type PromotionRequest } from './promotion/open-promotion.ts';
import { readBoard } from './promotion/read-board.ts';
import { readVersions } from './promotion/read-versions.ts';
import { deploymentRunsOf } from './promotion/start-deployments.ts';
import { commandReasons } from './reasons.ts';
import type { Outcome } from './result.ts';

export interface JudgePromotionRequest extends PromotionRequest {
  /** Of the environment, without `refs/heads/`. */
  readonly branch: string;
  /** Number of a pull request into it. */
  readonly pull: number;
}

/**
 * Says on one pull request into the branch of an environment whether it may be merged, and changes nothing else: a revert in
 * the night waits for no other job. Takes a forge that has checks. Ends as `pass` whatever the check says.
 * Errors: no-such-environment, pull-not-judged.
 */
export async function judgePromotion(request: JudgePromotionRequest, ports: Ports): Promise<Outcome> {
  const place = await lookAtPromotion(request, ports);
  const environment = environmentOn(place.project, request.branch);
  const [versions, { underWay: running }] = await Promise.all([
    readVersions(place.ledger, environment.models),
    deploymentRunsOf(place),
  ]);
  const board = await readBoard(place, versions, { environments: [environment.name], models: [], running });
  const { checks } = place.desk;
  const all = checks === undefined ? [] : await judgements(board, place, checks);
  const found = all.find(({ pull }) => pull.number === request.pull);
  if (checks === undefined || found === undefined) {
    const sentence = `There is nothing to say about pull request #${request.pull} into ${request.branch}: it is not open, or is about to be closed.`;
    throw MlopsError.of(commandReasons, 'pull-not-judged', sentence);
  }
  await checks.judge(found.pull, found.judgement);
  const { verdict, title, summary } = found.judgement;
  const sentence = `Pull request #${request.pull} into ${request.branch}: ${title}.`;
  return {
    ends: 'pass',
    reason: 'promotion-judged',
    sentence,
    problems: [],
    data: { pull: request.pull, verdict, title, summary },
    text: () => `${escapeTerminal(sentence)}\n`,
  };
}

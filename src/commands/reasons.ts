import { defineReasons } from '../support/problem.ts';
import { answeringReasons } from './reasons/answering.ts';
import { buildReasons } from './reasons/builds.ts';
import { comparisonReasons } from './reasons/comparison.ts';
import { dataDiffReasons } from './reasons/data-diff.ts';
import { deploymentCommandReasons } from './reasons/deployment.ts';
import { forkReasons } from './reasons/forks.ts';
import { inferReasons } from './reasons/infer.ts';
import { initReasons } from './reasons/init.ts';
import { lockReasons } from './reasons/lock.ts';
import { promotionCommandReasons } from './reasons/promotion.ts';
import { pullRequestReasons } from './reasons/pull-request.ts';
import { questionReasons } from './reasons/questions.ts';
import { recordReasons } from './reasons/records.ts';
import { renewalReasons } from './reasons/renewal.ts';
import { stepReasons } from './reasons/steps.ts';
import { surroundingsReasons } from './reasons/surroundings.ts';

/** Reason codes of the commands themselves: where they stand, what they were given, what is not there. */
export const commandReasons = defineReasons({
  ...surroundingsReasons,
  ...questionReasons,
  ...initReasons,
  ...inferReasons,
  ...lockReasons,
  ...renewalReasons,
  ...stepReasons,
  ...buildReasons,
  ...recordReasons,
  ...comparisonReasons,
  ...dataDiffReasons,
  ...pullRequestReasons,
  ...forkReasons,
  ...answeringReasons,
  ...promotionCommandReasons,
  ...deploymentCommandReasons,
});

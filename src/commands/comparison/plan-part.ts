import {
  changesThrough,
  isModelStep,
  type MadeFor,
  neededBy,
  reusedRunReasons,
  reusedScoresReason,
} from '../../project/index.ts';
import type { ReportParts } from '../../report/types.ts';
import { MlopsError } from '../../support/problem.ts';
import type { Situation } from '../situation/situation.ts';
import { evaluationAddressOf, scoresRecord } from '../situation/standing-records.ts';
import type { ComparedModel } from './compare-model.ts';

type PlanPart = ReportParts['models'][number]['plan'];

/**
 * What the plan decided for the candidate's side of a model, and why. Results of this very commit are no reuse to a
 * reader: a command or job just before this one made them.
 */
export function planPart(situation: Situation, compared: ComparedModel): PlanPart {
  const untrained = compared.facts.model.train.run === undefined;
  const above = neededBy(situation.project.models, compared.facts.model.name);
  return {
    ...decided(situation, compared),
    ...(untrained && { untrained }),
    ...(above.length > 0 && { neededBy: above }),
  };
}

function decided(situation: Situation, compared: ComparedModel): PlanPart {
  const { facts, before, candidate } = compared;
  const steps = situation.plan.steps.filter(
    (step) => isModelStep(step) && step.model === facts.model.name && step.side === 'candidate',
  );
  const reasons = steps.flatMap((step): readonly string[] => {
    if (step.decision !== 'reuse') return step.reasons;
    if (step.kind === 'train') {
      const through = changesThrough(facts, situation.candidate.facts.models, situation.baseline?.facts.models);
      return [...reusedRunReasons(facts, before, madeFor(situation, candidate?.seeds[0]?.commit)), ...through];
    }
    return [reusedScoresReason(madeFor(situation, scoredCommit(situation, compared)))];
  });
  if (before === undefined) return { decision: 'first-run', reasons };
  if (before.fingerprint !== facts.fingerprint) return { decision: 'train', reasons };
  const label = facts.model.evaluate?.label;
  const rows = label === undefined ? true : sameRows(situation, label.dataset);
  return {
    decision: rows && before.evaluation?.fingerprint === facts.evaluation?.fingerprint ? 'reuse' : 'evaluate',
    reasons,
  };
}

function madeFor(situation: Situation, commit: string | undefined): MadeFor {
  return commit === situation.candidate.commit.sha ? 'this-commit' : 'earlier';
}

/** The commit that the recorded scores were made for. */
function scoredCommit({ records }: Situation, { facts, candidate }: ComparedModel): string | undefined {
  const address = evaluationAddressOf(facts);
  if (address === undefined) return undefined;
  try {
    return scoresRecord(records, address, {}, candidate)?.record.commit;
  } catch (error) {
    if (error instanceof MlopsError) return undefined; // what is wrong with it is among the problems
    throw error;
  }
}

function sameRows({ candidate, baseline }: Situation, dataset: string): boolean {
  return candidate.datasets.get(dataset)?.digest === baseline?.datasets.get(dataset)?.digest;
}

import { type BuildStep, buildGroups } from '../project/index.ts';
import { terminalSentence } from '../support/escape/index.ts';
import { MlopsError } from '../support/problem.ts';
import { buildLine } from './build.ts';
import { engineAtHand } from './engine-at-hand.ts';
import type { Ports } from './ports.ts';
import { commandReasons } from './reasons.ts';
import type { Outcome } from './result.ts';
import type { ChangeRequest } from './situation/change-request.ts';
import { findSituation } from './situation/find-situation.ts';
import { type HandOverFolders, handOver } from './situation/hand-over.ts';
import type { Situation } from './situation/situation.ts';
import { type BuiltNow, buildDatasets } from './steps/build-datasets.ts';
import { stepsText } from './steps-text.ts';

export interface BuildGroupRequest extends ChangeRequest {
  /** As the plan names it (`buildJobs`). Absent: all of them. */
  readonly group?: string;
  /** For the jobs after this one. */
  readonly handOver?: HandOverFolders;
}

/**
 * Makes what the plan says is missing of the datasets that are connected by their commands, of the change and of what it is
 * compared with, and hands it on. Errors: nothing-to-build, those of `plan`.
 */
export async function buildGroup(request: BuildGroupRequest, ports: Ports): Promise<Outcome> {
  const situation = await findSituation(request, ports);
  const { candidate, baseline } = situation;
  const names = namesOf(situation, request.group);
  await using engine = engineAtHand(ports, situation.own.engine);
  const common = { situation, engine, ports };
  const built: BuiltNow[] = [];
  try {
    built.push(...(await buildDatasets({ ...common, read: candidate, side: 'candidate' }, names('candidate'))));
    if (baseline !== undefined)
      built.push(...(await buildDatasets({ ...common, read: baseline, side: 'baseline' }, names('baseline'))));
  } finally {
    // Of what could not be made, the jobs after this one are told why.
    if (request.handOver !== undefined) await handOver(situation, request.handOver);
  }
  return outcomeOf(situation, built, ports);
}

/** Datasets of a side that the plan has the group make. */
function namesOf({ plan, candidate, baseline }: Situation, group: string | undefined) {
  const groups = buildGroups([candidate.facts, ...(baseline === undefined ? [] : [baseline.facts])]);
  if (group !== undefined && ![...groups.values()].includes(group)) {
    const known = [...new Set(groups.values())].join(', ') || 'none';
    const sentence = `\`${group}\` names no group of datasets that commands make; there are: ${known}.`;
    throw MlopsError.of(commandReasons, 'nothing-to-build', sentence);
  }
  return (side: BuildStep['side']) =>
    plan.steps.flatMap((step) => {
      if (step.kind !== 'build' || step.decision !== 'run' || step.side !== side) return [];
      return group === undefined || groups.get(step.dataset) === group ? [step.dataset] : [];
    });
}

/** What of the baseline cannot be made is the report's to judge: it is no failure of the change. */
function outcomeOf({ problems }: Situation, built: readonly BuiltNow[], { reasons }: Ports): Outcome {
  const failed = built.filter(({ state }) => state === 'failed');
  const bad = failed.find(({ side }) => side === 'candidate');
  const [why] = bad?.problems ?? [];
  const done = built.length - failed.length;
  const counts = stepsText({ build: done, validate: 0, train: 0, evaluate: 0 });
  const all = counts === undefined ? 'Nothing to build: every dataset is there already' : `Done: ${counts}`;
  const rest = failed.length === 0 ? '' : `; ${failed.length} could not be made for the baseline`;
  const sentence = bad?.sentence ?? `${all}${rest}.`;
  const ends = why === undefined ? undefined : reasons.endsOf(why.reason);
  return {
    ends: bad === undefined ? 'pass' : ends === undefined || ends === 'pass' ? 'fail' : ends,
    reason: why?.reason ?? 'built',
    sentence,
    problems: [...problems, ...built.flatMap((one) => one.problems)],
    data: { built },
    text: () => `${[...built.map(buildLine), '', sentence].map(terminalSentence).join('\n')}\n`,
  };
}

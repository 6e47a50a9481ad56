import { builtRoot, type Project } from '../project/index.ts';
import { terminalSentence } from '../support/escape/index.ts';
import { MlopsError } from '../support/problem.ts';
import { chosenDatasets } from './chosen-names.ts';
import { engineAtHand } from './engine-at-hand.ts';
import type { Ports } from './ports.ts';
import { commandReasons } from './reasons.ts';
import type { Outcome } from './result.ts';
import { recordedBuild } from './situation/built-version.ts';
import type { ChangeRequest } from './situation/change-request.ts';
import { findSituation } from './situation/find-situation.ts';
import { asBuilt } from './situation/known-builds.ts';
import type { Situation } from './situation/situation.ts';
import { type BuiltNow, buildDatasets } from './steps/build-datasets.ts';
import { stepsText } from './steps-text.ts';

export interface BuildRequest extends ChangeRequest {
  /** Names; empty: all that a command makes. */
  readonly datasets: readonly string[];
  /** Leave the run folders. */
  readonly keep: boolean;
  /** Run the commands of the named datasets also where their files are there, and say whether the same comes out. */
  readonly again: boolean;
}

/**
 * Makes the datasets that commands make and whose files the store does not have, in order, each in a folder of its own.
 * Errors: no-such-dataset, nothing-to-build, those of `plan`.
 */
export async function build(request: BuildRequest, ports: Ports): Promise<Outcome> {
  const situation = await findSituation(request, ports);
  const names = buildsOf(situation.project, request.datasets);
  if (names.length === 0) return nothingToMake(situation);
  await using engine = engineAtHand(ports, situation.own.engine);
  const { keep } = request;
  const again = request.again ? names : [];
  const read = situation.candidate;
  const built = await buildDatasets({ situation, read, side: 'candidate', engine, ports, keep, again }, names);
  return outcomeOf(situation, names, built, ports);
}

/** The named ones, and of views those that have their files. */
function buildsOf({ datasets, ...project }: Project, named: readonly string[]): readonly string[] {
  const roots = chosenDatasets({ datasets, ...project }, named).map((name) => {
    const dataset = datasets.get(name);
    return { name, root: dataset && builtRoot(dataset, datasets)?.name };
  });
  const found = [...new Set(roots.flatMap(({ root }) => root ?? []))];
  const others = named.length === 0 ? [] : roots.filter(({ root }) => root === undefined);
  if (others.length === 0) return found;
  const declared = [...datasets.values()].filter(({ build: made }) => made !== undefined).map(({ name }) => name);
  const sentence = `${others.map(({ name }) => name).join(', ')} ${others.length === 1 ? 'is' : 'are'} made by no command; there are: ${declared.join(', ') || 'none'}.`;
  throw MlopsError.of(commandReasons, 'nothing-to-build', sentence);
}

function nothingToMake({ problems }: Situation): Outcome {
  const sentence = 'No dataset of this project is made by a command.';
  const data = { built: [], reused: [], datasets: [] };
  return { ends: 'pass', reason: 'built', sentence, problems, data, text: () => `${sentence}\n` };
}

function outcomeOf(
  situation: Situation,
  names: readonly string[],
  built: readonly BuiltNow[],
  { reasons }: Ports,
): Outcome {
  const failed = built.filter(({ state }) => state === 'failed');
  const [first] = failed;
  const problem = first?.problems[0];
  const done = built.filter(({ state }) => state !== 'failed').length;
  const counts = stepsText({ build: done, validate: 0, train: 0, evaluate: 0 });
  const sentence =
    first?.sentence ??
    (counts === undefined ? 'Nothing to build: every dataset is there already.' : `Done: ${counts}.`);
  const there = names.filter((name) => built.every(({ dataset }) => dataset !== name));
  const lines = [
    ...there.map((name) => `reused  ${name}  made before from the same inputs, version ${versionOf(situation, name)}`),
    ...built.map(buildLine),
    '',
    first === undefined ? sentence : `${failed.length} build${failed.length === 1 ? '' : 's'} failed.`,
  ];
  const ends = problem === undefined ? undefined : reasons.endsOf(problem.reason);
  return {
    ends: first === undefined ? 'pass' : ends === undefined || ends === 'pass' ? 'fail' : ends,
    reason: problem?.reason ?? 'built',
    sentence,
    problems: [...situation.problems, ...built.flatMap(({ problems }) => problems)],
    data: { built, reused: there, datasets: names.flatMap((name) => recordOf(situation, name)) },
    text: () => `${lines.map(terminalSentence).join('\n')}\n`,
  };
}

/** One line of what was done. */
export function buildLine({ dataset, state, sentence, log }: BuiltNow): string {
  const where = log === undefined ? '' : ` (log: ${log})`;
  return `${(state === 'failed' ? 'failed' : 'done').padEnd(6)}  ${dataset}  ${sentence}${where}`;
}

function versionOf({ candidate }: Situation, name: string): string {
  return candidate.facts.builds.get(name)?.fingerprint.slice(0, 12) ?? '';
}

/** Which files each has by now, and what made them. */
function recordOf({ candidate, records }: Situation, name: string) {
  const facts = candidate.facts.builds.get(name);
  const record = facts && recordedBuild(records, asBuilt(facts));
  return record === undefined ? [] : [record];
}

import { parseDataReport } from '../../data/index.ts';
import { runAddress } from '../../ledger/index.ts';
import { type Known, type ModelFacts, resultKey } from '../../project/index.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import type { Verdict } from '../../support/verdict.ts';
import { dataReportAddress, sketchAddressOf } from './addresses.ts';
import { type AboutScores, runAt, saysItIs, scoresAt } from './checked-records.ts';
import type { ReadCommit } from './read-commit.ts';
import type { Records } from './records.ts';
import { evaluationAddressOf, replacedCount, runRecord, scoresRecord, standing } from './standing-records.ts';

export interface Recorded {
  readonly known: Known;
  /** Records of models that are not what their address asks for, or cannot be read: they count as none. */
  readonly problems: readonly Problem[];
}

/** Which results of two commits are recorded, from records that were loaded before. */
export function recordedResults(records: Records, candidate: ReadCommit, baseline: ReadCommit | undefined): Recorded {
  const sides = [candidate, ...(baseline === undefined ? [] : [baseline])];
  const models = sides.flatMap((side) => [...side.facts.models.values()]);
  const problems = new Map<string, Problem>();
  const has = (look: Look): boolean => {
    const { address } = look;
    const problem = problemOf(records, look);
    if (problem !== 'none' && problem !== 'missing') problems.set(address, problem);
    return problem === 'none';
  };
  const runs = models.filter(({ model, fingerprint }) => has(lookForRun(model.name, fingerprint)));
  const scored = models.flatMap((facts) => {
    const { model, fingerprint, evaluation } = facts;
    const address = evaluationAddressOf(facts);
    if (evaluation === undefined || address === undefined) return [];
    const look = lookForScores(address, { run: fingerprint, rows: evaluation.inputs.rows });
    return has(look) && hasScores(records, facts) ? [resultKey(model.name, evaluation.fingerprint)] : [];
  });
  const stands = (address: string): boolean => records.text(address) !== undefined;
  const reports = new Set(
    sides
      .flatMap(({ facts, datasets }) =>
        [...datasets].map(([name, resolved]) => ({ resolved, key: facts.datasets.get(name)?.reportKey ?? '' })),
      )
      .filter(({ resolved, key }) => stands(dataReportAddress(key)) && stands(sketchAddressOf(resolved)))
      .map(({ key }) => key),
  );
  const known = {
    runs: new Set(runs.map(({ model, fingerprint }) => resultKey(model.name, fingerprint))),
    evaluations: new Set(scored),
    reports,
    broken: new Set([...reports].filter((key) => verdictIn(records.text(dataReportAddress(key))) === 'fail')),
    undecided: new Set([...reports].filter((key) => verdictIn(records.text(dataReportAddress(key))) === 'unknown')),
  };
  return { known, problems: [...problems.values()] };
}

/** What a recorded data report says. One that cannot be read says nothing here: who needs it names what is wrong. */
function verdictIn(text: string | undefined): Verdict | undefined {
  try {
    return text === undefined ? undefined : parseDataReport(text).verdict;
  } catch (error) {
    if (error instanceof MlopsError) return undefined;
    throw error;
  }
}

/** Where a record has to stand, and what it is asked there. */
export interface Look {
  readonly address: string;
  readonly about?: AboutScores;
  /** Throws where the record is another one, or cannot be read. */
  readonly read: (text: string) => unknown;
}

export function lookForRun(model: string, fingerprint: string): Look {
  const address = runAddress(model, fingerprint);
  return { address, read: (text) => runAt(address, text) };
}

export function lookForScores(address: string, about: AboutScores): Look {
  return { address, about, read: (text) => scoresAt(address, text, about) };
}

/** Whether a loaded record stands at its address and is what the address asks for. */
export function isRecorded(records: Records, look: Look): boolean {
  return problemOf(records, look) === 'none';
}

function problemOf(records: Records, { address, about, read }: Look): Problem | 'none' | 'missing' {
  const text = records.text(address);
  if (text === undefined) return 'missing';
  if (saysItIs(address, text, about)) return 'none';
  try {
    read(text);
    return 'none';
  } catch (error) {
    const [first] = error instanceof MlopsError ? error.problems : [];
    if (first === undefined) throw error;
    return first;
  }
}

/**
 * Whether the scores of some facts are recorded. Those of a run that was replaced since are none; only where a run was
 * replaced, or the scores are not on the ledger yet, are records read for that.
 */
export function hasScores(records: Records, facts: ModelFacts): boolean {
  const address = evaluationAddressOf(facts);
  const found = address === undefined ? undefined : standing(records, address);
  if (address === undefined || found === undefined) return false;
  const replaced = replacedCount(records, runAddress(facts.model.name, facts.fingerprint)) > 0;
  if (!replaced && records.published(found.address)) return true;
  try {
    const run = runRecord({ records }, facts);
    return scoresRecord(records, address, {}, run) !== undefined;
  } catch (error) {
    if (error instanceof MlopsError) return true; // it is there; who uses it says what is wrong with it
    throw error;
  }
}

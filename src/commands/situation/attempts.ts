import { applyPolicy } from '../../gates/index.ts';
import { runAddress } from '../../ledger/index.ts';
import { loadProject, type ModelFacts } from '../../project/index.ts';
import { readCommit } from '../../repository/index.ts';
import { MlopsError } from '../../support/problem.ts';
import { projectTexts } from './project-texts.ts';
import { type ReadCommit, readFacts } from './read-commit.ts';
import { isRecorded, type Look, lookForRun, lookForScores } from './recorded-results.ts';
import type { Situation } from './situation.ts';
import { evaluationAddressOf, replacedCount } from './standing-records.ts';

/** As many commits of a branch are looked at, newest first. */
const most = 50;

/** Commits that only this branch has, the candidate left out, as far as they can be read; for all models together. */
export async function readBranch(situation: Situation): Promise<readonly ReadCommit[]> {
  const read: ReadCommit[] = [];
  for (const sha of await branchCommits(situation)) {
    const found = await readAt(situation, sha);
    if (found !== undefined) read.push(found);
  }
  await situation.digests.save();
  return read;
}

/**
 * How many different trainings of a model this branch has had scored on the present test rows, this one included and
 * the base's left out: each look at the same rows makes a lucky winner more likely. Commits that were rewritten away are
 * not counted.
 */
export async function countAttempts(
  situation: Situation,
  branch: readonly ReadCommit[],
  facts: ModelFacts,
  before: ModelFacts | undefined,
): Promise<number> {
  const others = new Map<string, Look>();
  for (const read of branch) {
    const then = read.facts.models.get(facts.model.name);
    if (then === undefined) continue;
    if (then.fingerprint === facts.fingerprint || then.fingerprint === before?.fingerprint) continue;
    const look = lookOf(situation, facts, read, then);
    if (look !== undefined) others.set(then.fingerprint, look);
  }
  const { records } = situation;
  await records.load([...others.values()].map(({ address }) => address));
  const scored = [...others.values()].filter((look) => isRecorded(records, look)).map(({ address }) => address);
  // What a result replaced was scored on these rows, too.
  const own = evaluationAddressOf(facts) ?? runAddress(facts.model.name, facts.fingerprint);
  return [own, ...scored].reduce((sum, address) => sum + 1 + replacedCount(records, address), 0);
}

async function branchCommits({ repository, judged, candidate }: Situation): Promise<readonly string[]> {
  if (judged.baseline === undefined) return [];
  const args = [`--max-count=${most}`, candidate.commit.sha, '--not', judged.baseline.sha, judged.policy.sha];
  const shas = (await repository.git.text(['rev-list', ...args])).split('\n');
  return shas.filter((sha) => sha !== '' && sha !== candidate.commit.sha);
}

async function readAt(situation: Situation, sha: string): Promise<ReadCommit | undefined> {
  const { repository, request, policy, digests, sources, candidate } = situation;
  const { projectFile } = request;
  const commit = await readCommit(repository.git, sha);
  const texts = await projectTexts(repository.git, commit, projectFile);
  if (texts === undefined) return undefined;
  try {
    const { project } = applyPolicy(policy, loadProject(texts).project);
    return await readFacts({ repository, commit, project, projectFile, cache: digests, sources, judgedBy: candidate });
  } catch (error) {
    if (error instanceof MlopsError && error.ends !== 'cancelled') return undefined; // such a commit had no run
    throw error;
  }
}

/**
 * The record that shows that a training was scored on the present rows: that of its evaluation on them; where the
 * training itself writes predictions or metrics, that of its run, if its commit has the same test rows. Undefined: it
 * was not.
 */
function lookOf(situation: Situation, now: ModelFacts, read: ReadCommit, then: ModelFacts): Look | undefined {
  const scores = evaluationAddressOf(then);
  if (scores !== undefined) {
    return lookForScores(scores, { run: then.fingerprint, rows: then.evaluation?.inputs.rows });
  }
  const label = now.model.evaluate?.label;
  const same =
    label === undefined
      ? sameData(now, then)
      : read.datasets.get(label.dataset)?.digest === situation.candidate.datasets.get(label.dataset)?.digest;
  return same ? lookForRun(then.model.name, then.fingerprint) : undefined;
}

/** Without a label nobody knows which of its data a model is tested on; with the same data it is the same. */
function sameData(now: ModelFacts, then: ModelFacts): boolean {
  const [one, other] = [now.inputs.data, then.inputs.data];
  return one.size === other.size && [...one].every(([role, digest]) => other.get(role) === digest);
}

import { commitAddress, evaluationAddress, runAddress } from '../../ledger/index.ts';
import type { EvaluationRecord } from '../../metrics/index.ts';
import { MlopsError } from '../../support/problem.ts';
import type { RunRecord } from '../../training/types.ts';
import { runAt, scoresAt } from './checked-records.ts';
import { type CommitRecord, readCommitRecord } from './commit-record.ts';
import type { Situation } from './situation.ts';

/** Recorded results of one model along the base branch, oldest first, each fingerprint once. */
export interface Past {
  readonly evaluations: readonly EvaluationRecord[];
  readonly runs: readonly RunRecord[];
}

/** As many commits of the base branch are looked at. */
const most = 40;

/** Commits of the base branch (first parents) that have a record, oldest first, the candidate itself left out. */
export async function pastCommits(situation: Situation): Promise<readonly CommitRecord[]> {
  const { records } = situation;
  const addresses = await pastAddresses(situation);
  await records.load(addresses);
  return addresses.flatMap((address) => readCommitRecord(records.text(address)) ?? []).toReversed();
}

/** Where the records of these commits are, newest first. */
export async function pastAddresses({
  repository,
  judged,
  candidate,
}: Pick<Situation, 'repository' | 'judged' | 'candidate'>): Promise<readonly string[]> {
  const args = ['rev-list', '--first-parent', `--max-count=${most}`, judged.policy.sha];
  const shas = (await repository.git.text(args)).split('\n');
  return shas.filter((sha) => sha !== '' && sha !== candidate.commit.sha).map(commitAddress);
}

/** What the ledger holds of a model for these commits. */
export async function pastOf(situation: Situation, commits: readonly CommitRecord[], model: string): Promise<Past> {
  const results = commits.flatMap((commit) => commit.models[model] ?? []);
  const runs = [...new Set(results.map(({ run }) => runAddress(model, run)))];
  const scores = new Map(
    results.flatMap(({ run, evaluation }) =>
      evaluation === null ? [] : [[evaluationAddress(model, evaluation), run] as const],
    ),
  );
  await situation.records.load([...runs, ...scores.keys()]);
  const text = (address: string) => situation.records.text(address) ?? '';
  return {
    runs: runs.flatMap((address) => readable(() => runAt(address, text(address)))),
    evaluations: [...scores].flatMap(([address, run]) => readable(() => scoresAt(address, text(address), { run }))),
  };
}

/** A record of the past that cannot be read is no evidence; what is judged now has its own, stricter look-up. */
function readable<Value>(read: () => Value): readonly Value[] {
  try {
    return [read()];
  } catch (error) {
    if (error instanceof MlopsError) return [];
    throw error;
  }
}

/**
 * Values of each metric along the base branch, for a trend: computed ones first, else reported ones. Means over seeds,
 * as the line of this change is one, of runs with as many seeds: a mean of three moves less than a single run.
 */
export function trendOf({ evaluations, runs }: Past, seeds: number): Readonly<Record<string, readonly number[]>> {
  const trend = new Map<string, number[]>();
  const add = (metric: string, value: unknown) => {
    if (typeof value === 'number') trend.set(metric, [...(trend.get(metric) ?? []), value]);
  };
  for (const { values, seeds: scored } of evaluations) {
    if (scored.length !== seeds) continue;
    for (const [metric, { value }] of Object.entries(values)) add(metric, value);
  }
  const computed = new Set(trend.keys());
  for (const run of runs) {
    if (run.seeds.length !== seeds) continue;
    for (const metric of Object.keys(run.seeds[0]?.metrics ?? {})) {
      if (!computed.has(metric)) add(metric, meanOf(run, metric));
    }
  }
  return Object.fromEntries(trend);
}

/** Undefined where a seed has no number of it. */
function meanOf({ seeds }: RunRecord, metric: string): number | undefined {
  const values = seeds.map(({ metrics }) => metrics[metric]?.value).filter((value) => typeof value === 'number');
  return values.length === seeds.length ? values.reduce((sum, value) => sum + value, 0) / values.length : undefined;
}

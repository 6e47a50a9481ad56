import { evaluationAddress, type RecordTexts, runAddress } from '../../ledger/index.ts';
import { type EvaluationRecord, parseEvaluationRecord } from '../../metrics/index.ts';
import { MlopsError } from '../../support/problem.ts';
import { parseRunRecord } from '../../training/index.ts';
import { readCommitRecord } from './commit-record.ts';
import { differenceOf } from './results-of-records.ts';
import { standing } from './standing-records.ts';

/**
 * What happens to our records where others were recorded at their addresses since we looked: the first one stays. Ours
 * that say the same are as good as recorded and dropped. Ours that say something else are a finding, kept aside; with
 * them go scores of such a run and records of commits with results that are not recorded, which would contradict the
 * ledger.
 * @param known text of a loaded record
 */
export function giveWayTo(
  ours: RecordTexts,
  there: RecordTexts,
  known: (address: string) => string | undefined,
): ReadonlyMap<string, 'drop' | 'aside'> {
  const way = new Map<string, 'drop' | 'aside'>();
  for (const [address, recorded] of there) {
    if (address.startsWith('proofs/')) {
      way.set(address, 'drop'); // who was first has proven the very same record
      continue;
    }
    const same = differenceOf(address, ours.get(address) ?? '', recorded) === undefined;
    way.set(address, same ? 'drop' : 'aside');
  }
  const after = { text: (address: string) => there.get(address) ?? ours.get(address) ?? known(address) };
  for (const [address, text] of ours) {
    if (!there.has(address) && isOfOtherRun(address, text, after)) way.set(address, 'aside');
  }
  for (const [address, text] of ours) {
    if (address.startsWith('commits/') && !there.has(address) && namesWhatIsNot(text, way, there))
      way.set(address, 'aside');
  }
  return way;
}

/** Whether a record holds scores of artifacts which the run that stands for their training does not have. */
export function isOfOtherRun(
  address: string,
  text: string,
  records: { readonly text: (address: string) => string | undefined },
): boolean {
  if (!address.startsWith('evaluations/')) return false;
  const scores = quietly(() => parseEvaluationRecord(text));
  if (scores === undefined) return false; // who uses it says what is wrong with it
  const run = standing(records, runAddress(scores.model, scores.run));
  const artifacts = run && artifactsIn(run.text);
  return artifacts !== undefined && scores.seeds.some((one) => artifacts.get(one.seed) !== one.artifact);
}

type Seed = EvaluationRecord['seeds'][number]['seed'];

function artifactsIn(text: string): ReadonlyMap<Seed, string> | undefined {
  const run = quietly(() => parseRunRecord(text));
  return run && new Map(run.seeds.map(({ seed, artifact }) => [seed, artifact.digest]));
}

/** A commit's scores that are kept aside because they are of another run are not on the ledger. */
function namesWhatIsNot(text: string, way: ReadonlyMap<string, unknown>, there: RecordTexts): boolean {
  const { models = {} } = readCommitRecord(text) ?? {};
  return Object.entries(models).some(([model, { evaluation }]) => {
    if (evaluation === null) return false;
    const address = evaluationAddress(model, evaluation);
    return way.get(address) === 'aside' && !there.has(address);
  });
}

function quietly<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof MlopsError) return undefined;
    throw error;
  }
}

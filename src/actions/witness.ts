import type { RunArtifact, WorkflowRun, WorkflowRuns } from '../forge/index.ts';
import { otherProofName, proofName } from './artifact-names.ts';

/** The questions to the forge that vouching takes. */
export interface Witness {
  /** Undefined where there is no such run, or not any more. */
  run(id: number): Promise<WorkflowRun | undefined>;
  /** Whether a run has a proof among its artifacts. @param digest `sha256:<hex>` */
  hasProof(run: number, digest: string): Promise<boolean>;
}

/** Of all that a forge says about runs, what is asked here. */
type Told = Pick<WorkflowRuns, 'get' | 'newest' | 'digests' | 'artifacts'>;

/** From so many runs on, lists are asked for first, which usually have all of them. */
const several = 2;

/**
 * Answers from two lists where several runs are asked about, one of runs and one of proofs, so that the number of requests
 * does not grow with the number of models. They hold the newest hundred of each, and anybody may leave an artifact of that
 * name: what they do not show is asked for by itself, so that they never decide against a record.
 * @param isEnough whether what the list says of a run is all that has to be known of it
 */
export function witnessOf(
  runs: Told,
  { file, asked, isEnough }: { file: string; asked: number; isEnough: (run: WorkflowRun) => boolean },
): Witness {
  const alone: Witness = { run: runs.get, hasProof: (run, digest) => hasProof(runs, run, digest) };
  if (asked < several) return alone;
  let newest: Promise<readonly WorkflowRun[]> | undefined;
  let proofs: Promise<readonly RunArtifact[]> | undefined;
  return {
    run: async (id) => {
      newest ??= runs.newest(file);
      const found = (await newest).find((run) => run.id === id);
      return found !== undefined && isEnough(found) ? found : await alone.run(id);
    },
    hasProof: async (run, digest) => {
      proofs ??= runs.artifacts(proofName);
      const isListed = (await proofs).some((one) => one.run === run && one.digest === digest);
      return isListed || (await alone.hasProof(run, digest));
    },
  };
}

async function hasProof(runs: Told, run: number, digest: string): Promise<boolean> {
  for (const name of [proofName, otherProofName(digest)]) {
    if ((await runs.digests(run, name)).includes(digest)) return true;
  }
  return false;
}

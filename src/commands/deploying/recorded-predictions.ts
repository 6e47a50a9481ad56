import { evaluationAddress, type Ledger, replacementAddress, runAddress } from '../../ledger/index.ts';
import type { Release } from '../../promotion/types.ts';
import { runAt, scoresAt } from '../situation/checked-records.ts';

export interface RecordedPredictions {
  readonly seed: number | null;
  /** Name with the ending that tells the format. */
  readonly path: string;
  readonly digest: string;
}

/**
 * The predictions of a release's own artifact on these rows, as the ledger names them: by its scoring, else by its training;
 * or the sentence why there are none. Errors: those of a record that is not what it should be.
 * @param rows digest of the dataset
 */
export async function findPredictions(
  release: Release,
  rows: string,
  ledger: Pick<Ledger, 'read'>,
): Promise<RecordedPredictions | string> {
  const { golden, model, artifact } = release;
  const evaluation = golden?.evaluation;
  const found =
    evaluation === undefined ? await ofTraining(release, ledger) : await ofScoring(release, evaluation, rows, ledger);
  if (typeof found === 'string') return found;
  const own = found.find((one) => one.artifact === artifact.digest);
  return own ?? `No predictions of the artifact of ${model} ${release.version} are recorded.`;
}

type Made = RecordedPredictions & { readonly artifact: string };

async function ofScoring(
  { model, version, fingerprint }: Release,
  evaluation: string,
  rows: string,
  ledger: Pick<Ledger, 'read'>,
): Promise<readonly Made[] | string> {
  const found = await standing(ledger, evaluationAddress(model, evaluation));
  if (found === undefined) return `The scores of ${model} ${version} are not on the ledger.`;
  const record = scoresAt(found.address, found.text, { run: fingerprint });
  if (record.rows !== rows) return `The scores of ${model} ${version} are about another version of its test rows.`;
  return record.seeds.map(({ seed, artifact, predictions }) => ({ seed, artifact, ...predictions }));
}

async function ofTraining(
  { model, version, fingerprint }: Release,
  ledger: Pick<Ledger, 'read'>,
): Promise<readonly Made[] | string> {
  const found = await standing(ledger, runAddress(model, fingerprint));
  if (found === undefined) return `The run of ${model} ${version} is not on the ledger.`;
  return runAt(found.address, found.text).seeds.flatMap(({ seed, artifact, outputs }) =>
    outputs
      .filter(({ kind }) => kind === 'predictions')
      .map(({ path, digest }) => ({ seed, artifact: artifact.digest, path, digest })),
  );
}

/** The last of the records that replaced each other. */
async function standing(ledger: Pick<Ledger, 'read'>, first: string) {
  let found: { readonly address: string; readonly text: string } | undefined;
  for (let next: string | undefined = first; next !== undefined; next = replacementAddress(next)) {
    const text = await ledger.read(next);
    if (text === undefined) break;
    found = { address: next, text };
  }
  return found;
}

import { predictionsOf } from '../../metrics/index.ts';
import type { ModelFacts } from '../../project/index.ts';
import type { Pack } from '../../store/index.ts';
import { isStoreInCheckout } from '../in-checkout.ts';
import type { Ports } from '../ports.ts';
import { takeOver } from '../situation/hand-over.ts';
import type { Situation } from '../situation/situation.ts';
import { evaluationAddressOf, runRecord, scoresRecord } from '../situation/standing-records.ts';
import type { WantedVersion, Without } from './number-versions.ts';

/**
 * Makes the bytes of results durable before a version names them: those that are not here are brought from where the run
 * has kept them, then all are published in the store. What cannot be had gets no version.
 */
export async function keepBytes(
  situation: Situation,
  wanted: readonly WantedVersion[],
  { checkoutExpires }: { readonly checkoutExpires: boolean },
  ports: Ports,
): Promise<{ readonly wanted: readonly WantedVersion[]; readonly without: readonly Without[] }> {
  const { project, store } = situation;
  if (wanted.length === 0) return { wanted, without: [] };
  if (checkoutExpires && isStoreInCheckout(project)) {
    const because = `\`store: ${project.store}\` is a folder of this checkout, which goes with the job`;
    return { wanted: [], without: wanted.map((one) => ({ ...without(one, because), reason: 'store-expires' })) };
  }
  await bringGone(situation, wanted, ports);
  const kept: WantedVersion[] = [];
  const gone: Without[] = [];
  for (const one of wanted) {
    const because = await goneText(situation, one);
    if (because !== undefined) {
      gone.push(without(one, because));
      continue;
    }
    const { next } = one;
    const title = `publish ${next.version.model} ${next.version.version} in the ${store.describe()}`;
    const pack = await packOf(situation, one);
    await ports.progress.stage(title, () => store.publish(pack));
    kept.push(one);
  }
  return { wanted: kept, without: gone };
}

function without({ facts }: WantedVersion, because: string): Without {
  return { model: facts.model.name, because, open: true };
}

/** On another machine than that of the training, as with the machines of GitHub, the run has kept them. */
async function bringGone(situation: Situation, wanted: readonly WantedVersion[], { progress }: Ports): Promise<void> {
  const { bring } = situation.request;
  if (bring === undefined) return;
  const there = await Promise.all(wanted.map((one) => goneText(situation, one)));
  const gone = wanted.filter((_, at) => there[at] !== undefined);
  if (gone.length === 0) return;
  const results = gone.map(({ facts: { model, fingerprint } }) => ({ model: model.name, fingerprint }));
  const { problems } = await takeOver(await bring(results), situation);
  for (const { message } of problems) progress.note(`Files of an earlier run are not used: ${message}`);
}

/** A version names bytes that somebody can deploy. */
async function goneText({ store }: Situation, { next }: WantedVersion): Promise<string | undefined> {
  const { files } = next.version.artifact;
  const there = await Promise.all(files.map(({ digest }) => store.has(digest)));
  const gone = files.find((_, at) => there[at] === false);
  return gone && `\`${gone.path}\` (${gone.digest.slice(0, 19)}…) is not in the store (${store.describe()})`;
}

/** The model's files; beside them its predictions, with which later versions are compared. */
async function packOf(situation: Situation, { next, facts }: WantedVersion): Promise<Pack> {
  const { model, fingerprint, artifact } = next.version;
  const predictions = keptPredictions(situation, facts);
  const there = await Promise.all(predictions.map(({ digest }) => situation.store.has(digest)));
  return { model, fingerprint, files: [...artifact.files, ...predictions.filter((_, at) => there[at])] };
}

function keptPredictions({ records }: Situation, facts: ModelFacts): Pack['files'] {
  const run = runRecord({ records }, facts);
  const address = evaluationAddressOf(facts);
  const scores =
    address === undefined ? undefined : scoresRecord(records, address, { run: facts.fingerprint }, run)?.record;
  const written = (run?.seeds ?? []).flatMap(({ outputs }) => outputs.filter(({ kind }) => kind === 'predictions'));
  const files = [...written, ...(scores?.seeds ?? []).flatMap(predictionsOf)];
  const named = files.map(({ digest, bytes }) => ({ path: predictionsPath(digest), digest, bytes }));
  return [...new Map(named.map((file) => [file.digest, file])).values()];
}

/** No model has a file there: outputs of a training are never in a hidden folder of ours. */
function predictionsPath(digest: string): string {
  return `.mlops/predictions/${digest.slice('sha256:'.length, 'sha256:'.length + 16)}`;
}

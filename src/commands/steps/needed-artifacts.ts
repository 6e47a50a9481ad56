import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ModelFacts, Side } from '../../project/index.ts';
import { makeOwnFolder } from '../../support/own-folder.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import type { NeededArtifact } from '../../training/index.ts';
import type { RunRecord } from '../../training/types.ts';
import { commandReasons } from '../reasons.ts';
import { failureOf } from '../situation/failed-steps.ts';
import type { Situation } from '../situation/situation.ts';
import { runRecord } from '../situation/standing-records.ts';
import { sideOf } from './step-context.ts';

/** Whose steps: a model of one side. */
interface Asked {
  readonly situation: Situation;
  readonly side: Side;
  readonly facts: ModelFacts;
}

/** Files that were made for it go when it is disposed. */
interface NeededArtifacts extends AsyncDisposable {
  readonly needed: readonly NeededArtifact[];
}

/**
 * Artifacts of the models that one needs, as the runs of this very commit's side left them: the first seed's, which is the
 * one that ships. Errors: needed-model-missing, those of a store.
 */
export async function neededArtifacts(asked: Asked): Promise<NeededArtifacts> {
  await using made = new AsyncDisposableStack();
  const needed: NeededArtifact[] = [];
  const needs = asked.facts.model.needs ?? [];
  const folder = needs.length === 0 ? '' : made.use(await makeOwnFolder(tmpdir(), 'needed')).path;
  for (const { role, variable, model } of needs) {
    const { facts, record } = await recordedNeed(asked, model);
    const [shipped] = record.seeds;
    if (shipped === undefined) throw new TypeError(`the run of ${model} has no seed`);
    const files = [];
    for (const { path, digest, bytes } of shipped.artifact.files) {
      const local = join(folder, variable, path);
      await mkdir(dirname(local), { recursive: true });
      await asked.situation.store.get(digest, local, bytes);
      files.push({ path, local });
    }
    const run = { role, model, fingerprint: facts.fingerprint, digest: shipped.artifact.digest };
    needed.push({ ...run, variable, artifact: facts.model.artifact, files });
  }
  const kept = made.move();
  return { needed, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

async function recordedNeed(
  { situation, side, facts: { model } }: Asked,
  name: string,
): Promise<{ readonly facts: ModelFacts; readonly record: RunRecord }> {
  const facts = sideOf(situation, side).facts.models.get(name);
  const record = facts && runRecord(situation, facts);
  if (facts !== undefined && record !== undefined) return { facts, record };
  const [why] = (facts && (await failureOf(situation, 'train', facts))) ?? [];
  throw new MlopsError('unknown', [neededMissing(model.name, name, why)]);
}

/** That a model cannot be made, since one that it needs is not there. @param why of that one, where it is known */
export function neededMissing(model: string, needed: string, why?: Pick<Problem, 'message'>): Problem {
  const reason: keyof typeof commandReasons = 'needed-model-missing';
  const because = why === undefined ? '' : `: ${why.message}`;
  const message = `${model}: \`${needed}\`, which it needs, has no run${because}`;
  return { reason, message, remedy: commandReasons[reason].remedy };
}

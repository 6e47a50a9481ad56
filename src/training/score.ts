import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DeclaredOutput } from '../project/index.ts';
import type { Command, Model } from '../project/types.ts';
import { sha256File } from '../support/files.ts';
import type { Problem } from '../support/problem.ts';
import { refuse } from './fail.ts';
import type { RunFolder } from './folder.ts';
import { type Collected, collectOutputs, type OutputPlaces } from './outputs.ts';
import { copyInput, placeArtifact } from './place-artifact.ts';
import type { ScoreOutcome, ScoreRequest } from './requests.ts';
import { runStep } from './step.ts';
import type { Taken } from './step-plan.ts';

/**
 * The `evaluate.run` step: a trained model writes its predictions for rows whose label is hidden. Same folder rules,
 * environment, time limit and classes as a training, but no dataset is exported, since those hold the labels: a model that
 * is not trained gets its own, but the one it is judged by.
 *
 * `MLOPS_MODEL` is the artifact as declared: that file or folder where one path is declared, else the folder that holds
 * all of them. `MLOPS_ROWS` is a copy of the rows. `MLOPS_PREDICTIONS` is the path to write to (`evaluate.predictions`
 * below `$MLOPS_OUTPUT`, default `predictions.csv`); the same path in the working directory is taken too. `MLOPS_REPEAT`
 * counts the scorings of one artifact from 0. Nothing else that the step writes is kept.
 */
export async function scoreRows(request: ScoreRequest, signal: AbortSignal): Promise<ScoreOutcome> {
  const { model } = request;
  const command = commandOf(model);
  const output: DeclaredOutput = { kind: 'predictions', pattern: model.evaluate?.predictions ?? 'predictions.csv' };
  const plan = {
    name: 'scoring' as const,
    command,
    setup: model.evaluate?.setup,
    timeout: model.evaluate?.timeout ?? model.train.timeout,
    resources: {},
    data: request.data ?? [],
    outputs: [output],
    seed: request.seed,
    prepare: async (folder: RunFolder) => ({
      MLOPS_MODEL: await placeArtifact(
        { artifact: model.artifact, files: request.artifact },
        join(folder.root, 'model'),
      ),
      MLOPS_ROWS: await placeRows(request.rows, folder),
      MLOPS_PREDICTIONS: await predictionsPath(output, folder),
      MLOPS_REPEAT: String(request.repeat ?? 0),
    }),
    collect: async (folder: RunFolder, workingDirectory: string) => {
      const changed = model.train.run === undefined ? await changedArtifact(request, folder, workingDirectory) : [];
      if (changed.length > 0) return { problems: changed, notices: [] };
      return takePredictions(output, { output: folder.output, workingDirectory }, request);
    },
  };
  const { value, exit, seconds, logPath, problems, notices, kept } = await runStep<Collected>(request, plan, signal);
  return {
    exit,
    seconds,
    log: logPath,
    problems,
    notices,
    ...(value === undefined ? {} : { predictions: { ...value.record, file: value.file } }),
    ...(kept === undefined ? {} : { kept }),
  };
}

function commandOf(model: Model): Command {
  if (model.evaluate?.run === undefined) throw new TypeError(`the model ${model.name} has no evaluate.run`);
  return model.evaluate.run;
}

/**
 * Files of a model that is not trained are what is judged, and lie in two places: at `MLOPS_MODEL`, and where the commit
 * has them. A step that changes one has scored something else than what is recorded.
 */
async function changedArtifact(
  { artifact }: ScoreRequest,
  folder: RunFolder,
  workingDirectory: string,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const { path, local } of artifact) {
    const { digest } = await sha256File(local);
    for (const place of [join(folder.root, 'model', path), join(workingDirectory, path)]) {
      const found = await sha256File(place).catch(() => undefined); // removed, or something else than a file now
      if (found?.digest === digest) continue;
      const what = found === undefined ? 'removed' : 'changed';
      problems.push({
        reason: 'artifact-changed',
        message: `the step that scores ${what} ${path}, which is what it scores`,
      });
      break;
    }
  }
  return problems;
}

async function placeRows(rows: string, folder: RunFolder): Promise<string> {
  const target = join(folder.root, 'rows', basename(rows));
  await mkdir(dirname(target));
  await copyInput(rows, target, 'the file with the test rows');
  return target;
}

async function predictionsPath(output: DeclaredOutput, folder: RunFolder): Promise<string> {
  const path = join(folder.output, output.pattern);
  await mkdir(dirname(path), { recursive: true });
  return path;
}

async function takePredictions(
  output: DeclaredOutput,
  places: OutputPlaces,
  request: ScoreRequest,
): Promise<Taken<Collected>> {
  const found = await collectOutputs([output], places, request.destination, request.keep ?? false);
  const [only] = found.collected;
  if (found.problems.length === 0 && found.collected.length > 1) {
    throw refuse(
      'output-refused',
      `the predictions ${output.pattern} are ${found.collected.length} files instead of one`,
    );
  }
  if (only !== undefined && found.problems.length === 0) return { value: only, problems: [], notices: [] };
  const others = found.problems.filter(({ reason }) => reason !== 'output-missing');
  if (others.length > 0) return { problems: others, notices: [] };
  const message = `no predictions were written to $MLOPS_PREDICTIONS (${output.pattern})`;
  return { problems: [{ reason: 'output-missing', message }], notices: [] };
}

import { join } from 'node:path';
import type { Command } from '../project/types.ts';
import { sha256File } from '../support/files.ts';
import { requiredOutputs } from './outputs.ts';
import type { SeedOutcome, TrainRequest } from './requests.ts';
import { argvOf } from './setup/run.ts';
import { runStep } from './step.ts';
import type { StepResult } from './step-plan.ts';
import { survivorsOf } from './survivors.ts';
import { collectTrained, recordOf, type Trained, unknownEnvironment, writeRecord } from './trained.ts';
import type { SeedRun } from './types.ts';

/**
 * One training with one seed, from the commit's objects to `run.json` in `request.destination`.
 *
 * The command gets an allow-listed environment (no token of ours; HOME stays, since hiding it protects nothing from code
 * that runs as the same user and takes caches away), what `env` declares, and `MLOPS_OUTPUT`, `MLOPS_SEED`,
 * `MLOPS_PARAMS`, `MLOPS_DATA_<ROLE>`, `MLOPS_RUN_ID`, `TMPDIR`. Language environments of the checkout that lie beside a
 * tracked lock file are made visible (see `findSurroundings`). After its end no process of it is left.
 *
 * Everything that can go wrong with a training is in the outcome, and `run.json` is written then too, with an empty
 * artifact. Throws only what is wrong with the request (MlopsError `folder-not-empty`, `output-refused` for a declared
 * path that leads upwards), and defects.
 */
export async function trainSeed(request: TrainRequest, signal: AbortSignal): Promise<SeedOutcome> {
  const { model } = request;
  const command = commandOf(request);
  const plan = {
    name: 'training' as const,
    command,
    setup: model.train.setup,
    timeout: model.train.timeout,
    resources: model.train.resources,
    data: request.data,
    outputs: requiredOutputs(model),
    seed: request.seed,
    prepare: async () => ({}),
    collect: (folder: { readonly output: string }, workingDirectory: string) =>
      collectTrained(request, { output: folder.output, workingDirectory }),
  };
  const result = await runStep<Trained>(request, plan, signal);
  const run = await record(request, command, result);
  await writeRecord(join(request.destination, 'run.json'), run);
  return {
    run,
    folder: request.destination,
    log: result.logPath,
    problems: result.problems,
    notices: result.notices,
    ...(result.kept === undefined ? {} : { kept: result.kept }),
  };
}

function commandOf({ model }: TrainRequest): Command {
  if (model.train.run === undefined) throw new TypeError(`the model ${model.name} is not trained`);
  return model.train.run;
}

async function record(request: TrainRequest, command: Command, result: StepResult<Trained>): Promise<SeedRun> {
  const log = { path: 'log.txt', ...(await sha256File(result.logPath)), kind: 'log' as const };
  const common = recordOf(request, result.value);
  return {
    ...common,
    command: argvOf(command),
    startedAt: result.startedAt,
    seconds: Math.round(result.seconds * 1000) / 1000,
    exit: result.exit,
    outputs: [...common.outputs, log],
    environment: result.environment ?? unknownEnvironment,
    ...(result.setup && { setup: result.setup }),
    ...survivorsOf(result.notices),
  };
}

import { requiredOutputs } from './outputs.ts';
import type { SmokeOutcome, TrainRequest } from './requests.ts';
import { runStep } from './step.ts';

/**
 * The smoke command of a model, with everything that its training with this seed gets: code, data, parameters, setup,
 * environment, secrets, resources, time limit. Whether it ends well is all that is known of it afterwards; what it leaves goes with the
 * run folder.
 *
 * What goes wrong is in the outcome. Throws only what is wrong with the request (MlopsError `folder-not-empty`,
 * `output-refused`), and defects.
 */
export async function smokeRun(request: TrainRequest, signal: AbortSignal): Promise<SmokeOutcome> {
  const { train, name } = request.model;
  if (train.smoke === undefined || train.run === undefined) throw new TypeError(`${name} has no smoke command`);
  const result = await runStep<true>(
    request,
    {
      name: 'smoke run',
      command: train.smoke,
      environmentOf: train.run,
      setup: train.setup,
      timeout: train.timeout,
      resources: train.resources,
      data: request.data,
      outputs: requiredOutputs(request.model),
      seed: request.seed,
      prepare: async () => ({}),
      collect: async () => ({ value: true, problems: [], notices: [] }),
    },
    signal,
  );
  const { exit, seconds, problems, logPath: log, kept } = result;
  return { exit: exit.class, seconds, problems, log, ...(kept !== undefined && { kept }) };
}

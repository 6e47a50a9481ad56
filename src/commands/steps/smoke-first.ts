import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Problem } from '../../support/problem.ts';
import { smokeRun } from '../../training/index.ts';
import type { EngineAtHand } from '../engine-at-hand.ts';
import type { commandReasons } from '../reasons.ts';
import { neededArtifacts } from './needed-artifacts.ts';
import type { FailedStep, StepContext } from './step-context.ts';
import { sideOf } from './step-context.ts';
import { stepInputs } from './step-inputs.ts';
import { trainingData } from './training-data.ts';

export type Smoked = { readonly kind: 'ran'; readonly seconds: number } | ({ readonly kind: 'failed' } & FailedStep);

/** Ends of a smoke run that tell something about the code, and not about the machine or somebody who stopped it. */
const told: ReadonlySet<FailedStep['exit']> = new Set(['user', 'data', 'out-of-memory', 'timeout']);

/**
 * Whether the training of a model runs at all, asked by its smoke command, with what its first seed gets. Nothing of it is kept but
 * the log of the last one.
 */
export async function smokeFirst(context: StepContext & { readonly engine: EngineAtHand }): Promise<Smoked> {
  const { situation, side, facts, ports, options, engine } = context;
  const { model, fingerprint } = facts;
  const read = sideOf(situation, side);
  await using inputs = await trainingData({ situation, read, facts, engine });
  await using others = await neededArtifacts({ situation, side, facts });
  const [seed = null] = model.train.seeds;
  const destination = join(dirname(situation.own.seedRun(model.name, fingerprint, seed)), 'smoke');
  await rm(destination, { recursive: true, force: true });
  await mkdir(destination, { recursive: true });
  const request = {
    ...stepInputs(situation, read, facts, model.train.secrets, ports),
    ...{ destination, keep: options.keep, fingerprint, seed, origin: ports.origin },
    ...{ data: inputs.data, needed: others.needed },
  };
  const { exit, seconds, problems, log, kept } = await ports.progress.stage(`smoke run of ${model.name}`, () =>
    smokeRun(request, ports.signal),
  );
  if (kept !== undefined) ports.progress.note(`kept: ${kept}`);
  if (exit === 'ok') return { kind: 'ran', seconds };
  return {
    kind: 'failed',
    problems: told.has(exit) ? [failed(model.name, problems), ...problems] : problems,
    exit,
    log,
  };
}

function failed(model: string, [why]: readonly Problem[]): Problem {
  const reason: keyof typeof commandReasons = 'smoke-failed';
  return {
    reason,
    message: `${model} is not trained, since its smoke run failed: ${why?.message ?? 'nobody knows why'}`,
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { replacementAddress, runAddress } from '../../ledger/index.ts';
import { isModelStep, type ModelStep, resultKey } from '../../project/index.ts';
import { openRepository } from '../../repository/index.ts';
import { MlopsError } from '../../support/problem.ts';
import type { Ports } from '../ports.ts';
import type { ChangeRequest } from './change-request.ts';
import { findSituation } from './find-situation.ts';
import type { Situation } from './situation.ts';
import { evaluationAddressOf } from './standing-records.ts';

/** Runs that are said to train the same inputs now, whose report will put it on the ledger. */
export interface Others {
  readonly runs: readonly number[];
  /** How long to wait for the record, once it is this command's turn. */
  readonly minutes: number;
}

/** Milliseconds between two looks. Each is one fetch that brings nothing where nothing has changed. */
const pause = 10_000;

type Step = ModelStep;

/**
 * The situation, once others have recorded what they train, or the time for that is over. Whose word counts is settled
 * where it always is: nothing is taken here but what then stands on the ledger, and the report asks who has made it.
 */
export async function situationAfterOthers(
  request: ChangeRequest & { readonly models: readonly string[] },
  others: Others,
  ports: Ports,
): Promise<Situation> {
  const before = await findSituation(request, ports);
  const wanted = missingRecords(before, request.models);
  // Of another run nothing is used where the base says so.
  if (wanted.length === 0 || before.candidate.facts.project.reuse === 'never') return before;
  const { runs, minutes } = others;
  const names = `run${runs.length === 1 ? '' : 's'} ${runs.join(', ')}`;
  const came = await ports.progress.stage(
    `wait up to ${minutes} min for what ${names} trained of the same inputs`,
    () => appears(before, wanted, minutes * 60_000, ports),
  );
  ports.progress.note(came ? 'It is recorded.' : `It is not recorded after ${minutes} min, so it is trained here.`);
  return came ? leaveToOthers(before, await findSituation(request, ports)) : before;
}

/** Where the records of the candidate will be, behind what nobody vouches for; of the baseline if only that is missing. */
function missingRecords(situation: Situation, models: readonly string[]): readonly string[] {
  const { plan, candidate, baseline, lost } = situation;
  const todo = plan.steps.filter((step): step is Step => isModelStep(step) && step.decision === 'run');
  const unrecorded = todo.filter((step) => models.includes(step.model) && !isLost(step, lost));
  const side = unrecorded.some((step) => step.side === 'candidate') ? 'candidate' : 'baseline';
  const facts = (side === 'candidate' ? candidate : baseline)?.facts.models;
  const found = unrecorded.filter((step) => step.side === side);
  return found.flatMap((step) => {
    const of = facts?.get(step.model);
    if (of === undefined) return [];
    const address = step.kind === 'train' ? runAddress(step.model, step.fingerprint) : evaluationAddressOf(of);
    return address === undefined ? [] : [firstFree(address, situation)];
  });
}

function firstFree(address: string, situation: Pick<Situation, 'notTrusted'>): string {
  const next = situation.notTrusted.records.has(address) ? replacementAddress(address) : undefined;
  return next === undefined ? address : firstFree(next, situation);
}

function isLost({ kind, model, fingerprint }: Step, { runs, evaluations }: Situation['lost']): boolean {
  return (kind === 'train' ? runs : evaluations).has(resultKey(model, fingerprint));
}

/** Looks at the ledger until one of the records is there: one report writes all of them at once. */
async function appears(
  { request }: Situation,
  addresses: readonly string[],
  limit: number,
  ports: Ports,
): Promise<boolean> {
  const repository = await openRepository(request.folder);
  const end = performance.now() + limit;
  for (;;) {
    ports.signal.throwIfAborted();
    try {
      const ledger = await ports.openLedger(repository, request.remote); // each one looks once
      if ((await ledger.readMany(addresses)).size > 0) return true;
    } catch (error) {
      if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
      ports.progress.note(`The ledger could not be looked at: ${error.message}`);
    }
    const left = end - performance.now();
    if (left <= 0) return false;
    await sleep(Math.min(pause, left), undefined, { signal: ports.signal });
  }
}

/**
 * What others have recorded meanwhile is not made again for its files, which they have kept: the job that compares looks
 * for them. A model of which something is not recorded at all is made as planned.
 */
function leaveToOthers(before: Situation, now: Situation): Situation {
  const todo = now.plan.steps.filter((step): step is Step => isModelStep(step) && step.decision === 'run');
  const came = (step: Step) => isLost(step, now.lost) && !isLost(step, before.lost);
  const left = new Set(
    todo.map(({ model }) => model).filter((model) => todo.every((step) => step.model !== model || came(step))),
  );
  const steps = now.plan.steps.map((step) =>
    !isModelStep(step) || step.decision !== 'run' || !left.has(step.model)
      ? step
      : { ...step, decision: 'reuse' as const, reasons: ['recorded by another run meanwhile, which keeps its files'] },
  );
  return { ...now, plan: { ...now.plan, steps } };
}

import { join } from 'node:path';
import type { Asked } from '../promotion/index.ts';
import { escapeTerminal } from '../support/escape/index.ts';
import { holdFileLock } from '../support/file-lock.ts';
import { makeOwnFolder } from '../support/own-folder.ts';
import { MlopsError, type Problem } from '../support/problem.ts';
import type { Holder } from '../support/process-holder.ts';
import { type AskedDeployment, type Deployed, deployCell } from './deploying/deploy-cell.ts';
import { targetInCheckout } from './in-checkout.ts';
import type { Ports } from './ports.ts';
import {
  environmentNamed,
  environmentOn,
  lookAtPromotion,
  modelNamed,
  openPromotion,
  type PromotionPlace,
  type PromotionRequest,
} from './promotion/open-promotion.ts';
import { type Board, type Cell, readBoard } from './promotion/read-board.ts';
import { readVersions } from './promotion/read-versions.ts';
import { releasedNow } from './promotion/released.ts';
import { commandReasons } from './reasons.ts';
import type { Outcome } from './result.ts';
import { isTaken, makeOwnPaths } from './situation/own-paths.ts';

export interface DeployRequest extends PromotionRequest, AskedDeployment {
  /** Its name, or its branch. */
  readonly environment: string | { readonly branch: string };
  /** Names; empty: all of the environment. */
  readonly models: readonly string[];
  /** Why what is held, or came by no promotion, is deployed all the same. */
  readonly override?: string;
  /** Writes nothing to ledger and forge: what is to be recorded goes into this folder (absolute), for a job that may. */
  readonly handOver?: string;
}

/**
 * Brings to an environment what its branch says: verified beside what is live, made live, verified again, recorded. Safe to
 * run twice and to be killed: what was done is found again.
 * Errors: another-deployment, those of the store and the target that are not the release's fault.
 */
export async function deploy(request: DeployRequest, ports: Ports): Promise<Outcome> {
  const { handOver } = request;
  const place = await (handOver === undefined ? openPromotion : lookAtPromotion)(request, ports);
  const wanted = request.environment;
  const environment =
    typeof wanted === 'string' ? environmentNamed(place.project, wanted) : environmentOn(place.project, wanted.branch);
  const models =
    request.models.length === 0 ? environment.models : request.models.map((name) => modelNamed(environment, name));
  const own = await makeOwnPaths(place.repository);
  const lock = own.deployLock(environment.name);
  await using _ = await holdFileLock(lock, {
    held: (holder) => another(holder, environment.name, lock),
    isFolder: () => isTaken(lock, 'is a folder, and the lock of deployments has to be there'),
  });
  // Inside of the lock: what another process has just deployed is not deployed again.
  const versions = await readVersions(place.ledger, models);
  const before = await readBoard(place, versions, { environments: [environment.name], models });
  const asked = askedFor(request, place, before);
  // What somebody insists on changes what follows from the facts, not the facts.
  const states = [...before.query.states.values()];
  const { cells } =
    asked.size === 0
      ? before
      : await readBoard(place, versions, { environments: [environment.name], models, asked, states });
  if (handOver !== undefined) refuseCheckout(cells);
  await using folder = await makeOwnFolder(own.deployments, 'deploy');
  const done: Deployed[] = [];
  for (const cell of cells)
    done.push(
      await deployCell(cell, {
        ...{ request, place, ports, folder: join(folder.path, cell.model) },
        ...(handOver !== undefined && { handOver }),
      }),
    );
  return outcomeOf(environment.name, done);
}

/** A job's checkout is cleaned by the next job, and its server would lose its files. What counts is what the branch names. */
function refuseCheckout(cells: readonly Cell[]): void {
  const inside = cells.flatMap(({ environment, model, state, facts }) => {
    const target = facts.branch.kind === 'release' ? releasedNow(state, model)?.release.target : undefined;
    const folder = target && targetInCheckout(target);
    if (folder === undefined) return [];
    return [
      `The target of ${model} in ${environment.name}, as its branch names it, is the folder ${folder} of this checkout.`,
    ];
  });
  if (inside.length > 0) throw MlopsError.of(commandReasons, 'target-in-checkout', inside.join(' '));
}

function another(holder: Holder | 'unknown', environment: string, lock: string): MlopsError {
  const who = holder === 'unknown' ? 'Another process' : `Process ${holder.pid} on ${holder.host}`;
  const sentence = `${who} deploys to ${environment} from this checkout (${lock}).`;
  return MlopsError.of(commandReasons, 'another-deployment', sentence);
}

/** Again: somebody decides so about what the branch names. */
function askedFor(
  { again, override }: DeployRequest,
  { by }: PromotionPlace,
  { cells }: Board,
): ReadonlyMap<string, Asked> {
  if (!again && override === undefined) return new Map();
  return new Map(
    cells.flatMap(({ model, facts: { branch } }) => {
      if (branch.kind !== 'release') return [];
      const { version } = branch.release;
      return [[model, { version, by, ...(override !== undefined && { override }) }] as const];
    }),
  );
}

function outcomeOf(environment: string, done: readonly Deployed[]): Outcome {
  const failed = done.filter(({ state }) => state === 'failed');
  const waits = done.filter(({ state }) => state === 'waits');
  const deployed = done.filter(({ state }) => state === 'deployed');
  const first = failed[0] ?? waits[0];
  const problems = [...failed, ...waits].map(
    ({ model, sentence, state, record, reason, remedy, place }): Problem => ({
      reason: state === 'failed' ? (record?.reason ?? 'verification-failed') : (reason ?? 'deploy-waits'),
      message: `${environment}: ${model}: ${sentence}`,
      ...(place && { place }),
      ...(remedy !== undefined && { remedy }),
    }),
  );
  const left = done.flatMap((one) => (one.left ?? []).map((sentence) => ({ model: one.model, sentence })));
  const leftReason: keyof typeof commandReasons = 'target-left-serving';
  problems.push(
    ...left.map(({ model, sentence }) => ({ reason: leftReason, message: `${environment}: ${model}: ${sentence}` })),
  );
  const good =
    deployed.length > 0
      ? deployed.map(({ sentence }) => sentence).join(' ')
      : ['Everything is as the branch says.', ...left.map(({ sentence }) => sentence)].join(' ');
  return {
    ends: failed.length > 0 ? 'fail' : waits.length + left.length > 0 ? 'unknown' : 'pass',
    reason: problems[0]?.reason ?? (deployed.length > 0 ? 'deployed' : 'nothing-to-deploy'),
    sentence: first === undefined ? good : `${environment}: ${first.model}: ${first.sentence}`,
    problems,
    data: { environment, models: done },
    text: () =>
      `${done
        .flatMap(({ model, state, sentence, record, followed }) => [
          `${state.padEnd(9)} ${model}: ${sentence}`,
          ...(record?.verification ?? []).map(
            (one) => `          ${one.verdict.padEnd(7)} ${one.step}: ${one.sentence}`,
          ),
          ...followed.map((what) => `          ${state === 'planned' ? '' : 'then: '}${what}`),
        ])
        .map(escapeTerminal)
        .join('\n')}\n`,
  };
}

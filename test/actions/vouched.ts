import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { proofName } from '../../src/actions/artifact-names.ts';
import { proofRecords, proofText, toProve } from '../../src/commands/situation/proof.ts';
import type { LedgerRecord } from '../../src/ledger/index.ts';
import type { World } from '../acceptance/harness.ts';
import type { NewRun, RunState } from '../harness/forge/actions-state.ts';
import type { ForgeServer } from '../harness/forge/server.ts';

/** What GitHub says of a run that calls the training workflow as it is on the default branch. */
export const trainCalledIn = (repository: string) => [
  { path: `${repository}/.github/workflows/mlops-train.yml@main`, sha: 'c'.repeat(40), ref: 'refs/heads/main' },
];

export const trainCalled = trainCalledIn('team/tiny');

/** A commit on the ledger branch by somebody who may push to it. */
export function editLedger(world: World, edit: (folder: string) => void): void {
  const folder = join(world.folder, 'ledger');
  if (!existsSync(folder)) {
    world.git('fetch', '--quiet', 'origin', '+refs/heads/mlops/ledger:refs/heads/edited-ledger');
    world.git('worktree', 'add', '--quiet', folder, 'edited-ledger');
  }
  const inside = (...args: readonly string[]) => world.git('-C', folder, ...args);
  inside('pull', '--quiet', '--ff-only', 'origin', 'mlops/ledger');
  edit(folder);
  inside('add', '--all');
  inside('commit', '--quiet', '--allow-empty', '--message', 'By hand');
  inside('push', '--quiet', 'origin', 'HEAD:refs/heads/mlops/ledger');
}

/** Trainings and scores in a work tree of the ledger. */
export function recordsIn(folder: string): readonly LedgerRecord[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return paths
    .filter((path) => /^(runs|evaluations)\/.*\.json$/.test(path))
    .map((path) => ({ address: path, text: readFileSync(join(folder, path), 'utf8') }));
}

export interface Proven {
  /** Of the run that has made them; default: a push to main. */
  readonly run?: Partial<NewRun>;
  /** What the run has as artifact instead of the proof. */
  readonly artifact?: string | null;
  /** Of which model's records only. */
  readonly model?: string;
  /** The id that the proof names; default: that of the run. */
  readonly names?: number;
}

/** Puts proofs of everything that is recorded on the ledger, and what they speak of on the server. */
export function proveLedger(
  server: ForgeServer,
  world: World,
  { run = {}, artifact, names, model }: Proven = {},
): RunState {
  const headSha = world.inOrigin('rev-parse', 'main');
  const usual = { event: 'push', path: '.github/workflows/mlops.yml', headBranch: 'main' };
  const state = server.actions.start({ ...usual, headSha, referencedWorkflows: trainCalled, ...run });
  editLedger(world, (folder) => {
    const mine = recordsIn(folder).filter(({ address }) => model === undefined || address.split('/')[1] === model);
    const records = toProve(mine);
    const text = proofText({ run: names ?? state.id, attempt: 1, records });
    if (artifact !== null) {
      server.actions.upload(state, proofName, Buffer.from(artifact ?? text), 'application/json');
    }
    for (const proof of proofRecords(text, records)) {
      mkdirSync(dirname(join(folder, proof.address)), { recursive: true });
      writeFileSync(join(folder, proof.address), proof.text);
    }
  });
  server.actions.finish(state, 'success');
  return state;
}

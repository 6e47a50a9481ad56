/**
 * `plan` as a process on a monorepo: node bench/plan.ts [--files 10000] [--models 200] [--rounds 7].
 * Target: at most 1.5 s on 10,000 files and 200 models. The ledger knows a run, its scores and a data report for
 * everything but the one model that the last commit changed, so over 400 addresses are looked up, nearly all of them found.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { dataReportAddress } from '../src/commands/situation/addresses.ts';
import { evaluationAddress, openLedger, runAddress, sketchAddress } from '../src/ledger/index.ts';
import type { LedgerRecord } from '../src/ledger/port.ts';
import type { PlanStep } from '../src/project/index.ts';
import { writeRepository } from './harness/made-repository.ts';
import { alternate, heading, judge, numberArgument, table } from './harness/measure.ts';
import { inFolder, mlops, program } from './harness/program.ts';

const made = { files: numberArgument('files', 10_000), models: numberArgument('models', 200), datasets: 10 };
const rounds = numberArgument('rounds', 7);

await inFolder(async (folder) => {
  heading(`plan: ${made.files} files, ${made.models} models, ${made.datasets} datasets`);
  const clone = join(folder, 'clone');
  mkdirSync(clone);
  await writeRepository(clone, made);
  await recordPlanned(clone);
  const origin = join(folder, 'origin.git');
  await program('git', ['clone', '-q', '--bare', clone, origin], folder);
  await program('git', ['branch', '-q', '-D', 'mlops/ledger'], clone);
  await program('git', ['remote', 'add', 'origin', origin], clone);

  const plan = await mlops(['plan'], clone);
  const summary = plan.trim().split('\n').at(-1) ?? '';
  console.log(summary);
  if (!summary.includes('1 training,')) throw new Error('only the changed model should have to be trained');

  const timings = await alternate(
    [
      { name: 'git ls-tree -r HEAD (floor)', run: () => program('git', ['ls-tree', '-r', 'HEAD'], clone) },
      { name: 'git status', run: () => program('git', ['status', '--porcelain'], clone) },
      { name: 'mlops plan, ledger on a remote', run: () => mlops(['plan'], clone) },
      { name: 'mlops plan --offline', run: () => mlops(['plan', '--offline'], clone) },
      { name: 'mlops plan --json', run: () => mlops(['plan', '--json'], clone) },
    ],
    rounds,
  );
  table(timings, rounds);
  judge(timings.slice(2).map(({ name, median }) => ({ figure: name, value: median, limit: 1.5, unit: 's' })));
});

/** Puts a record at every address that the base commit's plan names. */
async function recordPlanned(clone: string): Promise<void> {
  const result: unknown = JSON.parse(await mlops(['plan', '--head', 'HEAD~1', '--json'], clone));
  const records = stepsOf(result).flatMap(recordsOf);
  const ledger = await openLedger({ repository: clone, remote: null });
  await ledger.write(records, 'everything that the first commit needs');
}

function stepsOf(result: unknown): readonly PlanStep[] {
  const steps = member(member(result, 'data'), 'steps');
  if (!Array.isArray(steps)) throw new Error('the result of plan has no steps');
  return steps;
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function recordsOf(step: PlanStep): readonly LedgerRecord[] {
  const text = `${JSON.stringify({ schemaVersion: 1, about: step.id, filler: 'x'.repeat(2000) })}\n`;
  switch (step.kind) {
    case 'validate':
      return [dataReportAddress(step.reportKey), sketchAddress(step.digest)].map((address) => ({ address, text }));
    case 'train':
      return [{ address: runAddress(step.model, step.fingerprint), text }];
    case 'evaluate':
      return [{ address: evaluationAddress(step.model, step.fingerprint), text }];
  }
}

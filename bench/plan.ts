/**
 * `plan` as a process on a monorepo: node bench/plan.ts [--files 10000] [--models 200] [--rounds 7].
 * Target: at most 1.5 s on 10,000 files and 200 models. The ledger knows a run, its scores and a data report for
 * everything but the one model that the last commit changed, so over 400 addresses are looked up, nearly all of them found.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataReportAddress, sketchAddressOf } from '../src/commands/situation/addresses.ts';
import { evaluationAddress, openLedger, runAddress } from '../src/ledger/index.ts';
import type { LedgerRecord } from '../src/ledger/port.ts';
import { loadProject, type PlanStep, type Project } from '../src/project/index.ts';
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
  if (summary !== 'To do: 1 training, 1 scoring.') throw new Error('only the changed model should have to run');

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
  const { project } = loadProject(readFileSync(join(clone, 'mlops.yaml'), 'utf8'), 'mlops.yaml');
  const steps = stepsOf(result);
  const records = steps.flatMap((step) => recordsOf(step, steps, project));
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

/** What a look at hundreds of records asks of each: that it says itself which one it is, and about which test rows. */
function recordsOf(step: PlanStep, all: readonly PlanStep[], project: Project): readonly LedgerRecord[] {
  const text = (said: object) => `${JSON.stringify({ schemaVersion: 1, ...said, filler: 'x'.repeat(2000) })}\n`;
  if (step.kind === 'validate') {
    const dataset = project.datasets.get(step.dataset);
    if (dataset === undefined) throw new Error(`the plan validates ${step.dataset}, which is no dataset`);
    const addresses = [dataReportAddress(step.reportKey), sketchAddressOf({ digest: step.digest, dataset })];
    return addresses.map((address) => ({ address, text: text({ about: step.id }) }));
  }
  if (step.kind === 'build') return [];
  const { model, fingerprint } = step;
  if (step.kind === 'train') {
    return [{ address: runAddress(model, fingerprint), text: text({ model, fingerprint, seeds: [] }) }];
  }
  const rows = all.find((other) => other.kind === 'validate' && step.needs.includes(other.id));
  const about = { run: step.run, rows: rows?.kind === 'validate' ? rows.digest : null };
  const address = evaluationAddress(model, fingerprint);
  return [{ address, text: text({ model, fingerprint, seeds: [], ...about }) }];
}

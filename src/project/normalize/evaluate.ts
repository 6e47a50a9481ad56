import { defined } from '../defined.ts';
import { resolveGlob } from '../paths.ts';
import type { WrittenEvaluate, WrittenModel } from '../schema/model.ts';
import type { Evaluate, GateRule, ProjectPath, Slice } from '../types.ts';
import { durationOf } from '../units.ts';
import { commandOf, isCommand, setupOf } from './command.ts';
import { type Context, oneOrMany, settle } from './context.ts';
import { outputAt, secretsOf } from './steps.ts';

/** The `evaluate` section from its short form (a command) or its table. */
export function evaluateOf(
  context: Context,
  { evaluate: written, setup }: WrittenModel,
  at: ProjectPath,
  workingDirectory: string,
  gates: readonly GateRule[],
): Evaluate | undefined {
  if (written === undefined) return undefined;
  const table: WrittenEvaluate = isCommand(written) ? { run: written } : written;
  const label = table.label;
  if (table.setup !== undefined && table.run === undefined)
    context.list.add('contradiction', [...at, 'setup'], '`setup` is for `evaluate.run`, which is missing');
  return {
    ...defined({
      run: table.run === undefined ? undefined : commandOf(table.run),
      setup: table.run === undefined ? undefined : setupOf(table.setup, setup, context.written.defaults?.setup),
      task: table.task,
      predictions:
        table.predictions === undefined
          ? undefined
          : outputAt(context, [...at, 'predictions'], table.predictions, workingDirectory),
      label,
      positive: table.positive,
    }),
    code: (table.code ?? []).map((glob, index) =>
      settle(context, [...at, 'code', index], resolveGlob(glob, { workingDirectory, rooted: true })),
    ),
    secrets: secretsOf(context, table.secrets, [...at, 'secrets']),
    timeout: durationOf(table.timeout ?? '1h'),
    compute: table.compute ?? [],
    slices: slicesOf(table, gates),
    cluster: oneOrMany(table.cluster),
  };
}

/** The declared slices, then the columns that gates judge by and that are not among them. */
function slicesOf(written: WrittenEvaluate, gates: readonly GateRule[]): readonly Slice[] {
  const slices: Slice[] = (written.slices ?? []).flatMap((slice) =>
    typeof slice === 'string'
      ? [{ column: slice }]
      : Object.entries(slice).map(([column, top]) => ({ column, top: Number(top.slice('top '.length)) })),
  );
  for (const { by } of gates) {
    if (by !== undefined && !slices.some((slice) => slice.column === by)) slices.push({ column: by });
  }
  return slices;
}

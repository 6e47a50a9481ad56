import { defined } from '../defined.ts';
import { resolveGlob } from '../paths.ts';
import type { WrittenEvaluate } from '../schema/evaluate.ts';
import type { WrittenModel } from '../schema/model.ts';
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
  const label = table.label ?? (table.rows === undefined ? undefined : { dataset: table.rows });
  checkRows(context, table, at);
  if ((table.repeat ?? 1) > 1 && table.run === undefined && !context.list.touches([...at, 'run'])) {
    const remedy = 'Let a step of its own score the rows (`run`), or remove `repeat`.';
    context.list.add('contradiction', [...at, 'repeat'], 'there is no `run` that could score several times', {
      remedy,
    });
  }
  if (table.setup !== undefined && table.run === undefined)
    context.list.add('contradiction', [...at, 'setup'], '`setup` is for `evaluate.run`, which is missing');
  return {
    ...defined({
      run: table.run === undefined ? undefined : commandOf(table.run),
      setup: table.run === undefined ? undefined : setupOf(table.setup, setup, context.defaultsOf(at).setup),
      task: table.task,
      repeat: table.repeat === 1 ? undefined : table.repeat,
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

/** The rows of `scored` are named by `rows`, those of all other tasks by `label`. */
function checkRows({ list }: Context, { task, label, rows }: WrittenEvaluate, at: ProjectPath): void {
  const scored = task === 'scored';
  const remedy = scored
    ? 'Name the dataset with the test rows under `rows`, and no `label`: the rows bring their scores.'
    : 'Name the dataset and its column with the truth under `label`; `rows` is for `task: scored`.';
  const add = (key: string, message: string) => list.add('contradiction', [...at, key], message, { remedy });
  if (scored && label !== undefined) add('label', 'a scored task has no label');
  else if (scored && rows === undefined && !list.touches([...at, 'rows']))
    add('task', 'a scored task names no `rows`, so nobody knows what is scored');
  if (!scored && rows !== undefined && !list.touches([...at, 'task'])) {
    add(
      'rows',
      `${task === undefined ? 'a task that the labels tell' : `a ${task} task`} has a \`label\`, and no \`rows\``,
    );
  }
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

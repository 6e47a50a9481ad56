import type { Check } from '../../project/types.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import type { DataEngine } from '../engines/port.ts';
import type { CheckResult } from '../types.ts';
import { withoutValues } from '../without-values.ts';
import { exampleRows } from './examples.ts';
import { answer, type CheckContext } from './family.ts';

/**
 * Runs what asks a check of the user's own, each query within the limit of a rule; errors in its SQL, and what such a
 * query costs beyond time, memory and disk, become an `unknown` with the place of the check.
 */
export async function withUserSql<Result extends CheckResult | readonly CheckResult[]>(
  context: CheckContext,
  check: Check,
  ask: (limited: CheckContext) => Promise<Result>,
): Promise<Result | CheckResult> {
  try {
    const engine = limitedEngine(context);
    const { version, table, shape } = context;
    const examples: CheckContext['examples'] = (condition, column, others = [], among) =>
      exampleRows(engine, version, table, shape, { condition, column, others, among });
    return await ask({ ...context, engine, examples });
  } catch (error) {
    const problem = error instanceof MlopsError ? problemOfRule(error) : undefined;
    if (problem === undefined) throw error;
    return answer(context, {
      ...commonOf(check),
      verdict: 'unknown',
      reason: problem.reason,
      sentence: `${check.name}: ${redacted(context, problem)}`,
      checked: 0,
    });
  }
}

/** One statement of a careless rule can run for ever; it must not take the answers of the others with it. */
function limitedEngine({ engine, ruleLimitMs }: CheckContext): DataEngine {
  return {
    ...engine,
    query: (sql, tables, parameters, limits) =>
      engine.query(sql, tables, parameters, { ...limits, milliseconds: ruleLimitMs }),
  };
}

const costs: ReadonlySet<string> = new Set(['engine-timeout', 'engine-out-of-memory', 'engine-disk-full']);

function problemOfRule({ ends, problems }: MlopsError): Problem | undefined {
  const [first] = problems;
  if (ends === 'unknown' || first === undefined) return first;
  return costs.has(first.reason) ? { ...first, reason: 'sql-too-costly' } : undefined;
}

/** Where the key of a rule is the name of another check. */
const names: Readonly<Partial<Record<Check['rule']['kind'], string>>> = {
  unique: 'unique-together',
  rows: 'group-rows',
};

export function commonOf(check: Check) {
  const { kind } = check.rule;
  return { check: names[kind] ?? kind, name: check.name, level: check.level, path: [...check.path, kind] } as const;
}

/** Messages quote values: not where the dataset has something to hide. */
function redacted(context: CheckContext, { reason, message }: Problem): string {
  const hides = [...context.dataset.columns.values()].some((column) => column.sensitive);
  return hides && reason === 'sql-failed' ? withoutValues(message) : message;
}

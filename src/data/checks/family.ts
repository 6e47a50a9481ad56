import type {
  Amount,
  Column,
  ColumnRuleKey,
  ColumnRuleOf,
  ColumnType,
  Dataset,
  ProjectPath,
} from '../../project/types.ts';
import type { Level, Verdict } from '../../support/verdict.ts';
import type { DataEngine, SqlValue, TableShape, TableSource } from '../engines/port.ts';
import type { CheckResult, DatasetVersion } from '../types.ts';

/** One kind of check. `docs/reference/checks.md` is generated from the registry of these. */
export interface CheckFamily {
  /** Standard name, `CheckResult.check`. */
  readonly name: string;
  /** The key in `mlops.yaml` that asks for it, or how it is asked without one. */
  readonly key: string;
  /** What it asks, in one sentence. */
  readonly asks: string;
  /** Codes that it answers with besides `kept` and `no-rows`. */
  readonly reasons: readonly string[];
  /**
   * Registers everything that has to be counted and gives back who judges. All families plan first, then all counts
   * of all columns are taken in few passes, then each judge answers.
   */
  plan(context: CheckContext): readonly Judge[];
}

/** Several answers only where nobody knows before how many there are. */
export type Judge = () => Answered | Promise<Answered>;
type Answered = CheckResult | readonly CheckResult[];

/** A number that is known when the counts have been taken. */
export type Count = () => number;

export interface CheckContext {
  readonly engine: DataEngine;
  readonly version: DatasetVersion;
  readonly dataset: Dataset;
  readonly table: TableSource;
  /** Its number of rows is that of the rows that are asked. */
  readonly shape: TableShape;
  /** SQL of the rows that are asked, for behind FROM: the table, or the rows of it that a condition selects. */
  readonly relation: string;
  /** The same with the columns `#file` and `#row`; not where the shape has no row numbers. */
  readonly placedRelation: string;
  /** Rows of the whole table, also where only some of them are asked. */
  readonly datasetRows: number;
  /** So many rows may break a rule about values. */
  readonly allowed: Amount;
  /** The datasets that rules of this one name, by their names. */
  readonly others: ReadonlyMap<string, DatasetVersion>;
  /** How long one query of a rule of the user's own may take, in milliseconds. */
  readonly ruleLimitMs: number;
  /** Columns of the contract that exist, with the type they are stored as. */
  readonly present: readonly PresentColumn[];
  /** All columns of the data, in their order. */
  readonly stored: readonly StoredColumn[];
  /** Registers an aggregate over all rows; the same text is counted once. */
  count(aggregate: string): Count;
  /** The same for an aggregate that is no count; NULL where there is nothing to aggregate. */
  value(aggregate: string): () => SqlValue;
  /** Registers what can be asked only when all that was registered so far is known: a further pass. */
  afterwards(plan: () => void): void;
  /**
   * The first rows for which a condition is true, by key, or by file and row. Shows `column` unless it is sensitive.
   * @param others tables that the condition speaks of besides
   * @param among SQL for behind FROM, where the condition speaks of columns that the table does not have
   */
  examples(
    condition: string,
    column?: string,
    others?: readonly TableSource[],
    among?: string,
  ): Promise<CheckResult['examples']>;
}

/** Enough to read every row of a large table once; one that never ends must not hold a job for long. */
export const defaultRuleLimitMs = 2 * 60_000;

export interface StoredColumn {
  readonly name: string;
  readonly engineType: string;
  readonly type: ColumnType | 'other';
  /** What the contract says about it, if anything. */
  readonly declared?: Column;
}

export interface PresentColumn extends StoredColumn {
  readonly declared: Column;
}

/** A column and one of its rules of some kind. */
export interface Asked<Key extends ColumnRuleKey> {
  readonly column: PresentColumn;
  readonly rule: ColumnRuleOf<Key>;
}

/** Every rule of a kind, of all columns that exist. */
export function askedOf<Key extends ColumnRuleKey>(context: CheckContext, key: Key): readonly Asked<Key>[] {
  return context.present.flatMap((column) =>
    (column.declared.rules ?? [])
      .filter((rule): rule is ColumnRuleOf<Key> => rule.key === key)
      .map((rule) => ({ column, rule })),
  );
}

/** The parts of a `CheckResult` that a judge decides. */
export interface Answer {
  readonly check: string;
  readonly column?: string;
  readonly name?: string;
  readonly verdict: Verdict;
  readonly level: Level;
  readonly reason: string;
  readonly sentence: string;
  readonly nulls?: number;
  readonly failed?: number;
  /** Rows that were looked at; default: all rows of the table. */
  readonly checked?: number;
  readonly examples?: CheckResult['examples'];
  readonly path: ProjectPath;
}

/** Completes an answer; rejected lines count as skipped in every check. */
export function answer(context: Pick<CheckContext, 'shape'>, given: Answer): CheckResult {
  const { nulls = 0, failed = 0, checked = context.shape.rows, examples = [], ...rest } = given;
  const rows = { checked, nulls, skipped: context.shape.rejected, failed };
  return { ...rest, rows, examples: different(examples) };
}

/** Of a column without any value nobody can say whether it keeps a rule. */
export function noValues(
  context: Pick<CheckContext, 'shape'>,
  asked: Pick<Answer, 'check' | 'level' | 'path'> & { readonly column: string },
  nulls: number,
): CheckResult {
  const open = { verdict: 'unknown', reason: 'no-rows', sentence: `${asked.column}: no values` } as const;
  return answer(context, { ...asked, ...open, nulls });
}

/** Rows that share a key read the same: one of them is example enough. */
function different(examples: CheckResult['examples']): CheckResult['examples'] {
  return [...new Map(examples.map((row) => [JSON.stringify(row), row])).values()];
}

/** `; first: day=3 flight=1545, day=4 …`, or nothing. */
export function firstOf(examples: CheckResult['examples']): string {
  if (examples.length === 0) return '';
  const rows = different(examples)
    .slice(0, 3)
    .map((row) =>
      Object.entries(row)
        .map(([name, value]) => `${name}=${value}`)
        .join(' '),
    );
  return `; first: ${rows.join(', ')}`;
}

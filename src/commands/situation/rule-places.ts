import { isDeepStrictEqual } from 'node:util';
import type { CheckResult, ColumnDiff } from '../../data/types.ts';
import type { Column, Dataset, ProjectPath } from '../../project/types.ts';
import type { Place } from '../../support/problem.ts';
import type { Situation } from './situation.ts';

/** What is known of the contracts of a change, and where they stand. */
export type Contracts = Pick<Situation, 'head' | 'project' | 'policy' | 'policyPlaces'> & {
  readonly judged: { readonly policy: { readonly branch: string } };
};

type Answer = Pick<CheckResult, 'path' | 'reason' | 'name' | 'place'>;

/**
 * Checks that do not pass, and columns, with the place of their rule: in the head's file, or in the base's where the
 * head removed, loosened or rewrote it and it still applies. A rule that nobody has written, as that there are rows at
 * all, stands where its column or dataset does. Records have no places, since lines move.
 */
export function rulePlaces(contracts: Contracts, dataset: string) {
  const sides: Sides = {
    base: contracts.policy?.datasets.get(dataset),
    head: contracts.head.project.datasets.get(dataset),
    applied: contracts.project.datasets.get(dataset),
  };
  const placed = <Of extends Answer>(answer: Of, ofBase = isOfBase(sides, answer)): Of => {
    return { ...answer, place: brief(placeOf(contracts, writtenPath(answer), ofBase)) };
  };
  return {
    ofChecks: (checks: readonly CheckResult[]): readonly CheckResult[] =>
      checks.map((check, at) => {
        if (check.verdict === 'pass') return check;
        return isSecondRule(check, checks.slice(0, at)) ? placed(check, true) : placed(check);
      }),
    ofColumns: (columns: readonly ColumnDiff[]): readonly ColumnDiff[] =>
      columns.map((column) => (column.state === 'same' ? column : placed(column))),
  };
}

function placeOf({ head, policyPlaces, judged }: Contracts, path: ProjectPath, ofBase: boolean): Place {
  if (!ofBase || policyPlaces === undefined) return head.places.at(path);
  return { ...policyPlaces.at(path), branch: judged.policy.branch };
}

/** A line without end is no help, and would stand in the report once for every rule on it. */
const longest = 1000;

function brief({ source = '', ...place }: Place): Place {
  return source.length > longest ? place : { ...place, source };
}

/** Where both sides have a rule of their own under one key, the head's is asked first and then the base's. */
function isSecondRule({ check, column, path }: CheckResult, before: readonly CheckResult[]): boolean {
  const [, , section, , key] = path;
  if (section !== 'columns' || key === undefined || key === 'absent') return false;
  return before.some(
    (other) =>
      other.check === check && other.column === column && isDeepStrictEqual(other.path.slice(2), path.slice(2)),
  );
}

/** The key that an answer is about, where its path is only that of the table around it. */
function writtenPath({ path, reason }: Answer): ProjectPath {
  const key = keysOfReasons[reason];
  return key === undefined ? path : [...path, key];
}

const keysOfReasons: Readonly<Record<string, string>> = {
  'too-few-rows': 'min',
  'too-many-rows': 'max',
  'extra-column': 'extra-columns',
  'view-where': 'where',
};

interface Sides {
  readonly base: Dataset | undefined;
  readonly head: Dataset | undefined;
  /** Both as one contract. */
  readonly applied: Dataset | undefined;
}

function isOfBase({ base, head, applied }: Sides, answer: Answer): boolean {
  if (base === undefined) return false;
  if (head === undefined) return true;
  const { name } = answer;
  const [, , ...below] = writtenPath(answer);
  // By its name: at the same place of the two lists there may be two rules that have nothing to do with each other.
  if (below[0] === 'checks') return head.checks.every((check) => check.name !== name);
  if (name !== undefined) return false; // the head's key or nulls, asked besides the base's
  const [before, now, asked] = [askedAt(base, below), askedAt(head, below), askedAt(applied, below)];
  return before !== undefined && !isDeepStrictEqual(now, asked) && isDeepStrictEqual(before, asked);
}

/** What a contract asks at a path below its dataset; undefined where it does not ask. */
function askedAt(dataset: Dataset | undefined, [section, name, ...below]: ProjectPath): unknown {
  if (dataset === undefined) return undefined;
  const [rule] = below;
  switch (section) {
    case 'key':
      return dataset.key.length === 0 ? undefined : dataset.key;
    case 'rows':
      return Reflect.get(dataset.rows, String(name));
    case 'frozen':
      return dataset.frozen;
    case 'extra-columns':
      return dataset.extraColumns;
    case 'drift':
      return dataset.drift.columns.get(String(rule));
    case 'columns': {
      const column = dataset.columns.get(String(name));
      return column === undefined || rule === undefined ? column?.name : askedOfColumn(column, below);
    }
    default:
      return undefined;
  }
}

/** A member of the column, or all of its rules that stand at this place; undefined where it does not ask. */
function askedOfColumn(column: Column, below: ProjectPath): unknown {
  const rules = (column.rules ?? []).filter(({ path }) => isDeepStrictEqual(path.slice(-below.length), below));
  return rules.length === 0 ? Reflect.get(column, String(below[0])) : rules.map(({ path: _, ...rule }) => rule);
}

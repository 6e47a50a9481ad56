import type { ProjectPath } from '../../project/types.ts';
import type { ColumnSketch, NumbersContent } from '../sketch/schema.ts';
import type { ColumnDiff } from '../types.ts';
import { type CategorySide, categoricalFindings, commonCategories, newValues } from './categorical.ts';
import type { Finding } from './finding.ts';
import { categoryHistogram, numberHistogram } from './histogram.ts';
import { type Asked, fewCategories } from './limits.ts';
import { missingFinding } from './missing.ts';
import { type NumberSide, numericFinding } from './numeric.ts';
import { wholeValues } from './points.ts';
import { rangesOf } from './range.ts';

/** What can be said about one column from both sketches. */
export interface Compared {
  readonly kind: ColumnDiff['kind'];
  readonly findings: readonly Finding[];
  readonly newValues: readonly string[];
  readonly lostValues: readonly string[];
  readonly histogram: ColumnDiff['histogram'];
  readonly range?: ColumnDiff['range'] | undefined;
  /** False where the two sides hold different kinds of values. */
  readonly comparable: boolean;
}

type Pair = readonly [ColumnSketch, ColumnSketch];

/** Compares one column of both sketches; both have rows. @param alpha the column's share of false alarms */
export function compareColumn(base: ColumnSketch, head: ColumnSketch, asked: Asked, alpha: number): Compared {
  const pair: Pair = asked.sensitive ? [withoutValues(base), withoutValues(head)] : [base, head];
  const missing = missingFinding(base, head, asked, alpha / 3);
  const compared = compareContents(pair, asked, (alpha * 2) / 3);
  return { ...compared, findings: [...compared.findings, missing] };
}

/** No value of a sensitive column leaves this function, whatever an older sketch still holds. */
function withoutValues(column: ColumnSketch): ColumnSketch {
  const { content } = column;
  if (content.kind === 'values' && content.lengths !== undefined) {
    return { ...column, content: { kind: 'lengths', lengths: content.lengths } };
  }
  return content.kind === 'lengths' ? column : { ...column, content: { kind: 'counts' } };
}

const nothing = { newValues: [], lostValues: [], histogram: [], comparable: true } as const;

function compareContents(pair: Pair, asked: Asked, alpha: number): Compared {
  const [base, head] = pair;
  const [left, right] = [base.content, head.content];
  if (left.kind === 'numbers' && right.kind === 'numbers' && left.unit === right.unit) {
    return compareNumbers(pair, [left, right], asked, alpha);
  }
  if (left.kind === 'values' && right.kind === 'values') {
    const sides = [categories(base), categories(head)] as const;
    return isText(sides) ? compareTexts(pair, asked, alpha) : compareCategories(pair, sides, asked, alpha);
  }
  if (lengthsOf(base) !== undefined && lengthsOf(head) !== undefined) return compareTexts(pair, asked, alpha);
  const comparable = left.kind === 'counts' || right.kind === 'counts';
  return { ...nothing, kind: 'other', findings: [], comparable };
}

/** Whole numbers with few different values are codes, labels or small counts: there a share says more than a mean. */
function compareNumbers(
  pair: Pair,
  [left, right]: readonly [NumbersContent, NumbersContent],
  asked: Asked,
  alpha: number,
): Compared {
  const [base, head] = pair;
  const byShares = asked.declared.wasserstein === undefined || asked.alsoShares;
  const plain = left.unit === 'number' && left.whole && right.whole && byShares;
  const [a, b] = plain ? [wholeValues(left.cells), wholeValues(right.cells)] : [undefined, undefined];
  if (
    a !== undefined &&
    b !== undefined &&
    a.size > 0 &&
    b.size > 0 &&
    new Set([...a.keys(), ...b.keys()]).size <= fewCategories
  ) {
    const side = (sketch: ColumnSketch, values: ReadonlyMap<number, number>): CategorySide => ({
      sketch,
      values: new Map([...values].map(([value, n]) => [String(value), n])),
      rest: 0,
      unlisted: 0,
    });
    const shares = compareCategories(pair, [side(base, a), side(head, b)], asked, alpha);
    if (asked.declared.wasserstein === undefined) return shares;
    const distance = numericFinding(left, right, asked, alpha);
    return distance === undefined ? shares : { ...shares, findings: [...shares.findings, distance] };
  }
  const sides: readonly [NumberSide, NumberSide] = [left, right];
  const finding = numericFinding(left, right, asked, alpha);
  const kind = left.unit === 'number' ? 'numeric' : 'time';
  const findings = finding === undefined ? [] : [finding];
  return { ...nothing, kind, findings, histogram: numberHistogram(pair, sides), range: rangesOf(sides) };
}

function compareCategories(
  pair: Pair,
  sides: readonly [CategorySide, CategorySide],
  asked: Asked,
  alpha: number,
): Compared {
  const [base, head] = sides;
  const fresh = newValues(base, head);
  const lost = newValues(head, base);
  return {
    kind: 'categorical',
    findings: categoricalFindings(base, head, asked, alpha / 2),
    newValues: fresh.map(([value]) => value),
    lostValues: lost.map(([value]) => value),
    histogram: categoryHistogram(pair, commonCategories(base, head)),
    comparable: true,
  };
}

/** Free texts and identifiers have no frequent values; how long they are is told, and gates only if that is declared. */
function compareTexts(pair: Pair, asked: Asked, alpha: number): Compared {
  const sides = pair.map((column): NumberSide | undefined => {
    const cells = lengthsOf(column);
    return cells === undefined ? undefined : { cells, whole: true, unit: 'number' };
  });
  const [left, right] = sides;
  if (left === undefined || right === undefined) return { ...nothing, kind: 'text', findings: [] };
  const finding = numericFinding(left, right, { ...asked, nature: true }, alpha);
  const findings = finding === undefined ? [] : [{ ...finding, detail: `length in bytes: ${finding.detail}` }];
  return { ...nothing, kind: 'text', findings };
}

function lengthsOf(column: ColumnSketch): NumberSide['cells'] | undefined {
  const { content } = column;
  return content.kind === 'values' || content.kind === 'lengths' ? content.lengths : undefined;
}

function categories(sketch: ColumnSketch): CategorySide {
  const { content } = sketch;
  if (content.kind !== 'values') return { sketch, values: new Map(), rest: 0, unlisted: 0 };
  return { sketch, values: new Map(content.values), rest: content.rest, unlisted: content.unlisted };
}

/** No listed value occurs twice, on either side. */
function isText(sides: readonly CategorySide[]): boolean {
  return sides.every(({ values, rest }) => {
    const listed = [...values.values()];
    return listed.every((rows) => rows <= 1) && listed.length + rest > fewCategories;
  });
}

/** Where the limit of a column stands, or would stand, in `mlops.yaml`. */
export function limitPath(dataset: ProjectPath, column: string, declared: boolean): ProjectPath {
  return declared ? [...dataset, 'drift', 'columns', column] : [...dataset, 'drift'];
}

import { replacersOf } from '../../project/index.ts';
import type { DriftStatistic, ProjectPath } from '../../project/types.ts';
import type { ColumnSketch, NumbersContent } from '../sketch/schema.ts';
import type { ColumnDiff, DriftTest } from '../types.ts';
import { type CategorySide, categoricalFindings, commonCategories, newValues } from './categorical.ts';
import type { Finding } from './finding.ts';
import { categoryHistogram, numberHistogram } from './histogram.ts';
import { type Asked, fewCategories } from './limits.ts';
import { missingFinding } from './missing.ts';
import { ofCategories, ofLengths, ofNumbers, testsOf } from './named/material.ts';
import { distributionStatistics, type Material, namedFindings, type Refused } from './named/named.ts';
import { nullShareTest } from './named/tests.ts';
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
  readonly tests: readonly DriftTest[];
  /** Declared statistics that this column does not have. */
  readonly refused: readonly Refused[];
  /** False where the two sides hold different kinds of values. */
  readonly comparable: boolean;
}

type Pair = readonly [ColumnSketch, ColumnSketch];

/** Compares one column of both sketches; both have rows. @param alpha the column's share of false alarms */
export function compareColumn(base: ColumnSketch, head: ColumnSketch, asked: Asked, alpha: number): Compared {
  const pair: Pair = asked.sensitive ? [withoutValues(base), withoutValues(head)] : [base, head];
  const missing = missingFinding(base, head, asked, alpha / 3);
  const compared = compareContents(pair, asked, (alpha * 2) / 3);
  const nulls = nullShareTest(base, head);
  const tests = nulls === undefined ? compared.tests : [...compared.tests, nulls];
  return { ...compared, tests, findings: [...compared.findings, missing] };
}

/** No value of a sensitive column leaves this function, whatever an older sketch still holds. */
function withoutValues(column: ColumnSketch): ColumnSketch {
  const { content } = column;
  if (content.kind === 'values' && content.lengths !== undefined) {
    return { ...column, content: { kind: 'lengths', lengths: content.lengths } };
  }
  return content.kind === 'lengths' ? column : { ...column, content: { kind: 'counts' } };
}

/** What is said of a column that has nothing to be compared. */
export const nothing = {
  kind: 'other',
  findings: [],
  newValues: [],
  lostValues: [],
  histogram: [],
  tests: [],
  refused: [],
  comparable: true,
} as const satisfies Compared;

function compareContents(pair: Pair, asked: Asked, alpha: number): Compared {
  const [base, head] = pair;
  const [left, right] = [base.content, head.content];
  if (left.kind === 'numbers' && right.kind === 'numbers' && left.unit === right.unit) {
    return compareNumbers(pair, [left, right], asked, alpha);
  }
  if (left.kind === 'values' && right.kind === 'values') {
    const sides = [categories(base), categories(head)] as const;
    return isText(sides)
      ? compareTexts(pair, asked, alpha)
      : compareCategories(pair, sides, asked, alpha, ofCategories(sides));
  }
  if (lengthsOf(base) !== undefined && lengthsOf(head) !== undefined) return compareTexts(pair, asked, alpha);
  const comparable = left.kind === 'counts' || right.kind === 'counts';
  const why = `no distribution of it is kept${asked.sensitive ? ', because it is sensitive' : ''}`;
  const refused = distributionStatistics(asked).map(
    (statistic): Refused => ({ statistic, reason: 'drift-statistic-missing', why }),
  );
  return { ...nothing, refused: comparable ? refused : [], comparable };
}

/** Whole numbers with few different values are codes, labels or small counts: there a share says more than a mean. */
function compareNumbers(
  pair: Pair,
  sides: readonly [NumbersContent, NumbersContent],
  asked: Asked,
  alpha: number,
): Compared {
  const own = ofUsual(['wasserstein'], asked, alpha);
  const distance = isReplaced(asked) ? undefined : numericFinding(...sides, asked, own);
  const codes = codesOf(pair, sides, asked);
  const material = ofNumbers(pair, sides);
  if (codes !== undefined) {
    const cells = commonCategories(...codes);
    const shares = compareCategories(pair, codes, asked, alpha, { ...material, cells }, ['wasserstein']);
    if (asked.declared.wasserstein === undefined || distance === undefined) return shares;
    return { ...shares, findings: [...shares.findings, distance] };
  }
  const kind = sides[0].unit === 'number' ? 'numeric' : 'time';
  const findings = distance === undefined ? [] : [distance];
  const done =
    distance?.statistic === 'l-infinity' ? (['wasserstein', 'l-infinity'] as const) : (['wasserstein'] as const);
  const named = namedFindings(material, asked, alpha - own, done);
  return {
    ...nothing,
    kind,
    findings: [...findings, ...named.findings],
    refused: named.refused,
    tests: testsOf(material),
    histogram: numberHistogram(pair, sides),
    range: rangesOf(sides),
  };
}

/** Half of the column's false alarms for the usual statistics of its kind, where others are declared besides. */
function ofUsual(usual: readonly DriftStatistic[], asked: Asked, alpha: number): number {
  return distributionStatistics(asked).every((statistic) => usual.includes(statistic)) ? alpha : alpha / 2;
}

/** A peer's Wasserstein takes the place of ours, unless ours has a limit as well. */
function isReplaced({ declared }: Asked): boolean {
  return declared.wasserstein === undefined && replacersOf('wasserstein').some((each) => declared[each] !== undefined);
}

/** Both sides as categories; undefined where they are judged as numbers. */
function codesOf(
  [base, head]: Pair,
  [left, right]: readonly [NumbersContent, NumbersContent],
  asked: Asked,
): readonly [CategorySide, CategorySide] | undefined {
  const byDistance = asked.declared.wasserstein !== undefined || isReplaced(asked);
  const plain = left.unit === 'number' && left.whole && right.whole && (!byDistance || asked.alsoShares);
  const [a, b] = plain ? [wholeValues(left.cells), wholeValues(right.cells)] : [undefined, undefined];
  if (a === undefined || b === undefined || a.size === 0 || b.size === 0) return undefined;
  if (new Set([...a.keys(), ...b.keys()]).size > fewCategories) return undefined;
  const side = (sketch: ColumnSketch, values: ReadonlyMap<number, number>): CategorySide => ({
    sketch,
    values: new Map([...values].map(([value, n]) => [String(value), n])),
    rest: 0,
    unlisted: 0,
  });
  return [side(base, a), side(head, b)];
}

function compareCategories(
  pair: Pair,
  sides: readonly [CategorySide, CategorySide],
  asked: Asked,
  alpha: number,
  material: Material,
  done: readonly 'wasserstein'[] = [],
): Compared {
  const [base, head] = sides;
  const fresh = newValues(base, head);
  const lost = newValues(head, base);
  const usual = [...done, 'l-infinity', 'jensen-shannon'] as const;
  const own = ofUsual(usual, asked, alpha);
  const named = namedFindings(material, asked, alpha - own, usual);
  return {
    kind: 'categorical',
    findings: [...categoricalFindings(base, head, asked, own / 2), ...named.findings],
    refused: named.refused,
    tests: testsOf(material),
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
  if (left === undefined || right === undefined) return { ...nothing, kind: 'text' };
  const own = ofUsual(['wasserstein'], asked, alpha);
  const finding = isReplaced(asked) ? undefined : numericFinding(left, right, { ...asked, nature: true }, own);
  const done =
    finding?.statistic === 'l-infinity' ? (['wasserstein', 'l-infinity'] as const) : (['wasserstein'] as const);
  const material = ofLengths(pair, [left, right]);
  const named = namedFindings(material, asked, alpha - own, done);
  const all = finding === undefined ? named.findings : [finding, ...named.findings];
  const findings = all.map((each) => ({ ...each, detail: `length in bytes: ${each.detail}` }));
  const refused = [...named.refused, ...withoutCategories(asked)];
  return { ...nothing, kind: 'text', findings, refused, tests: testsOf(material) };
}

/** Where next to no value stands twice, each is new. */
function withoutCategories({ declared }: Asked): readonly Refused[] {
  if (declared['new-category'] === undefined) return [];
  const why = 'its values are free texts or identifiers, of which each is new, and not categories';
  return [{ statistic: 'new-category', reason: 'drift-statistic-missing', why }];
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

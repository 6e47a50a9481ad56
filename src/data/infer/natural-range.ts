import { counted } from '../checks/words.ts';
import type { ColumnEvidence } from './evidence.ts';
import { wordSet, wordsOfName } from './words-of-name.ts';

export interface RangeProposal {
  readonly min?: number;
  readonly max?: number;
  readonly why: string;
}

interface Natural {
  readonly words: ReadonlySet<string>;
  readonly min?: number;
  readonly max?: number;
  readonly what: string;
}

interface Cycle {
  readonly words: ReadonlySet<string>;
  /** Smallest and largest number, in each way of counting. */
  readonly ends: readonly (readonly [min: number, max: number])[];
}

/** Parts of the calendar and the clock that begin anew; a `month` that counts on (24, 25, …) shows by not ending at 12. */
const cycles: readonly Cycle[] = [
  {
    words: wordSet('dow weekday dayofweek'),
    ends: [
      [0, 6],
      [1, 7],
    ],
  },
  {
    words: wordSet('month mon monat mois mes'),
    ends: [
      [1, 12],
      [0, 11],
    ],
  },
  {
    words: wordSet('quarter quartal'),
    ends: [
      [1, 4],
      [0, 3],
    ],
  },
  {
    words: wordSet('hour stunde heure hora'),
    ends: [
      [0, 23],
      [1, 24],
    ],
  },
  { words: wordSet('minute'), ends: [[0, 59]] },
];

/** Bounds that the thing itself has. What was seen is never one: the next larger value is no defect. */
const naturals: readonly Natural[] = [
  { words: wordSet('lat latitude'), min: -90, max: 90, what: 'a latitude' },
  { words: wordSet('lon lng longitude'), min: -180, max: 180, what: 'a longitude' },
  { words: wordSet('share fraction probability prob proportion'), min: 0, max: 1, what: 'a share' },
  {
    words: wordSet(
      'count counts num qty quantity price cost fare duration seconds minutes hours days age distance miles km length width height',
      'weight size bytes population area mass attempts retries children persons people guests',
    ),
    min: 0,
    what: 'a count, a price or a measure',
  },
];

const fewestRows = 100;

/** Whether the range of a column is worth asking for. */
export function mayHaveRange(name: string): boolean {
  return naturalOf(name) !== undefined || cycleOf(name) !== undefined;
}

/** Bounds by nature, where the name says so and every one of many values keeps them. */
export function rangeOf({ name, type, range, filled, notFinite }: ColumnEvidence): RangeProposal | undefined {
  if (notFinite > 0) return undefined; // an infinity lies outside of it
  if (range === undefined || filled < fewestRows || (type !== 'integer' && type !== 'number')) return undefined;
  const cycle = cycleOf(name);
  if (cycle !== undefined) return type === 'integer' ? ofCycle(cycle, range, filled) : undefined;
  const natural = naturalOf(name);
  if (natural === undefined) return undefined;
  const { min, max, what } = natural;
  if ((min !== undefined && range.min < min) || (max !== undefined && range.max > max)) return undefined;
  const bounds = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
  return { ...bounds, why: `${what} by its name, and so are all of ${counted(filled, 'value')}` };
}

/** Only where both ends were seen: half a year of data says nothing about the other half. */
function ofCycle({ ends }: Cycle, range: { readonly min: number; readonly max: number }, filled: number) {
  const found = ends.find(([min, max]) => range.min === min && range.max === max);
  if (found === undefined) return undefined;
  const [min, max] = found;
  return { min, max, why: `from end to end of what its name says, in ${counted(filled, 'value')}` };
}

function cycleOf(name: string): Cycle | undefined {
  const words = wordsOfName(name);
  if (words.includes('day') && words.includes('week')) return cycles[0];
  return cycles.find((each) => words.some((word) => each.words.has(word)));
}

function naturalOf(name: string): Natural | undefined {
  const words = wordsOfName(name);
  // A difference or a change of a count may be anything.
  if (words.some((word) => /^(?:diff|delta|change|delay|net|balance|log|z|norm|scaled|residual|error|id)$/.test(word)))
    return undefined;
  return naturals.find((each) => words.some((word) => each.words.has(word)));
}

/** The bound on one side that a column has by nature, as its name says it. */
export function naturalBound(name: string, side: 'min' | 'max'): number | undefined {
  return naturalOf(name)?.[side];
}

/** The rows class after class, so that each class is one run of additions. */
export interface Runs {
  /** Row numbers; in a class they keep their order. */
  readonly order: Uint32Array;
  /** Where each class ends. */
  readonly ends: Uint32Array;
}

/** Sorts rows by class, for classes from 0 to below `classes`. */
export function inRuns(classOf: Uint8Array | Uint32Array, classes: number): Runs {
  const places = new Uint32Array(classes);
  for (const each of classOf) places[each] = (places[each] ?? 0) + 1;
  for (let each = 1; each < classes; each++) places[each] = (places[each] ?? 0) + (places[each - 1] ?? 0);
  const ends = places.slice();
  const order = new Uint32Array(classOf.length);
  for (let i = classOf.length - 1; i >= 0; i--) {
    const each = classOf[i] ?? 0;
    places[each] = (places[each] ?? 0) - 1;
    order[places[each] ?? 0] = i;
  }
  return { order, ends };
}

/** Σ draws · parts of the places from `start` to before `end`, four sums side by side. */
export function runSum(
  draws: Uint16Array,
  unitAt: Uint16Array,
  parts: Float64Array,
  start: number,
  end: number,
): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let at = start;
  for (; at + 3 < end; at += 4) {
    a += (draws[unitAt[at] ?? 0] ?? 0) * (parts[at] ?? 0);
    b += (draws[unitAt[at + 1] ?? 0] ?? 0) * (parts[at + 1] ?? 0);
    c += (draws[unitAt[at + 2] ?? 0] ?? 0) * (parts[at + 2] ?? 0);
    d += (draws[unitAt[at + 3] ?? 0] ?? 0) * (parts[at + 3] ?? 0);
  }
  for (; at < end; at++) a += (draws[unitAt[at] ?? 0] ?? 0) * (parts[at] ?? 0);
  return a + b + (c + d);
}

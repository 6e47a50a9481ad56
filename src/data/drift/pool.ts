/** Counts of both sides over the same cells. */
export interface Cells {
  readonly labels: readonly string[];
  readonly base: readonly number[];
  readonly head: readonly number[];
  /**
   * Share of the rows of a side, the larger of both, with values that its list has and the cut list of the other lacks: they
   * are in one cell with all others, and whether they came or went no statistic shows. Absent: none.
   */
  readonly untold?: number;
}

/** So many rows every pooled cell has to expect on the smaller side. */
export const leastExpected = 5;

/**
 * Joins the rarest cells (equal ones by label) until every cell expects at least 5 rows on both sides. The order comes
 * from the rows of both sides together, which do not know the sides, so the law under no change still holds.
 */
export function poolRare(cells: Cells): Cells {
  const all = cells.labels.map((label, k) => ({ label, base: cells.base[k] ?? 0, head: cells.head[k] ?? 0 }));
  const kept = all.filter((cell) => cell.base + cell.head > 0);
  kept.sort((a, b) => b.base + b.head - a.base - a.head || (a.label < b.label ? -1 : 1));
  const base = kept.reduce((rows, cell) => rows + cell.base, 0);
  const head = kept.reduce((rows, cell) => rows + cell.head, 0);
  const needed = (leastExpected * (base + head)) / Math.max(1, Math.min(base, head));
  let rare = { label: 'rare', base: 0, head: 0 };
  for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
    const joined = rare.base + rare.head;
    if (last.base + last.head >= needed && (joined === 0 || joined >= needed)) break;
    rare = { label: 'rare', base: rare.base + last.base, head: rare.head + last.head };
    kept.pop();
  }
  if (rare.base + rare.head > 0) kept.push(rare);
  return { labels: kept.map((c) => c.label), base: kept.map((c) => c.base), head: kept.map((c) => c.head) };
}

/** The same; but where they would all become one, which says nothing of any of them, they stay as they are. */
export function poolOrKeep(cells: Cells): Cells {
  const pooled = poolRare(cells);
  return pooled.labels.length === 1 ? cells : pooled;
}

import type { ColumnSketch } from '../sketch/schema.ts';
import { type Finding, noiseOf } from './finding.ts';
import type { Asked } from './limits.ts';
import { shareNoise } from './share-law.ts';
import { percent } from './wording.ts';

const kinds = [
  ['nulls', 'nulls'],
  ['nan', 'NaN'],
  ['plusInfinity', 'infinity'],
  ['minusInfinity', 'minus infinity'],
] as const;

/** The share of nulls, of NaN and of ±infinity, each by itself; the one that moved most is told. */
export function missingFinding(base: ColumnSketch, head: ColumnSketch, asked: Asked, alpha: number): Finding {
  const sizes = { base: base.rows, head: head.rows };
  const found = kinds.map(([kind, word]) => {
    const [before, after] = [base[kind] / base.rows, head[kind] / head.rows];
    const rows = base[kind] + head[kind];
    const noise = noiseOf((level) => shareNoise({ rows, ...sizes }, level), alpha / kinds.length);
    return { value: Math.abs(after - before), noise, detail: `${word} ${percent(before)} → ${percent(after)}` };
  });
  const decisive = found.reduce((most, each) =>
    each.value - each.noise.changed > most.value - most.noise.changed ? each : most,
  );
  return { statistic: 'nulls', limit: asked.limit('nulls'), gates: !asked.ignored, needsRows: false, ...decisive };
}

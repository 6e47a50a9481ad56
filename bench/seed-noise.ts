/**
 * What the gates of the flights example say about seed noise and about real changes, from real trainings:
 * node bench/seed-noise.ts [--seeds 36] [--draws 300] [--cache folder]
 * Each draw takes three seeds as candidate and three others as baseline, 40,811 hold-out rows of 45 days on both sides.
 * Target: the same configuration against itself fails in at most 1 % of the draws.
 */
import { join } from 'node:path';
import { countBlocking, judge as judgeGates, levelsFor } from '../src/gates/index.ts';
import { compareRows, defaultMetrics } from '../src/metrics/index.ts';
import type { MetricComparison, ScoredRows } from '../src/metrics/types.ts';
import type { Model } from '../src/project/index.ts';
import { random } from '../src/support/random.ts';
import { heading, judge, numberArgument, textArgument } from './harness/measure.ts';
import { naiveRules } from './harness/naive-rules.ts';
import { inFolder, root } from './harness/program.ts';
import { configurations } from './harness/seed-runs.ts';
import { exampleModel, type SeedTable, scoredSeeds } from './harness/seed-table.ts';

const seeds = numberArgument('seeds', 36);
const draws = numberArgument('draws', 300);
const cache = textArgument('cache', join(root, 'node_modules', '.cache', 'mlops-bench', 'seeds'));
const perSide = 3;
const [asItIs, ...others] = configurations;
if (asItIs === undefined) throw new Error('there is no configuration');

/** Gates as the example has them, the same without any tolerance, and none at all (every known metric is asked). */
const example = exampleModel();
const strict = {
  ...example,
  gates: new Map(
    ['roc-auc', 'log-loss'].map((metric) => {
      const rule = [...example.gates.values()].flat()[0];
      if (rule === undefined) throw new Error('the example has no gate');
      const { min: _min, max: _max, by: _by, ...rest } = rule;
      return [metric, [{ ...rest, metric, maxWorse: { kind: 'absolute' as const, value: 0 } }]];
    }),
  ),
};
const asked: readonly { readonly name: string; readonly model: Model; readonly draws: number }[] = [
  { name: 'gates of the example', model: example, draws },
  { name: 'max-worse: 0 (roc-auc, log-loss)', model: strict, draws },
  { name: 'no gates: every usual metric', model: { ...example, gates: new Map() }, draws: Math.ceil(draws / 20) },
];

heading(`Seed noise: ${seeds} trainings of each configuration, ${draws} draws of ${perSide} against ${perSide}`);
await inFolder(async (folder) => {
  const baselines = await scoredSeeds(asItIs, seeds, cache, folder);
  let failed = Number.NaN;
  for (const configuration of [asItIs, ...others]) {
    const candidates = configuration === asItIs ? baselines : await scoredSeeds(configuration, seeds, cache, folder);
    const shift = candidates.meanAuc - baselines.meanAuc;
    console.log(
      `\n"${configuration.name}" against "${asItIs.name}": roc-auc ${candidates.meanAuc.toFixed(4)}, ` +
        `${shift < 0 ? '' : '+'}${shift.toFixed(4)}; deviation between seeds ${candidates.deviation.toFixed(4)}`,
    );
    console.log(`${''.padEnd(36)} draws     fail  unknown     pass`);
    for (const rule of asked) {
      const count = configuration === asItIs ? rule.draws : Math.ceil(rule.draws / 3); // rare events need more
      const shares = verdictShares(candidates, baselines, rule.model, count);
      if (configuration === asItIs && rule.model === example) failed = shares.fail;
      console.log(
        `${rule.name.padEnd(36)} ${String(count).padStart(5)} ${percents([shares.fail, shares.unknown, shares.pass])}`,
      );
    }
    for (const { name, alarms } of naiveRules) {
      const share = naiveShare(candidates, baselines, alarms);
      console.log(`${`naive: ${name} of roc-auc, one seed`.padEnd(36)} pairs ${percents([share])}`);
    }
  }
  console.log('');
  judge([{ figure: 'same configuration: draws that fail', value: 100 * failed, limit: 1, unit: '%' }]);
});

interface Shares {
  readonly fail: number;
  readonly unknown: number;
  readonly pass: number;
}

/** A draw fails where a gate fails, passes where all that block pass, and is unknown otherwise. */
function verdictShares(candidates: SeedTable, baselines: SeedTable, model: Model, count: number): Shares {
  const found = { fail: 0, unknown: 0, pass: 0 };
  const stream = random(1);
  const same = candidates === baselines;
  for (let draw = 0; draw < count; draw++) {
    const theirs = choose(baselines.seeds.length, perSide, stream.uniform, []);
    const ours = choose(candidates.seeds.length, perSide, stream.uniform, same ? theirs : []);
    const rows: ScoredRows = {
      ...baselines.rows,
      candidate: ours.flatMap((index) => candidates.seeds[index] ?? []),
      baseline: theirs.flatMap((index) => baselines.seeds[index] ?? []),
    };
    const results = judgeGates({
      model,
      comparison: { schemaVersion: 1, model: model.name, metrics: linesOf(rows, model), attempts: 1, newRows: 0 },
      baseline: 'compared',
      whenUnknown: 'block',
    });
    if (results.some(({ blocks, verdict }) => blocks && verdict === 'fail')) found.fail++;
    else if (results.some(({ blocks }) => blocks)) found.unknown++;
    else found.pass++;
  }
  return { fail: found.fail / count, unknown: found.unknown / count, pass: found.pass / count };
}

/** As `report` does it: gated metrics overall and on the slices that gates name. */
function linesOf(rows: ScoredRows, model: Model): readonly MetricComparison[] {
  const metrics = model.gates.size === 0 ? defaultMetrics('binary') : [...model.gates.keys()];
  const slices = new Map([...rows.slices].map(([column, { names }]) => [column, names.length]));
  const levels = levelsFor(countBlocking(model, slices, metrics.length));
  const by = new Set([...model.gates.values()].flat().map((rule) => rule.by));
  const wanted = (model.evaluate?.slices ?? []).filter(({ column }) => by.has(column));
  return compareRows(rows, { metrics, levels, slices: wanted, seed: 1 });
}

function choose(from: number, count: number, uniform: () => number, without: readonly number[]): readonly number[] {
  const chosen: number[] = [];
  while (chosen.length < count) {
    const index = Math.floor(uniform() * from);
    if (!chosen.includes(index) && !without.includes(index)) chosen.push(index);
  }
  return chosen;
}

/** Over all pairs of one seed and another seed's baseline. */
function naiveShare(
  candidates: SeedTable,
  baselines: SeedTable,
  alarms: (candidate: number, baseline: number) => boolean,
): number {
  let [alarmed, pairs] = [0, 0];
  for (const [i, ours] of candidates.aucs.entries()) {
    for (const [j, theirs] of baselines.aucs.entries()) {
      if (candidates === baselines && i === j) continue;
      pairs++;
      if (alarms(ours, theirs)) alarmed++;
    }
  }
  return alarmed / pairs;
}

function percents(shares: readonly number[]): string {
  return shares.map((share) => `${(100 * share).toFixed(1)} %`.padStart(8)).join(' ');
}

import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { builtIn, files, hourly, project } from './built.ts';
import { preparedWorld } from './harness.ts';
import { reportIn } from './parts.ts';

const world = await preparedWorld(files, [['build'], ['validate'], ['train'], ['report']]);
world.git('push', '--quiet');
afterAll(() => world.remove());

describe('labels', () => {
  it('are not among what training gets, also not behind a command', async () => {
    const place = world.copy();
    const judged = (label: string, data: string) =>
      project().replace(
        /data: past[\s\S]*/,
        `data: ${data}\n    train: bash train.sh\n    artifact: mean.txt\n    evaluate: { run: bash p.sh, task: regression, predictions: p.csv, label: { dataset: ${label}, column: n } }\n`,
      );
    place.branch('judged');
    const refused = async (label: string, data: string) => {
      place.commit('Judge', { 'mlops.yaml': judged(label, data) });
      const { result } = await place.json(['plan']);
      return [result.reason, result.sentence];
    };
    expect(await refused('rides', 'hourly')).toEqual([
      'labels-in-reach',
      'm: hourly, which training gets as `train`, is made of rides, which has the rows that the model is judged by.',
    ]);
    expect(await refused('past', 'hourly')).toEqual([
      'labels-in-reach',
      'm: hourly, which training gets as `train`, has all rows of past that the model is judged by.',
    ]);
    place.remove();
  });

  it('may come of a command: the base’s are those that its command made, or nobody knows', async () => {
    const place = world.copy();
    const scored = project('  last: { from: hourly, where: "id > 80" }\n').replace(
      /data: past[\s\S]*/,
      `data: past
    train: bash train.sh
    artifact: mean.txt
    evaluate: { run: bash p.sh, code: [p.sh], task: regression, predictions: p.csv, label: { dataset: last, column: n } }
    gates: { rmse: { max: 1000 } }
`,
    );
    const script = `awk -F, 'FNR == 1 { print "id,prediction"; next } { print $1 ",5" }' "$MLOPS_ROWS" > "$MLOPS_PREDICTIONS"\n`;
    const train = 'echo 1 > "$MLOPS_OUTPUT/mean.txt"\n';
    place.commit('Score', { 'mlops.yaml': scored, 'p.sh': script, 'train.sh': train });
    place.git('push', '--quiet');
    expect((await place.json(['train'])).code).toBe(0);
    place.branch('labels');
    // The same rows with other labels: those of known rows are the base's.
    place.commit('Labels of another command', { 'features/hourly.sh': hourly.replace('$3 * k', '$3 * k + 1') });
    expect((await place.json(['train'])).code).toBe(0);
    const [model] = reportIn(await place.json(['report'])).models;
    expect(model?.problems.map(({ reason }) => reason)).toContain('labels-changed');
    const store = join(place.clone, '.mlops/store');
    const base = builtIn(await place.json(['build', 'hourly', '--head', 'main'])).datasets[0]?.files[0];
    const hex = base?.digest.replace('sha256:', '') ?? '';
    const held = readdirSync(store, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.replaceAll('/', '').endsWith(hex),
    );
    expect(held).toHaveLength(1);
    for (const path of held) rmSync(join(store, path));
    rmSync(join(place.clone, '.mlops/cache'), { recursive: true });
    const [unknown] = reportIn(await place.json(['report'])).models;
    expect(unknown?.problems.map(({ reason }) => reason)).toContain('unusable-base-labels');
    place.remove();
  });

  it('may be a view of what a command makes, which `mlops lock` may freeze', async () => {
    const place = world.copy();
    place.branch('frozen');
    place.commit('Freeze', { 'mlops.yaml': project('  held: { from: hourly, where: "id > 80", frozen: true }\n') });
    expect((await place.json(['lock', 'held'])).code).toBe(0);
    place.commit('Lock');
    expect((await place.json(['validate', 'held'])).code).toBe(0);
    place.commit('Another parameter', { 'params.yaml': 'features:\n  k: 5\n' });
    const { result } = await place.json(['validate', 'held']);
    expect([result.exitCode, result.problems.map(({ reason }) => reason)]).toEqual([1, ['frozen-changed']]);
    place.remove();
  });
});

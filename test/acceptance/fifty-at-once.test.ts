import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { parseRunRecord } from '../../src/training/index.ts';
import { git, makeWorld, runCli } from './harness.ts';

// Fifty people, each in a clone of their own, record a training of their own in the same moment. Nothing of it needs the
// data engine, so that a small machine has room for all of them.
const people = 50;
const world = makeWorld({
  'mlops.yaml': `version: 1
name: crowd
models:
  m: { code: [train.sh], params: params.yaml, train: bash train.sh, artifact: model.txt, metrics: metrics.json }
`,
  'train.sh': `cp params.yaml "$MLOPS_OUTPUT/model.txt"
echo "{ \\"accuracy\\": 0.$(tr -cd 0-9 < params.yaml) }" > "$MLOPS_OUTPUT/metrics.json"
`,
  'params.yaml': 'depth: 10\n',
});
afterAll(() => world.remove());

/** A clone of the one origin, on a branch with another parameter. */
function cloneOf(number: number): string {
  const clone = join(world.folder, `clone-${number}`);
  git(world.folder, 'clone', '--quiet', 'origin.git', clone);
  git(clone, 'switch', '--quiet', '--create', `depth-${number}`);
  writeFileSync(join(clone, 'params.yaml'), `depth: ${number}\n`);
  git(clone, 'commit', '--quiet', '--all', '--message', `Depth ${number}`);
  return clone;
}

it('fifty trainings are recorded at once, and nothing is lost', { timeout: 600_000 }, async () => {
  expect((await world.run(['train'])).code).toBe(0); // the baseline of all of them
  const clones = Array.from({ length: people }, (_, index) => cloneOf(100 + index));
  const ran = await Promise.all(clones.map((cwd) => runCli(['train'], { cwd })));
  expect(ran.filter(({ code }) => code !== 0).map(({ stderr }) => stderr)).toEqual([]);

  const paths = world.inOrigin('ls-tree', '-r', '--name-only', 'mlops/ledger', 'runs/').split('\n');
  const records = paths.map((path) => parseRunRecord(world.inOrigin('show', `mlops/ledger:${path}`)));
  const accuracies = records.map(({ seeds }) => seeds[0]?.metrics['accuracy']?.value ?? null).toSorted();
  expect(accuracies).toEqual([0.1, ...Array.from({ length: people }, (_, index) => (100 + index) / 1000)].toSorted());
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actBinary } from '../harness/act.ts';
import { mainWorkflow, penguinRepository, rowsOf, withContract } from './penguins.ts';
import { type Change, type Judged, openScene, type WorkflowScene } from './scene.ts';

let scene: WorkflowScene;
let projectFile: string;
beforeAll(async () => {
  if (actBinary === '') return;
  const own = await penguinRepository();
  projectFile = own.world.read('mlops.yaml');
  scene = await openScene(undefined, own);
  scene.server.settings.roles.set('bea', 'maintain');
});
afterAll(() => scene?.close());

/** A folder for what a reviewer sees at each stage: `scripts/screenshots.ts` makes the pictures of the guide from it. */
const keep = process.env['MLOPS_LIFE'];

/** Comment and check; gives the comment's first lines back, without the one that nobody sees. */
function seen(stage: string, { check, comment = '' }: Pick<Judged, 'check' | 'comment'>, lines = 3): string {
  const said = comment.replace(/^<!-- .* -->\n/, '');
  if (keep !== undefined) {
    mkdirSync(keep, { recursive: true });
    const shown = check && { name: check.name, conclusion: check.conclusion, title: check.title };
    writeFileSync(join(keep, `${stage}.json`), JSON.stringify({ check: shown ?? null, comment: said }));
  }
  return said.split('\n').slice(0, lines).join('\n');
}

function learnFrom(...features: readonly string[]): Readonly<Record<string, string>> {
  return { 'params.json': `${JSON.stringify({ features, steps: 200, rate: 0.5 })}\n` };
}
const bills = ['bill_length_mm', 'bill_depth_mm'] as const;
/** Two penguins more, weighed in kilograms. */
const newRows = '901,Gentoo,Biscoe,47.5,15,218,4.95,female,2008\n902,Gentoo,Biscoe,47.6,14.5,215,5.4,male,2008\n';
const runs = () => scene.records().filter((path) => path.startsWith('runs/'));
const name = 'mlops (penguins)';
const options = { timeout: 900_000 };

// Between the first change and the merge, no stage needs anything of another.
describe.skipIf(actBinary === '')('a repository that mlops init has set up, in act,', options, () => {
  let better: Change;

  it('gets an answer to its first pull request, and its baseline', async () => {
    const change = scene.propose('contract', { 'mlops.yaml': withContract(projectFile) });
    expect(runs()).toEqual([]);
    const done = await scene.judge(change);
    expect(seen('first', done)).toMatch(/^## ✅ Data passes · penguins\n\nData `train` passes its \d+ checks\.$/);
    expect(done.check).toMatchObject({ name, head: change.head, conclusion: 'success' });
    expect(done.comment).toContain('This change adds body\\_mass\\_g to the contract of train.');
    expect(runs()).toHaveLength(1);
    await scene.merge(change);
    better = scene.propose('four-measurements', learnFrom(...bills, 'flipper_length_mm', 'body_mass_g'));
  });

  describe('judges changes:', { concurrent: true }, () => {
    it('data that break the contract fail, and nothing is trained on them', options, async () => {
      const done = await scene.judge(scene.propose('new-rows', { 'data/train.csv': rowsOf('train') + newRows }));
      expect(seen('failing-data', done, 5)).toMatch(
        /^## ❌ Data broken · penguins\n\nData `train` is broken: body\\_mass\\_g: 2 of 226 rows .* are below 2000.*; also `model`: not trained.*\n\n\*\*Next:\*\* Repair the rows named below; /,
      );
      expect(done.check).toMatchObject({ name, conclusion: 'failure', annotations: [{ path: 'mlops.yaml' }] });
      expect(done.results).toContain('train: skipped');
    });

    it('a better model passes', options, async () => {
      const done = await scene.judge(better);
      expect(seen('better', done)).toMatch(
        /^## ✅ Better · penguins\n\n`model` got better: accuracy 0\.93\d* → 0\.99\d*, \+0\.0\d+ \\\[0\.0/,
      );
      expect(done.check).toMatchObject({ name, head: better.head, conclusion: 'success' });
    });

    it('a worse one fails, and the command explain says why', options, async () => {
      const change = scene.propose('without-bills', learnFrom('flipper_length_mm'));
      const done = await scene.judge(change);
      expect(seen('worse', done, 5)).toMatch(
        /^## ❌ Worse · penguins\n\n`model` got worse: accuracy .*; the gate asks for at most 0\.01 worse\.\n\n\*\*Next:\*\* Do not merge; /,
      );
      expect(done.check).toMatchObject({ name, head: change.head, conclusion: 'failure' });
      const told = await scene.command(change, { login: 'bea', body: '/mlops explain' });
      expect(seen('explain', told)).toMatch(/^What decided the verdict on `[0-9a-f]+`, from its check:\n\n### ❌ /);
      expect(told.comment).toContain('`/mlops accept model accuracy <reason>`');
    });

    it('a fork’s waits for the command train, and is then judged like any other', options, async () => {
      const files = learnFrom(...bills, 'flipper_length_mm');
      const change = scene.propose('bill-depth', files, { owner: 'eve' });
      const asked = await scene.reportOnFork(change);
      expect(seen('fork', asked, 5)).toMatch(
        new RegExp(
          `^## ❓ Cannot tell · penguins\n\nA maintainer has to start training: .*\n\n\\*\\*Next:\\*\\* .* \`/mlops train ${change.head}\``,
        ),
      );
      expect(asked.check).toMatchObject({ name, head: change.head, conclusion: 'action_required' });
      const told = await scene.command(change, { login: 'bea', body: `/mlops train ${change.head}` });
      expect(seen('command', told, 1)).toContain(`The training of \`${change.head}\` was started in [this run](`);
      const trained = await scene.trainOrdered(change);
      expect(trained.results).toContain('train/train: success');
      expect(seen('fork-trained', trained)).toMatch(/^## ✅ \S.* · penguins\n\n.*`model`.*accuracy 0\.93\d* → 0\.9/);
      expect(trained.check).toMatchObject({ name, head: change.head, conclusion: 'success' });
    });
  });

  it('trains nothing again after the merge', async () => {
    const before = runs();
    await scene.merge(better);
    const done = await scene.pushed(mainWorkflow, ['main']);
    const comment = done.job('main').summaries.join('');
    expect(seen('merged', { check: undefined, comment })).toMatch(/^## ✅ Better · penguins\n\n`model` got better: /);
    expect(done.results).toEqual(['main: success']);
    expect([done.check, runs()]).toEqual([undefined, before]);
  });
});

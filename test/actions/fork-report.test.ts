import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Files, filesBelow } from '../acceptance/harness.ts';
import { projectFile, rows, tiny } from '../acceptance/tiny.ts';
import { evaluateAndReport, reportOnFork } from './fork.ts';
import { actionScene, afterwards, checkOn, commentsOn, evaluate, plan, preparedScene, report, train } from './scene.ts';
import { proveLedger } from './vouched.ts';
import { zip } from './zip.ts';

const columns = { strict: 'x: { type: number, min: 0, max: 1 }', loose: 'x: { type: number }' };
const project = (extra: string, gates?: string, head = 'version: 1\nname: tiny') =>
  projectFile({ head, ...(gates !== undefined && { gates }) }).replace(
    'datasets:\n',
    `datasets:\n  extra:\n    source: data/extra.csv\n    key: [id]\n    columns:\n      ${extra}\n`,
  );
/** With a dataset that no model reads. */
const files: Files = { ...tiny, 'mlops.yaml': project(columns.strict), 'data/extra.csv': rows(20, 1) };
// What is on the default branch is recorded; training alone does not look at data that no model reads.
const scene = await preparedScene(files);
const eve = { fork: 'eve' } as const;

beforeAll(() => void proveLedger(scene.server, scene.world));

const conclusionOn = (head: string) => checkOn(scene.server, head)?.conclusion;

describe('the report on a pull request of a fork', () => {
  it('passes where nothing has to run, and leaves the ledger as it is', async () => {
    const before = scene.world.inOrigin('rev-parse', 'mlops/ledger');
    const run = await scene.push('docs', { 'README.md': 'By eve.\n' }, eve);
    const { planned, reported } = await reportOnFork(await afterwards(run));
    expect([planned.code, planned.outputs['count'], planned.outputs['datasets']]).toEqual([0, '0', '0']);
    expect(reported.result).toMatchObject({ verdict: 'pass', reason: 'nothing-to-run' });
    expect(checkOn(scene.server, run.head)).toMatchObject({
      ...{ name: 'mlops (tiny)', conclusion: 'success' },
      title: expect.stringContaining('only `README.md` changed'),
    });
    expect(commentsOn(scene.server, run.number)).toEqual([]); // `comment: on-change` asks for none
    expect(scene.world.inOrigin('rev-parse', 'mlops/ledger')).toBe(before);
  });

  it('is unknown where something has to be trained, and says what a maintainer does next', async () => {
    const run = await scene.push('better', { 'params.yaml': 'signal: 0.9\n' }, eve);
    const from = await afterwards(run);
    const planned = await plan(from);
    expect(planned.code).toBe(0);
    expect([checkOn(scene.server, run.head)?.status, commentsOn(scene.server, run.number)]).toEqual([
      'in_progress',
      [expect.stringContaining('## ⏳ Running')],
    ]);
    // Its run has left what speaks well of it, and what a later run would take for files of a recorded result.
    const { include }: { include: { fingerprint: string }[] } = JSON.parse(planned.outputs['matrix'] ?? '{}');
    const kept = `mlops-kept-m-${include[0]?.fingerprint.slice(0, 16)}`;
    const lie = JSON.stringify({ verdict: 'pass', number: 1, headline: 'Better: roc-auc 0.999' });
    const forged = zip([{ path: 'report.json', bytes: lie }]);
    for (const name of ['mlops-evaluation', 'mlops-data', 'mlops-run-m', kept])
      scene.server.actions.upload(run.state, name, forged);
    const { reported } = await evaluateAndReport(from);
    expect([reported.code, reported.result.verdict, reported.outputs['verdict']]).toEqual([0, 'unknown', 'unknown']);
    expect(reported.result.reason).toBe('fork-not-trained');
    expect(checkOn(scene.server, run.head)).toMatchObject({
      conclusion: 'action_required',
      title: expect.stringMatching(/^A maintainer has to start training: .*`m` would have to be trained/),
    });
    const [comment = '', ...more] = commentsOn(scene.server, run.number);
    expect(more).toEqual([]);
    expect(comment).toContain(`\`/mlops train ${run.head}\``);
    expect(comment).toContain(`"head":"${run.head}"`);
    expect(comment).not.toContain('`not-trained`');
    // It takes no word of what the fork’s run left, and nothing of it for a later run.
    expect(comment).not.toContain('0.999');
    // Who has made the base's record is asked by the name of its proof; of the fork's run nothing is listed.
    const asked = scene.server.seen.filter(({ operation }) => operation.includes('/actions/runs/{run_id}/artifacts'));
    expect(asked.filter(({ query }) => !query.includes('mlops-proof'))).toEqual([]);
  });

  it('checks data that no model reads, which pass by the base’s contract', async () => {
    const good = await scene.push('more-rows', { 'data/extra.csv': rows(25, 1) }, eve);
    const { reported } = await evaluateAndReport(await afterwards(good));
    expect(reported.result).toMatchObject({ verdict: 'pass', reason: 'data-passes' });
    expect(conclusionOn(good.head)).toBe('success');
  });

  it('fails data that break the base’s contract, runs nothing of the fork, and checks nothing of it out', async () => {
    const mark = join(scene.world.folder, 'mark');
    const touch = `#!/bin/sh\ntouch ${mark}\n`;
    const bait = {
      'package.json': JSON.stringify({ scripts: { preinstall: touch, postinstall: touch } }),
      '.gitattributes': '* filter=evil diff=evil merge=evil\n',
      '.gitmodules': `[submodule "s"]\n\tpath = s\n\turl = ext::sh -c touch% ${mark}\n`,
      '.husky/post-checkout': touch,
      '.githooks/reference-transaction': touch,
      'train.sh': touch,
      'predict.sh': touch,
      'data/extra.csv': `${rows(20, 1)}21,7,0\n22,=cmd|' /C ${mark}'!A0,0\n`,
      // The contract is loosened beside it, and so are the gates; and the project takes another name.
      'mlops.yaml': project(columns.loose, '    gates:\n      roc-auc: { min: 0.1 }\n', 'version: 1\nname: other'),
    };
    const run = await scene.push('bait', bait, eve);
    const { planned, evaluated, reported } = await reportOnFork(await afterwards(run));
    expect([evaluated.code, reported.code, reported.result.verdict]).toEqual([0, 0, 'fail']);
    expect(checkOn(scene.server, run.head)).toMatchObject({ name: 'mlops (tiny)', conclusion: 'failure' });
    expect(commentsOn(scene.server, run.number).join()).toMatch(/x: 1 of 2[12] rows/);
    expect(existsSync(mark)).toBe(false);
    for (const { machine } of [planned, evaluated, reported]) {
      const paths = filesBelow(join(machine, 'workspace')).filter((path) => !/^\.(git|mlops)\//.test(path));
      expect(paths).toEqual(Object.keys(files).sort());
    }
  });

  it('judges the commit itself where it cannot be merged', async () => {
    const { server, world } = scene;
    world.branch('conflict');
    world.git('switch', '--quiet', 'main');
    world.commit('Other words', { 'README.md': 'By ada.\n' });
    world.git('push', '--quiet', 'origin', 'main');
    const number = server.openPullRequest('conflict', { owner: 'eve' });
    const run = await scene.push('conflict', { 'README.md': 'By eve.\n' }, { number, ...eve });
    expect(run.ref).toBe('');
    const { reported } = await evaluateAndReport(await afterwards(run));
    expect([reported.result.verdict, conclusionOn(run.head)]).toEqual(['pass', 'success']);
    expect(reported.log).toContain('the branch head');
  });

  it('compares what this repository has trained itself', async () => {
    const own = await scene.push('own', { 'params.yaml': 'signal: 0.8\n' });
    await train(own, 'm');
    await report(own, (await evaluate(own)).outputs['digest']);
    const run = await scene.push('same', { 'params.yaml': 'signal: 0.8\n', 'NEWS.md': 'Eve’s.\n' }, eve);
    const { planned, reported } = await reportOnFork(await afterwards(run));
    expect([planned.outputs['count'], reported.result.verdict, conclusionOn(run.head)]).toEqual([
      '0',
      'pass',
      'success',
    ]);
    expect(reported.result.reason).toBe('better');
  });
});

const first = actionScene({ 'README.md': 'Nothing yet.\n' });

describe('a repository without mlops.yaml on its base branch', () => {
  it('has nobody who could judge a fork, whose own word is not enough', async () => {
    const alone = `version: 1\nname: new\ndatasets:\n  extra:\n    source: data/extra.csv\n    columns:\n      ${columns.loose}\n`;
    const run = await first.push('start', { 'mlops.yaml': alone, 'data/extra.csv': rows(5, 1) }, eve);
    const { reported } = await evaluateAndReport(await afterwards(run));
    expect([reported.result.verdict, reported.result.reason]).toEqual(['unknown', 'fork-without-policy']);
    expect(checkOn(first.server, run.head)?.conclusion).toBe('action_required');
  });
});

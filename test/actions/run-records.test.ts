import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseRunRecord } from '../../src/training/index.ts';
import { tiny } from '../acceptance/tiny.ts';
import { artifactOf } from './artifacts.ts';
import { actionScene, checkOn, commentsOn, evaluate, type PullRun, report, train } from './scene.ts';
import { editLedger, proveLedger } from './vouched.ts';

// The artifact of the job that reports which holds the run records, and what links to it.
const scene = actionScene();
const [now, before] = ['m/run.json', 'm/baseline.run.json'];
let made: PullRun;
let digest = '';

beforeAll(async () => {
  made = await scene.push('better', { 'params.yaml': 'signal: 0.9\n' });
  await train(made, 'm');
  digest = (await evaluate(made)).outputs['digest'] ?? '';
});

/** All that comes after the training. */
const judged = async (run: PullRun) => await report(run, (await evaluate(run)).outputs['digest']);

/** The newest artifact of a run with its run records, by path; none where there is no such artifact. */
function shownBy(run: PullRun): ReadonlyMap<string, string> {
  const has = scene.server.actions.artifacts.some((one) => one.run === run.state.id && one.name === 'mlops-runs');
  const files = has ? artifactOf(run, 'mlops-runs') : new Map<string, Buffer>();
  return new Map([...files].map(([path, bytes]) => [path, `${bytes}`]));
}

/** The addresses that a text of ours links to, by label. */
function linksIn(text: string): Readonly<Record<string, string>> {
  const found = [...text.matchAll(/\[(Full report|Run records|Run)\]\(([^)]+)\)/g)];
  return Object.fromEntries(found.map(([, label = '', address = '']) => [label, address]));
}

const addressOf = (run: PullRun, name: string) => {
  const found = scene.server.actions.artifacts.findLast((one) => one.run === run.state.id && one.name === name);
  return `https://github.com/team/tiny/actions/runs/${run.state.id}/artifacts/${found?.id}`;
};

const commentOn = ({ number }: PullRun) => commentsOn(scene.server, number).join('\n');

describe('the run records beside a report', () => {
  it('are none where nobody has trained or recorded anything, and nothing links to them', async () => {
    const run = await scene.push('untrained', { 'params.yaml': 'signal: 0.8\n' });
    const { result, summary } = await judged(run);
    expect([result.reason, [...shownBy(run)]]).toEqual(['not-trained', []]);
    expect(Object.keys(linksIn(commentOn(run)))).toEqual(['Full report', 'Run']);
    expect(Object.keys(linksIn(summary))).toEqual(['Full report']);
  });

  it('are those of candidate and baseline as they are recorded, in an artifact that comment and summary link to', async () => {
    const run = scene.again(made);
    const { result, summary } = await report(run, digest);
    const shown = shownBy(run);
    expect([result.verdict, [...shown.keys()].sort()]).toEqual(['pass', [before, now]]);
    const records = [now, before].map((path) => parseRunRecord(shown.get(path) ?? ''));
    expect(records.map(({ seeds }) => seeds[0]?.inputs.params)).toEqual([{ signal: 0.9 }, { signal: 0.6 }]);
    expect(records.map(({ model, seeds }) => [model, seeds.map(({ seed }) => seed)])).toEqual([
      ['m', [1, 2]],
      ['m', [1, 2]],
    ]);
    const recorded = scene.ledger().filter((path) => path.startsWith('runs/m/'));
    const texts = recorded.map((path) => scene.world.inOrigin('show', `mlops/ledger:${path}`).trim());
    expect([...shown.values()].map((text) => text.trim()).sort()).toEqual(texts.sort());
    const addresses = {
      'Full report': addressOf(run, 'mlops-report'),
      'Run records': addressOf(run, 'mlops-runs'),
    };
    expect(linksIn(commentOn(run))).toEqual({ ...addresses, Run: expect.stringContaining('https://') });
    expect(linksIn(checkOn(scene.server, run.head)?.summary ?? '')).toMatchObject(addresses);
    expect(linksIn(summary)).toEqual(addresses);
  });

  it('are that of the baseline where the candidate was not trained', async () => {
    const run = await scene.push('also-untrained', { 'params.yaml': 'signal: 0.7\n' });
    const { result } = await judged(run);
    expect([result.reason, [...shownBy(run).keys()]]).toEqual(['not-trained', [before]]);
  });

  it('are one where the baseline is the same run', async () => {
    const run = await scene.push('scored-anew', { 'predict.sh': `# once more\n${tiny['predict.sh']}` });
    await train(run, 'm');
    const { result } = await judged(run);
    expect(result.verdict).toBe('pass');
    expect([...shownBy(run).keys()]).toEqual([now]);
  });

  it('are none where the change has nothing to do with a model', async () => {
    const run = await scene.push('docs', { 'README.md': 'Other words.\n' });
    const { result, summary } = await judged(run);
    expect([result.verdict, [...shownBy(run)]]).toEqual(['pass', []]);
    expect(Object.keys(linksIn(summary))).toEqual(['Full report']);
  });

  it('keep neither comment nor check from telling the verdict where they cannot be uploaded', async () => {
    const run = scene.again(made);
    scene.server.fail(
      { on: 'CreateArtifact', kind: 'slow', ms: 0 }, // the page
      { on: 'CreateArtifact', kind: 'answer', status: 400, message: 'no' },
    );
    const { result, log, summary } = await report(run, digest);
    expect([result.verdict, checkOn(scene.server, run.head)?.conclusion]).toEqual(['pass', 'success']);
    expect(log).toContain('::error title=artifact-service::The runner could not upload the artifact mlops-runs');
    expect(Object.keys(linksIn(commentOn(run)))).toEqual(['Full report', 'Run']);
    expect(Object.keys(linksIn(summary))).toEqual(['Full report']);
  });

  it('are no records that are not what their address says', async () => {
    editLedger(scene.world, (folder) => {
      const paths = readdirSync(join(folder, 'runs'), { recursive: true, encoding: 'utf8' });
      for (const file of paths.filter((path) => path.endsWith('.json')).map((path) => join(folder, 'runs', path))) {
        writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"model":"m"', '"model":"n"'));
      }
    });
    // Else nobody would vouch for them, and what they say would not be looked at.
    proveLedger(scene.server, scene.world);
    const run = await scene.push('damaged', { 'params.yaml': 'signal: 0.7\n' });
    const { result } = await judged(run);
    expect([result.verdict, [...shownBy(run)]]).toEqual(['unknown', []]);
  });
});

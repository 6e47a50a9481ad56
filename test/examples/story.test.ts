import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breakMonth } from '../../examples/flights-story/break-month.ts';
import { parseReport, type Report } from '../../src/report/index.ts';

/** The demo's story as assertions. `MLOPS_TEST_STORY` names the folder of a demo that has run already. */
const home = join(import.meta.dirname, '..', '..');
const given = process.env['MLOPS_TEST_STORY'];
const scratch = mkdtempSync(join(tmpdir(), 'mlops-story-month-'));
const folder = given ?? mkdtempSync(join(tmpdir(), 'mlops-story-'));

beforeAll(() => {
  if (given !== undefined) return;
  const child = spawnSync(process.execPath, [join(home, 'scripts', 'demo.ts'), '--folder', folder], {
    encoding: 'utf8',
  });
  if (child.status !== 0)
    throw new Error(`the demo ended with ${child.status}:\n${child.stdout.slice(-3000)}${child.stderr}`);
}, 600_000);
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
  if (given === undefined) rmSync(folder, { recursive: true, force: true });
});

describe('the story', () => {
  it('1: the first training passes its absolute gates', () => {
    const report = reportOf('1-first');
    expect(report).toMatchObject({ verdict: 'pass', outcome: 'first-run' });
    expect(lineOf(report, 'roc-auc').candidate.value).toBeGreaterThan(0.5);
  });

  it('2: the improvement is shown with an interval that excludes no change', () => {
    const report = reportOf('2-better');
    expect(report).toMatchObject({ verdict: 'pass', outcome: 'better' });
    const [interval] = lineOf(report, 'roc-auc').change?.intervals ?? [];
    expect(interval).toMatchObject({ level: 0.95 });
    expect(interval?.low).toBeGreaterThan(0);
    const comment = readFileSync(join(folder, 'reports', '2-better', 'report.md'), 'utf8');
    expect(comment.split('\n')[0]).toBe('## ✅ Better · flights');
    expect(pageOf('2-better')).toContain('<figure class="intervals">');
  });

  it('2: the comment is on the pull request, in the bare origin', () => {
    const refs = git('for-each-ref', '--format=%(refname)', 'refs/pull').split('\n');
    expect(refs).toContain('refs/pull/1/head');
    expect(refs).toContain('refs/pull/records');
  });

  it('3: documentation trains nothing and says why', () => {
    const report = reportOf('3-documentation');
    expect(report).toMatchObject({ verdict: 'pass', outcome: 'nothing-to-run', models: [] });
    expect(report.untouched.because).toContain('README.md');
  });

  it('4: the broken file fails with columns, rows and counts; nothing is trained', async () => {
    const source = join(home, 'examples', 'flights', 'data', 'train', '2013-11.parquet');
    const planted = await breakMonth(source, join(scratch, 'broken.parquet'));
    const report = reportOf('4-broken');
    expect(report).toMatchObject({ verdict: 'fail', outcome: 'data-broken' });
    const failed = report.datasets
      .flatMap(({ report: data }) => data?.checks ?? [])
      .filter((check) => check.verdict === 'fail');
    const counts = new Map(failed.map((check) => [check.name ?? check.column ?? check.check, check.rows.failed]));
    expect(Object.fromEntries(counts)).toEqual({
      key: 2 * planted.duplicates,
      distance: planted.nulls,
      carrier: planted.unknownCategory,
      'the dew point is not above the temperature': planted.dewAboveTemperature,
    });
    const temp = report.datasets[0]?.diff?.columns.find((column) => column.column === 'temp');
    expect(temp?.state).toBe('drifted');
    expect(report.models[0]?.candidate).toBeUndefined();
  });

  it('5: December drifts, and the model loses quality beyond chance; nothing is trained', () => {
    const report = reportOf('5-december');
    expect(report).toMatchObject({ verdict: 'fail', outcome: 'drifted' });
    const [model] = report.models;
    expect(model?.candidate?.fingerprint).toBe(reportOf('1-first').models[0]?.candidate?.fingerprint);
    expect(model?.testRows?.effect.map((entry) => entry.metric)).toContain('roc-auc');
    expect(model?.comparison?.newRows).toBe(13_114);
    expect(model?.testRows?.rows).toEqual({ base: 40_811, known: 40_811, arrived: 13_114, gone: 0, changed: 0 });
    const loss = model?.testRows?.onArrived.find(({ metric }) => metric === 'log-loss');
    expect(loss?.known).toBeCloseTo(0.402, 2);
    expect(loss?.arrived).toBeCloseTo(0.66, 1);
    expect(loss?.interval?.high).toBeLessThan(-0.1);
    expect(pageOf('5-december')).toContain('<svg'); // both distributions of each drifted column
    expect(report.headline).toMatch(
      /^The base’s own `delay` is worse on the 13,114 new test rows: log-loss .*; also data `holdout` drifted: temp /,
    );
    const drifted = report.datasets[0]?.diff?.columns.filter((column) => column.state === 'drifted') ?? [];
    expect(drifted.map((column) => column.column)).toContain('temp');
  });

  it('6: the worse model fails with the decisive number', () => {
    const report = reportOf('6-worse');
    expect(report).toMatchObject({ verdict: 'fail', outcome: 'worse' });
    expect(lineOf(report, 'roc-auc').change?.intervals[0]?.high).toBeLessThan(-0.01);
    expect(report.headline).toMatch(/^`delay` got worse: roc-auc 0\.64\d* → 0\.57\d*, −0\.0\d+ \[/);
  });

  it('7: a loosened gate does not judge its own pull request, and is shown; the run of 6 is used again', () => {
    const report = reportOf('7-loosened');
    expect(report).toMatchObject({ verdict: 'fail', outcome: 'worse' });
    expect(report.policy.map((change) => change.kind)).toContain('loosened');
    const min = report.models[0]?.gates.find((gate) => gate.kind === 'min' && gate.metric === 'roc-auc');
    expect(min?.rule.min).toBe(0.55);
    expect(report.models[0]?.candidate?.fingerprint).toBe(reportOf('6-worse').models[0]?.candidate?.fingerprint);
  });

  it('8: after the squash merge the run of the branch is the run of the default branch', () => {
    const report = reportOf('8-merged');
    expect(report.commits.candidate.kind).toBe('default-branch');
    expect(report.models[0]?.candidate?.fingerprint).toBe(reportOf('2-better').models[0]?.candidate?.fingerprint);
    const runs = git('ls-tree', '-r', '--name-only', 'mlops/ledger', '--', 'runs/').split('\n').filter(Boolean);
    expect(runs).toHaveLength(3);
  });

  it('9 to 11: the merged run is version 1, the reverted one version 2; both went through both environments', () => {
    const versions = [1, 2].map((n) => record(`versions/delay/${n}.json`));
    expect(versions).toMatchObject([
      { verdict: 'pass', before: null, fingerprint: reportOf('2-better').models[0]?.candidate?.fingerprint },
      { verdict: 'unknown', before: 1, fingerprint: reportOf('1-first').models[0]?.candidate?.fingerprint },
    ]);
    const staging = [1, 2].map((n) => record(`deployments/staging/delay/${n}.json`));
    expect(staging).toMatchObject([
      { version: 1, outcome: 'verified' },
      { version: 2, outcome: 'verified' },
    ]);
  });

  it('12: after the revert production is back at version 1, and version 2 is held there', () => {
    const production = [1, 2, 3].map((n) => record(`deployments/production/delay/${n}.json`));
    expect(production).toMatchObject([
      { version: 1, outcome: 'verified' },
      { version: 2, outcome: 'verified' },
      { version: 1, outcome: 'rollback' },
    ]);
    expect(record('holds/production/delay/1.json')).toMatchObject({ what: 'hold' });
    const live = join(folder, 'flights', 'served', 'production', 'delay', 'current', 'model', 'model.json');
    expect(existsSync(live)).toBe(true);
  });
});

function record(address: string): unknown {
  return JSON.parse(git('show', `mlops/ledger:${address}`));
}

function reportOf(name: string): Report {
  return parseReport(readFileSync(join(folder, 'reports', name, 'report.json'), 'utf8'));
}

function pageOf(name: string): string {
  return readFileSync(join(folder, 'reports', name, 'report.html'), 'utf8');
}

function lineOf(report: Report, metric: string) {
  const line = report.models[0]?.comparison?.metrics.find(
    (entry) => entry.metric === metric && entry.slice === undefined,
  );
  if (line === undefined) throw new Error(`${metric} is not in the report`);
  return line;
}

function git(...args: readonly string[]): string {
  const origin = join(folder, 'origin.git');
  expect(existsSync(origin)).toBe(true);
  return spawnSync('git', args, { cwd: origin, encoding: 'utf8' }).stdout;
}

import { describe, expect, it } from 'vitest';
import { giveWayTo } from '../../../src/commands/situation/give-way.ts';
import { eachOnce, otherwiseOf } from '../../../src/commands/situation/otherwise.ts';
import { differenceOf } from '../../../src/commands/situation/results-of-records.ts';
import type { EvaluationRecord } from '../../../src/metrics/index.ts';
import type { RunRecord, SeedRun } from '../../../src/training/types.ts';

const [print, scored, rows] = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)];
const commit = 'e'.repeat(40);
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const runAt = `runs/m/aa/${print}.json`;
const scoresAt = `evaluations/m/bb/${scored}.json`;
const commitAt = `commits/ee/${commit}.json`;
const dataAt = `data-reports/aa/${print}.json`;
const sketchAt = `sketches/aa/${print}.json`;

function seedRun(more: Partial<SeedRun> = {}): SeedRun {
  return {
    schemaVersion: 1,
    model: 'm',
    fingerprint: print,
    seed: 1,
    commit,
    origin: 'ci',
    command: ['true'],
    startedAt: '2026-01-01T00:00:00Z',
    seconds: 1,
    exit: { class: 'ok', code: 0, signal: null },
    inputs: { code: { files: 1, digest: digest('1') }, data: [], params: {}, env: {} },
    artifact: { digest: digest('a'), files: [] },
    outputs: [{ path: 'p.csv', digest: digest('b'), bytes: 1, kind: 'predictions' }],
    metrics: { auc: { value: 0.9, file: 'metrics.json' } },
    environment: { os: 'one', cpu: 'x', cpus: 1, memory: 1, gpus: [], runtimes: {}, packages: {} },
    ...more,
  };
}

function run(...seeds: readonly SeedRun[]): string {
  const record: RunRecord = { schemaVersion: 1, model: 'm', fingerprint: print, seeds };
  return JSON.stringify(record);
}

function scores(
  more: Partial<EvaluationRecord['seeds'][number]> = {},
  values: EvaluationRecord['values'] = {},
): string {
  const predictions = { path: 'p.csv', digest: digest('f'), bytes: 1 };
  const seed = { seed: 1, artifact: digest('a'), predictions, seconds: 1, ...more };
  const head = { schemaVersion: 1, model: 'm', fingerprint: scored, run: print, rows, commit, origin: 'ci' };
  return JSON.stringify({ ...head, seeds: [seed], values });
}

const commitOf = (evaluation: string) =>
  JSON.stringify({ schemaVersion: 1, commit, models: { m: { run: print, evaluation } }, datasets: {} });

function dataReport(failed: number, sentence = 'said'): string {
  const answer = { verdict: failed > 0 ? 'fail' : 'pass', level: 'fail', reason: 'min', sentence };
  const check = { check: 'min', column: 'x', ...answer, rows: { checked: 9, nulls: 0, skipped: 0, failed } };
  const head = { schemaVersion: 1, dataset: 'd', digest: rows, rows: 9, files: 1, bytes: 9, columns: [] };
  return JSON.stringify({ ...head, verdict: check.verdict, checks: [{ ...check, examples: [], path: [] }] });
}

function sketch(nulls: number, engineType = 'DOUBLE'): string {
  const counts = { rows: 9, nulls, nan: 0, plusInfinity: 0, minusInfinity: 0, content: { kind: 'counts' } };
  const columns = [{ name: 'x', type: 'number', engineType, ...counts }];
  return JSON.stringify({ schemaVersion: 1, digests: [rows], rows: 9, columns });
}

describe('two records of one address', () => {
  const plot = { path: 'roc.svg', digest: digest('9'), bytes: 7, kind: 'plot' as const };
  const log = { path: 'log.txt', digest: digest('8'), bytes: 7, kind: 'log' as const };
  const metricsFile = { path: 'metrics.json', digest: digest('7'), bytes: 7, kind: 'metrics' as const };
  const elsewhere = seedRun({
    commit: 'f'.repeat(40),
    origin: 'local',
    startedAt: '2026-02-02T00:00:00Z',
    seconds: 99,
    outputs: [...seedRun().outputs, plot, log, metricsFile],
    environment: { os: 'other', cpu: 'y', cpus: 2, memory: 2, gpus: [], runtimes: {}, packages: {} },
  });

  it.each([
    ['run: when, where, by which commit, logs and pictures', runAt, run(seedRun()), run(elsewhere)],
    [
      'scores: how long it took, and what was computed from the predictions',
      scoresAt,
      scores(),
      scores({ seconds: 9 }, { auc: { value: 1, rows: 2, seeds: [1] } }),
    ],
    ['data report: the wording', dataAt, dataReport(2), dataReport(2, 'said otherwise')],
    ['sketch: the names of an engine', sketchAt, sketch(1), sketch(1, 'FLOAT8')],
  ])('say the same where only circumstances differ; %s', (_, address, ours, theirs) => {
    expect(ours).not.toBe(theirs);
    expect(differenceOf(address, ours, theirs)).toBeUndefined();
  });

  const other = digest('d');
  it.each([
    ['artifact of seed 1', runAt, run(seedRun({ artifact: { digest: other, files: [] } })), run(seedRun())],
    [
      'predictions p.csv of seed 1',
      runAt,
      run(seedRun({ outputs: [{ path: 'p.csv', digest: other, bytes: 1, kind: 'predictions' }] })),
      run(seedRun()),
    ],
    [
      'metric auc of seed 1',
      runAt,
      run(seedRun({ metrics: { auc: { value: 0.8, file: 'metrics.json' } } })),
      run(seedRun()),
    ],
    ['end of seed 1', runAt, run(seedRun({ exit: { class: 'user', code: 1, signal: null } })), run(seedRun())],
    ['seeds', runAt, run(seedRun(), seedRun({ seed: 2 })), run(seedRun())],
    ['artifact of seed 1', scoresAt, scores({ artifact: other }), scores()],
    ['predictions of seed 1', scoresAt, scores({ predictions: { path: 'p.csv', digest: other, bytes: 1 } }), scores()],
    ['verdict', dataAt, dataReport(0), dataReport(1)],
    ['check min x', dataAt, dataReport(2), dataReport(1)],
    ['column x', sketchAt, sketch(0), sketch(1)],
    ['results of the commit', commitAt, commitOf(scored), commitOf(print)],
    ['form', runAt, run(seedRun()), '{"by":"hand"}'],
  ])('differ in %s', (what, address, ours, theirs) => {
    expect(differenceOf(address, ours, theirs)).toMatchObject({ what });
    expect(differenceOf(address, theirs, ours)).toMatchObject({ what });
  });
});

describe('our records beside those of others', () => {
  const none = () => undefined;
  const texts = (all: Readonly<Record<string, string>>) => new Map(Object.entries(all));
  const otherRun = run(seedRun({ artifact: { digest: digest('d'), files: [] } }));

  it('are dropped where theirs say the same', () => {
    const ours = texts({ [runAt]: run(seedRun()), [scoresAt]: scores(), [commitAt]: commitOf(scored) });
    expect(giveWayTo(ours, texts({ [runAt]: run(seedRun({ seconds: 5 })) }), none)).toEqual(new Map([[runAt, 'drop']]));
  });

  it('are set aside where theirs say something else, with what only fits to ours', () => {
    const ours = texts({
      [runAt]: run(seedRun()),
      [scoresAt]: scores(),
      [commitAt]: commitOf(scored),
      [dataAt]: dataReport(0),
    });
    const way = giveWayTo(ours, texts({ [runAt]: otherRun }), none);
    expect([...way]).toEqual([runAt, scoresAt, commitAt].map((address) => [address, 'aside']));
  });

  it('are scores of a recorded run where the model is the same, whatever else of it differs', () => {
    const metrics = { auc: { value: 0.8, file: 'metrics.json' } };
    const ours = texts({ [runAt]: run(seedRun()), [scoresAt]: scores() });
    expect([...giveWayTo(ours, texts({ [runAt]: run(seedRun({ metrics })) }), none)]).toEqual([[runAt, 'aside']]);
    expect([
      ...giveWayTo(texts({ [scoresAt]: scores() }), texts({}), (at) => (at === runAt ? otherRun : undefined)),
    ]).toEqual([[scoresAt, 'aside']]);
  });

  it('are one finding where the scores differ only because the run does', () => {
    const predictions = { path: 'p.csv', digest: digest('1'), bytes: 1 };
    const gaveWay = [
      { address: scoresAt, text: scores(), there: scores({ artifact: digest('d') }) },
      { address: sketchAt, text: sketch(1), there: sketch(1, 'FLOAT8') },
      { address: runAt, text: run(seedRun()), there: otherRun, aside: 'file' },
      { address: commitAt, text: commitOf(scored), aside: 'file' },
    ];
    const found = otherwiseOf(gaveWay);
    expect(found.map(({ address }) => address)).toEqual([scoresAt, runAt]);
    expect(eachOnce([...found, ...found])).toEqual([
      {
        address: runAt,
        aside: 'file',
        difference: { what: 'artifact of seed 1', recorded: digest('d'), ours: digest('a') },
      },
    ]);
    const scoresOnly = otherwiseOf([{ address: scoresAt, text: scores(), there: scores({ predictions }) }]);
    expect(eachOnce([...found, ...scoresOnly]).map(({ address }) => address)).toEqual([runAt, scoresAt]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Files, makeWorld, type RanJson } from './harness.ts';
import { judgedAlone, reportIn, stepOf } from './parts.ts';
import { rows, tiny } from './tiny.ts';

/**
 * What one change does to models of many kinds. Each kind is a model with parameters, scripts and test rows of its own, and
 * all of them are one project, one change and one report.
 */
interface Kind {
  /** Folder of the model; default: the root. */
  readonly folder?: string;
  /** Of the base, and of the change; null: the model is not there. */
  readonly signal: readonly [number | null, number | null];
  readonly train?: string;
  /** Entries of `train:` besides the command. */
  readonly more?: string;
  readonly score?: readonly [string, string];
  /** Rows to train on, and test rows, of the base and of the change. */
  readonly data?: readonly [string, string];
  readonly test?: readonly [string, string];
  /** Default: scores the test rows. `training`: the training writes predictions. `metrics`: it writes a metric. */
  readonly judgedBy?: 'training' | 'metrics';
  readonly gates?: readonly [string, string];
}

const standardGates = 'roc-auc: { min: 0.6, max-worse: 0.02 }';
const score = String(tiny['predict.sh']);
const plain = 'mkdir -p "$MLOPS_OUTPUT/model"; cp "$1" "$MLOPS_OUTPUT/model/model.txt"\n';
/** The model of a seed is as good as its seed says. */
const noisy =
  'mkdir -p "$MLOPS_OUTPUT/model"; s=$(sed "s/.*: *//" "$1")\necho "signal: $s$MLOPS_SEED" > "$MLOPS_OUTPUT/model/model.txt"\n';
const reporting = `${plain}echo "{\\"accuracy\\": $(sed "s/.*: *//" "$1")}" > "$MLOPS_OUTPUT/metrics.json"\n`;
const predicting = `${plain}awk -F, -v signal="$(sed 's/.*: *//' "$1")" '
  FNR == 1 { print "id,score"; next }
  { noise = ($1 * 7919 % 1009) / 1009; printf "%s,%.6f\\n", $1, signal * $2 + (1 - signal) * noise }
' "$MLOPS_DATA_TEST" > "$MLOPS_OUTPUT/predictions.csv"
`;
const metrics = { judgedBy: 'metrics', train: reporting } as const;
const accuracy = 'accuracy: { min: 0.5, max-worse: 0.01 }';
const [before, moreRows] = [rows(400, 1000), rows(440, 1000)];
/** New in the change; training writes predictions, and a line that follows damages them. */
const damaged = (line: string): Kind => ({
  signal: [null, 0.6],
  judgedBy: 'training',
  train: `${predicting}${line}`,
});

const kinds: Readonly<Record<string, Kind>> = {
  data: { signal: [0.6, 0.6], data: [rows(60, 1), rows(80, 1)] },
  rows: { signal: [0.6, 0.9], test: [before, moreRows] },
  scoring: { signal: [0.6, 0.6], score: [score, `# the same, said again\n${score}`] },
  looser: {
    signal: [0.6, 0.2],
    more: ', seeds: [1, 2]',
    gates: [standardGates, 'roc-auc: { min: 0.1, max-worse: 0.9 }'],
  },
  gone: { signal: [0.6, null] },
  'one-seed': {
    ...{ signal: [0.6, 0.4], train: noisy, more: ', seeds: [5]' },
    gates: ['roc-auc: { max-worse: 0.001 }', 'roc-auc: { max-worse: 0.001 }'],
  },
  above: { ...metrics, signal: [0.6, 0.9], gates: [accuracy, accuracy] },
  below: { ...metrics, signal: [0.6, 0.3], gates: [accuracy, accuracy] },
  fallen: { ...metrics, signal: [0.6, 0.55], gates: [accuracy, accuracy] },
  paired: { signal: [0.6, 0.9], judgedBy: 'training', train: predicting, test: [before, moreRows] },
  missing: damaged('sed -i 7d "$MLOPS_OUTPUT/predictions.csv"\n'),
  doubled: damaged('sed -i 7p "$MLOPS_OUTPUT/predictions.csv"\n'),
  'not-numbers': damaged('sed -i "7s/,.*/,NaN/" "$MLOPS_OUTPUT/predictions.csv"\n'),
  empty: damaged(': > "$MLOPS_OUTPUT/predictions.csv"\n'),
  'scored-missing': { signal: [0.6, 0.6], score: [score, `${score}sed -i 7d "$MLOPS_OUTPUT/predictions.csv"\n`] },
  'scored-doubled': { signal: [0.6, 0.6], score: [score, `${score}sed -i 7p "$MLOPS_OUTPUT/predictions.csv"\n`] },
  unreused: { signal: [0.6, 0.6], more: ', reuse: false' },
  'same-team': { signal: [0.6, 0.9], folder: 'teams/a/' },
  'other-team': { signal: [0.6, 0.6], folder: 'teams/b/' },
};

type Side = 0 | 1;

function filesOf(side: Side): Files {
  const there = Object.entries(kinds).filter(([, { signal }]) => signal[side] !== null);
  const inputs = there.flatMap(([name, { folder = '', signal, train = plain, score: scores, data, test }]) => [
    [`${folder}params/${name}.yaml`, `signal: ${signal[side]}\n`],
    [`${folder}train/${name}.sh`, train],
    [`${folder}score/${name}.sh`, scores?.[side] ?? score],
    ...(data === undefined ? [] : [[`data/${name}-train.csv`, data[side]]]),
    ...(test === undefined ? [] : [[`data/${name}-test.csv`, test[side]]]),
  ]);
  const datasets = there.flatMap(([name, { data, test }]) => [
    ...(data === undefined ? [] : [`${name}-train`]),
    ...(test === undefined ? [] : [`${name}-test`]),
  ]);
  return {
    'mlops.yaml': `version: 1
name: tiny
store: .mlops/store
datasets:
${['train', 'test', ...datasets].map((name) => `  ${name}: { source: data/${name}.csv, key: [id] }\n`).join('')}models:
${there.map(([name, kind]) => section(name, kind, side)).join('')}`,
    'data/train.csv': rows(60, 1),
    'data/test.csv': before,
    'teams/notes.txt': `notes ${side}\n`,
    ...Object.fromEntries(inputs),
  };
}

function section(name: string, { folder, judgedBy, more = '', data, test, gates }: Kind, side: Side): string {
  const rowsOf = test === undefined ? 'test' : `${name}-test`;
  const inputs = `train: ${data === undefined ? 'train' : `${name}-train`}${judgedBy === 'training' ? `, test: ${rowsOf}` : ''}`;
  const scored = judgedBy === undefined ? `run: bash score/${name}.sh, code: [score/${name}.sh], ` : '';
  const evaluate = `{ ${scored}task: binary, predictions: predictions.csv, label: { dataset: ${rowsOf}, column: y } }`;
  return `  ${name}:
${folder === undefined ? '' : `    working-directory: ${folder.slice(0, -1)}\n`}    code: [train/${name}.sh]
    data: { ${inputs} }
    params: params/${name}.yaml
    train: { run: bash train/${name}.sh params/${name}.yaml${more} }
    artifact: model/
    ${judgedBy === 'metrics' ? 'metrics: [metrics.json]' : `evaluate: ${evaluate}`}
    gates:
      ${gates?.[side] ?? standardGates}
`;
}

const world = makeWorld(filesOf(0));
let planned: RanJson;
let trained: RanJson;
let reported: RanJson;
beforeAll(async () => {
  expect((await world.json(['train'])).result.reason).toBe('trained');
  const first = await world.json(['report']);
  expect([first.result.exitCode, first.result.reason]).toEqual([0, 'first-run']);
  expect(reportIn(first).models.map(({ reason }) => reason)).toEqual(reportIn(first).models.map(() => 'first-run'));
  world.branch('change');
  world.commit('change', { ...filesOf(1), 'README.md': 'More words.\n' });
  planned = await world.json(['plan']);
  trained = await world.json(['train']);
  reported = await world.json(['report']);
});
afterAll(() => world.remove());

const alone = (name: string) => judgedAlone(reported, name);
const told = (name: string) => {
  const { code, reason } = alone(name);
  return [code, reason];
};
const modelOf = (name: string) => reportIn(reported).models.find(({ model }) => model === name);
const planShape = z.object({ steps: z.array(z.object({ id: z.string(), decision: z.string() })) });
const running = ({ result }: RanJson) =>
  planShape
    .parse(result.data)
    .steps.flatMap(({ id, decision }) => (decision === 'run' ? [id] : []))
    .toSorted();
/** Of the steps that run, those of one model. */
const steps = (name: string) => running(planned).filter((id) => id.split(/[:@]/)[1] === name);

describe('a change', () => {
  it('of training data: trained again', () => {
    expect(running(planned)).toContain('validate:data-train');
    expect(steps('data')).toEqual(['evaluate:data', 'train:data']);
    expect(alone('data').code).toBe(0);
  });

  it('of test rows: the baseline is scored again on them, with its own artifact and code, and not trained', async () => {
    expect(running(planned)).toContain('validate:rows-test');
    expect(steps('rows')).toEqual(['evaluate:rows', 'evaluate:rows@baseline', 'train:rows']);
    expect(told('rows')).toEqual([0, 'better']);
    expect(JSON.stringify(modelOf('rows'))).toMatch(/"newRows":40/);
    const again = running(await world.json(['plan'])).filter((id) => id.includes('rows'));
    expect(again).toEqual([]);
  });

  it('of the code that scores: scored again, not trained', () => {
    expect(steps('scoring')).toEqual(['evaluate:scoring']);
    expect(alone('scoring').code).toBe(0);
  });

  it('of a gate, which it loosens: judged by the gate of the base, and the loosening is shown', () => {
    expect(modelOf('looser')).toMatchObject({ verdict: 'fail', reason: 'beyond-limit' });
    expect(reported.stdout).toMatch(/roc-auc of looser.*0\.6 (→|to) 0\.1/);
  });

  it('that removes a model: blocked', () => {
    const { policy } = reportIn(reported);
    expect(policy.find(({ blocks }) => blocks)).toMatchObject({ sentence: expect.stringMatching(/gone/) });
    expect(reported.stdout).toMatch(/model-removed|no longer has/);
    expect(reported.result.exitCode).toBe(1);
  });

  it('of a training that may vary, with one seed: unknown instead of fail', () => {
    expect(told('one-seed')).toEqual([2, 'seed-noise-unknown']);
    expect(alone('one-seed').text).toMatch(/seed/);
  });

  it('of nothing that a model with reuse: false reads: trained all the same', () => {
    expect(steps('unreused')).toContain('train:unreused');
  });

  it('in a monorepo: the model of the folder is judged, that of another is not touched', () => {
    expect(steps('other-team')).toEqual([]);
    expect(reportIn(reported).untouched.models).toContain('other-team');
    expect(told('same-team')).toEqual([0, 'better']);
  });
});

describe('metrics that are only reported', () => {
  it('are compared without an interval, which is said', () => {
    expect(alone('above').code).toBe(0);
    expect(JSON.stringify(modelOf('above'))).toMatch(/no interval/);
    expect(told('below')).toEqual([1, 'beyond-limit']);
    expect(alone('fallen').code).not.toBe(0);
  });
});

describe('predictions', () => {
  it('are written by training: shared ids are paired', () => {
    expect(running(planned)).toContain('validate:paired-test');
    expect(steps('paired')).toEqual(['train:paired']);
    expect(told('paired')).toEqual([0, 'better']);
    expect(JSON.stringify(modelOf('paired'))).toMatch(/400 shared rows/);
  });

  it.each([
    ['missing', 2, 'missing-ids', /1 (of 400|row|id)/],
    ['doubled', 2, 'duplicate-ids', /1 (of 400|row|id)/],
    ['not-numbers', 2, 'unusable-values', /1 /],
    ['empty', 1, 'empty-data-file', /predictions\.csv/],
  ])('with ids that are %s are never green, with their number', (name, code, reason, says) => {
    expect(told(name)).toEqual([code, reason]);
    expect(alone(name).sentence).toMatch(says);
  });

  it.each([
    ['scored-missing', 'missing-ids'],
    ['scored-doubled', 'duplicate-ids'],
  ])('of rows that are scored, %s: the scoring fails, nothing is green', (name, reason) => {
    const { state, problems } = stepOf(trained, `evaluate:${name}`);
    expect([state, problems[0]?.reason]).toEqual(['failed', reason]);
    expect(trained.result.exitCode).not.toBe(0);
    expect(alone(name).code).not.toBe(0);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Files, preparedWorld, type RanJson, type World } from './harness.ts';
import { type Judged, judgedAlone, reportIn, stepOf } from './parts.ts';
import { rows } from './tiny.ts';

/** A model of its own, whose training writes these metrics on the base and in the change. */
interface Case {
  readonly writes: string;
  /** Default: a limit on accuracy alone. */
  readonly gates?: string;
  readonly base?: string;
}

const before = '{"accuracy": 0.667, "loss": 0.5}';
const onAccuracy = 'accuracy: { min: 0.5 }';
const withLoss = (more: string) => `${onAccuracy}, loss: { max: 1, ${more} }`;

const cases = {
  'is-nan': { writes: '{"accuracy": 0.667, "loss": NaN}' },
  infinite: { writes: '{"accuracy": 0.667, "loss": Infinity}' },
  'is-text': { writes: '{"accuracy": 0.667, "loss": "low"}' },
  'is-null': { writes: '{"accuracy": 0.667, "loss": null}' },
  gone: { writes: '{"accuracy": 0.667}' },
  renamed: { writes: '{"accuracy": 0.667, "val_loss": 0.5}' },
  'no-gates-nan': { writes: '{"accuracy": 0.667, "loss": NaN}', gates: '' },
  'no-gates-gone': { base: '{"accuracy": 0.667, "own": 3}', writes: '{"accuracy": 0.667}', gates: '' },
  'gate-nan': { writes: '{"accuracy": 0.667, "loss": NaN}', gates: withLoss('level: fail') },
  'gate-text': { writes: '{"accuracy": 0.667, "loss": "low"}', gates: withLoss('level: fail') },
  'gate-informs': { writes: '{"accuracy": 0.667}', gates: withLoss('level: info') },
  'gate-allows': { writes: '{"accuracy": 0.667, "loss": "low"}', gates: withLoss('when-unknown: allow') },
  'both-nan': { base: '{"accuracy": 0.667, "loss": NaN}', writes: '{"accuracy": 0.667, "loss": NaN}' },
  kept: { writes: before },
} as const satisfies Readonly<Record<string, Case>>;

function filesOf(side: 'base' | 'change'): Files {
  const all: readonly (readonly [string, Case])[] = Object.entries(cases);
  const sections = all.map(
    ([name, { gates = onAccuracy }]) => `  ${name}:
    code: [${name}.sh]
    data: data/train.csv
    train: { run: bash ${name}.sh }
    artifact: model/
    metrics: metrics.json
${gates === '' ? '' : `    gates: { ${gates} }\n`}`,
  );
  const scripts = all.map(([name, { base = before, writes }]) => [
    `${name}.sh`,
    `# ${side}\nmkdir -p "$MLOPS_OUTPUT/model"; echo m > "$MLOPS_OUTPUT/model/m"\necho '${side === 'base' ? base : writes}' > "$MLOPS_OUTPUT/metrics.json"\n`,
  ]);
  return {
    'mlops.yaml': `version: 1\nmodels:\n${sections.join('')}`,
    'data/train.csv': rows(60, 1),
    ...Object.fromEntries(scripts),
  };
}

describe('a metric that the base has as a number and the change has not', () => {
  let world: World;
  let [trained, reported]: RanJson[] = [];
  const judged = (name: keyof typeof cases): Judged => judgedAlone(reported ?? expect.fail(), name);

  beforeAll(async () => {
    world = await preparedWorld(filesOf('base'), [['train']]);
    world.branch('lost');
    world.commit('Lost', filesOf('change'));
    trained = await world.json(['train']);
    reported = await world.json(['report']);
    expect([trained.result.exitCode, reported.result.exitCode]).toEqual([0, 2]);
  });
  afterAll(() => world.remove());

  const was = '(0.500 in the baseline), and no gate asks for it';
  it.each([
    ['is-nan', `loss is not a number (NaN or infinite) ${was}`],
    ['infinite', `loss is not a number (NaN or infinite) ${was}`],
    ['is-text', `loss is a text, not a number ${was}`],
    ['is-null', `loss is null, not a number ${was}`],
    ['gone', `loss is no longer there ${was}`],
    ['renamed', 'loss is no longer there (0.500 in the baseline; new here: val_loss), and no gate asks for it'],
    ['no-gates-nan', `loss is not a number (NaN or infinite) ${was}`],
    ['no-gates-gone', 'own is no longer there (3.00 in the baseline), and no gate asks for it'],
  ] as const)('is unknown, in the first line, with what to do: %s', (name, says) => {
    const { code, reason, sentence, text } = judged(name);
    expect([code, reason, sentence]).toEqual([2, 'value-lost', `Nobody can tell about ${name}: ${says}.`]);
    expect(text).toMatch(
      /Next: Write (loss|own) as a number again, without quotes or units\. If it is meant to be gone/,
    );
    expect(text).toContain('give it a gate with level: info');
    expect(text).toMatch(new RegExp(`/mlops accept ${name} (loss|own) <reason>`));
  });

  it('is told by the training as well, where the file has it', () => {
    const { problems } = stepOf(trained ?? expect.fail(), 'train:is-text');
    expect(problems).toMatchObject([
      { reason: 'metric-not-a-number', message: 'loss in metrics.json is "low", not a number' },
    ]);
  });

  it.each([
    ['gate-nan', 'loss has no value: it is not a finite number'],
    ['gate-text', 'loss has no value: it is a text, not a number'],
  ] as const)('is what its gate cannot answer: %s', (name, says) => {
    const { code, reason, sentence } = judged(name);
    expect([code, reason, sentence]).toEqual([2, 'undefined', `Nobody can tell about ${name}: ${says}.`]);
  });

  it('passes with a warning where its gate allows unknown, and in silence where it only informs', () => {
    const allowed = judged('gate-allows');
    expect([allowed.code, allowed.sentence]).toEqual([
      0,
      'gate-allows passes, but loss has no value: it is a text, not a number (unknown is allowed); accuracy 0.6670.',
    ]);
    expect([judged('gate-informs').code, judged('gate-informs').reason]).toEqual([0, 'no-change']);
  });

  it('is another matter than one that never was a number, or still is', () => {
    for (const name of ['both-nan', 'kept'] as const) {
      expect([judged(name).code, judged(name).reason]).toEqual([0, 'no-change']);
    }
    const models = reportIn(reported ?? expect.fail()).models.filter(({ reason }) => reason === 'value-lost');
    expect(models).toHaveLength(8);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Files, makeWorld, type RanJson } from './harness.ts';
import { reportIn, stepOf } from './parts.ts';
import { rows } from './tiny.ts';

/** The smallest training: it writes a model and a number, and nothing scores rows. */
const fine =
  'mkdir -p "$MLOPS_OUTPUT/model"; echo m > "$MLOPS_OUTPUT/model/m"\necho \'{"accuracy": 0.9}\' > "$MLOPS_OUTPUT/metrics.json"\n';

interface Case {
  /** A model of its own. */
  readonly name: string;
  /** What its training is now; default: what it was. */
  readonly script?: string;
  /** Entries of the model that are other than before. */
  readonly entries?: { readonly train?: string; readonly artifact?: string; readonly metrics?: string };
  readonly files?: Files;
  readonly reason: string;
  readonly says: RegExp;
  /** What `report` answers afterwards. */
  readonly report: readonly ['fail' | 'unknown', string];
}

const failing: readonly Case[] = [
  {
    name: 'not-found',
    entries: { train: 'pyton3 train.py' },
    reason: 'command-not-found',
    says: /pyton3/,
    report: ['fail', 'command-not-found'],
  },
  {
    name: 'exit-1',
    script: 'echo about to fail\nexit 1\n',
    reason: 'command-failed',
    says: /exit(ed with)?( code)? 1/,
    report: ['fail', 'command-failed'],
  },
  {
    name: 'exit-42',
    script: 'exit 42\n',
    reason: 'bad-data-reported',
    says: /42/,
    report: ['fail', 'bad-data-reported'],
  },
  {
    name: 'time-out',
    script: 'sleep 60 & wait\n',
    entries: { train: '{ run: bash time-out.sh, timeout: 1s }' },
    reason: 'timed-out',
    says: /1 s/,
    report: ['fail', 'timed-out'],
  },
  {
    name: 'nothing-written',
    script: 'true\n',
    reason: 'output-missing',
    says: /the artifact model/,
    report: ['fail', 'output-missing'],
  },
  {
    name: 'old-output-in-the-commit',
    script: 'true\n',
    entries: { artifact: 'old/', metrics: 'old.json' },
    files: { 'old/m': 'old\n', 'old.json': '{"accuracy": 1}\n' },
    reason: 'output-missing',
    says: /the artifact old/,
    report: ['fail', 'output-missing'],
  },
  {
    name: 'two-models',
    script: `${fine}mkdir model; echo other > model/m\n`,
    reason: 'output-twice',
    says: /the artifact model\/? was written to \$MLOPS_OUTPUT and in place with different content/,
    report: ['unknown', 'output-twice'],
  },
  {
    name: 'no-number-at-all',
    script: fine.replace('"accuracy": 0.9', ''),
    reason: 'metrics-empty',
    says: /metrics\.json holds no number/,
    report: ['fail', 'metrics-empty'],
  },
  {
    name: 'half-a-file',
    script: fine.replace('0.9}', '0.9'),
    reason: 'metrics-unreadable',
    says: /metrics\.json cannot be read/,
    report: ['fail', 'metrics-unreadable'],
  },
  {
    name: 'helper-that-is-not-declared',
    script: `set -e\nsource helper.sh\n${fine}`,
    files: { 'helper.sh': 'true\n' },
    reason: 'undeclared-input',
    says: /helper\.sh/,
    report: ['fail', 'undeclared-input'],
  },
];

/** These trainings end well; what they wrote is no number that a gate could judge. */
const odd: readonly Case[] = [
  {
    name: 'nan',
    script: fine.replace('0.9', 'NaN'),
    reason: 'trained',
    says: /^trained/,
    report: ['unknown', 'undefined'],
  },
  {
    name: 'text',
    script: fine.replace('0.9', '"0.9", "loss": 1'),
    reason: 'trained',
    says: /accuracy in metrics\.json is "0\.9", not a number/,
    report: ['unknown', 'undefined'],
  },
  {
    name: 'gate-on-a-number-that-is-not-reported',
    script: fine.replace('accuracy', 'auc'),
    reason: 'trained',
    says: /^trained/,
    report: ['unknown', 'undefined'],
  },
];

/** Each case as a model of one project; of these, the training does not do what it should. */
function projectWith(broken: readonly Case[]): Files {
  const sections = [...failing, ...odd].map((one) => {
    const entries = broken.includes(one) ? one.entries : undefined;
    const { train = `{ run: bash ${one.name}.sh, timeout: 20s }`, artifact = 'model/', metrics } = entries ?? {};
    return `  ${one.name}:
    code: [${one.name}.sh]
    data: data/train.csv
    train: ${train}
    artifact: ${artifact}
    metrics: ${metrics ?? 'metrics.json'}
    gates: { accuracy: { min: 0.5 } }
`;
  });
  const scripts = [...failing, ...odd].map((one) => [
    `${one.name}.sh`,
    (broken.includes(one) ? one.script : undefined) ?? fine,
  ]);
  return {
    'mlops.yaml': `version: 1\nmodels:\n${sections.join('')}`,
    'data/train.csv': rows(60, 1),
    ...Object.fromEntries(scripts),
    ...Object.assign({}, ...broken.map(({ files }) => files)),
  };
}

const many = makeWorld(projectWith([]));
let broken: { readonly trained: RanJson; readonly reported: RanJson };
let strange: { readonly trained: RanJson; readonly reported: RanJson };
beforeAll(async () => {
  expect((await many.json(['train'])).result.reason).toBe('trained');
});
afterAll(() => many.remove());

async function changed(name: string, cases: readonly Case[]) {
  many.branch(name);
  many.commit(name, projectWith(cases));
  return { trained: await many.json(['train']), reported: await many.json(['report']) };
}

function expectTold({ trained, reported }: typeof broken, { name, says, report }: Case): void {
  const { sentence, problems } = stepOf(trained, `train:${name}`);
  expect([sentence, ...problems.map(({ message }) => message)].join('\n')).toMatch(says);
  const model = reportIn(reported).models.find((one) => one.model === name);
  expect([model?.verdict, model?.reason]).toEqual(report);
}

describe('a training that does not do what it should', () => {
  beforeAll(async () => {
    const before = many.state();
    broken = await changed('failing', failing);
    const after = many.state();
    expect([after.status, after.store, after.originRefs]).toEqual([before.status, before.store, before.originRefs]);
    // The first one that failed is what the command ends with.
    expect([broken.trained.result.exitCode, broken.trained.result.reason]).toEqual([1, failing[0]?.reason]);
    expect(broken.reported.result.exitCode).toBe(1);
  });

  it.each(failing)('$name', (one) => {
    const { state, problems } = stepOf(broken.trained, `train:${one.name}`);
    expect([state, problems[0]?.reason]).toEqual(['failed', one.reason]);
    const [head = ''] = broken.trained.stderr.split(`[${one.reason}]`).slice(1);
    expect(head).toMatch(/^[^→]*→ /);
    expectTold(broken, one);
  });

  it('ends the command as its reason ends', async () => {
    const { result, stderr } = await many.json(['train', 'two-models']);
    expect([result.exitCode, result.reason]).toEqual([2, 'output-twice']);
    expect(stderr).toMatch(/→ /);
  });
});

describe('a training that writes what is no number', () => {
  beforeAll(async () => {
    many.git('switch', '--quiet', 'main');
    strange = await changed('odd', odd);
    expect([strange.trained.result.exitCode, strange.trained.result.reason]).toEqual([0, 'trained']);
    expect(strange.trained.result.sentence).toMatch(/Done: 3 trainings/);
    expect([strange.reported.result.exitCode, strange.reported.result.reason]).toEqual([2, 'undefined']);
  });

  it.each(odd)('$name', (one) => {
    expect(stepOf(strange.trained, `train:${one.name}`).state).toBe('done');
    expectTold(strange, one);
  });
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Files, makeWorld, preparedWorld, type RanJson } from './harness.ts';
import { reportIn, stepOf } from './parts.ts';
import { projectFile, rows, tiny } from './tiny.ts';

/** The smallest model: its training writes a model and a number, and nothing scores rows. */
const reported = projectFile({
  train: 'run: bash train.sh\n      timeout: 20s',
  model: '    metrics: [metrics.json]\n',
  evaluate: '',
  gates: '    gates:\n      accuracy: { min: 0.5 }\n',
});
const fine =
  'mkdir -p "$MLOPS_OUTPUT/model"; echo m > "$MLOPS_OUTPUT/model/m"\necho \'{"accuracy": 0.9}\' > "$MLOPS_OUTPUT/metrics.json"\n';
const world = await preparedWorld({ ...tiny, 'mlops.yaml': reported, 'train.sh': fine }, [['train']]);

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
afterAll(() => {
  for (const one of [world, many]) one.remove();
});

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

describe('what a training prints', () => {
  it('is no command for a workflow runner, no escape sequence, and holds no token of the caller', async () => {
    world.branch('talks');
    const talk = `echo '::set-output name=x::y'\necho '::add-mask::a'\nprintf '\\033[2J\\033]0;title\\007red\\n'\nenv > "$MLOPS_OUTPUT/model-env"\nenv\n${fine}`;
    world.commit('talks', { 'train.sh': talk });
    const secrets = { GITHUB_TOKEN: 'hush-1', AWS_SECRET_ACCESS_KEY: 'hush-2', ACTIONS_RUNTIME_TOKEN: 'hush-3' };
    const { stdout, stderr, code } = await world.run(['train'], { env: { GITHUB_ACTIONS: 'true', ...secrets } });
    expect(code).toBe(0);
    const lines = stderr.split('\n');
    const stop = lines.findIndex((line) => /^::stop-commands::[0-9a-f-]{36}$/.test(line));
    const token = lines[stop]?.slice('::stop-commands::'.length);
    const resume = lines.indexOf(`::${token}::`);
    const inside = lines.findIndex((line) => line.includes('set-output'));
    const fenced = stop !== -1 && stop < inside && inside < resume;
    const harmless = lines.every((line) => !/^\s*::(set-output|add-mask)/.test(line));
    expect({ fenced, harmless, said: stderr }).toMatchObject(fenced ? { fenced } : { harmless: true });
    expect(inside).toBeGreaterThan(-1);
    expect(stdout + stderr).not.toContain('\u001b');
    expect(stdout).not.toMatch(/^::/m);
    expect(stdout + stderr).toContain('MLOPS_OUTPUT=');
    expect(stdout + stderr).not.toMatch(/hush-/);
  });

  it('is preceded by a word of ours where it takes longer than two seconds; no child is left behind', async () => {
    world.branch('slow');
    const mark = join(world.folder, 'still-alive');
    const child = `(setsid bash -c 'sleep 4; touch "${mark}"' > /dev/null 2>&1 &)\n`;
    world.commit('slow', { 'train.sh': `sleep 3\n${child}${fine}` });
    const { code, stderr } = await world.run(['train']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^train m.* … \d+\.\d s, \d of \d (seeds|steps)$/m);
    expect(stderr).toMatch(/left a process running.* \[child-survived\]/);
    expect((await world.run(['train', '--quiet'])).stderr).toBe('');
    await new Promise((resolve) => setTimeout(resolve, 4500));
    expect(existsSync(mark)).toBe(false);
  });
});

describe("the user's own schemas", () => {
  const withSchemas = projectFile({
    model:
      '    schemas: { params.yaml: params.schema.json, metrics.json: metrics.schema.json }\n    metrics: [metrics.json]\n',
    train: 'run: bash train.sh',
    evaluate: '',
    gates: '',
  });
  const params = JSON.stringify({
    type: 'object',
    required: ['signal'],
    properties: { signal: { type: 'number', maximum: 1 } },
    additionalProperties: false,
  });
  const metrics = JSON.stringify({ type: 'object', properties: { accuracy: { type: 'number', maximum: 1 } } });
  const files = { 'mlops.yaml': withSchemas, 'params.schema.json': params, 'metrics.schema.json': metrics };

  it.each([
    ['a value', { 'params.yaml': '# how much\nsignal: 7\n' }, /params\.yaml:2:1: params\.yaml: signal: must be <= 1/],
    ['a key', { 'params.yaml': 'signal: 1\nsingal: 1\n' }, /params\.yaml:2:1: params\.yaml: unknown key `singal`/],
  ] as const)('stop a training for %s', async (name, changed, says) => {
    world.branch(`schemas-${name.replace(' ', '-')}`);
    world.commit('schemas', { ...files, ...changed });
    const { result, stderr } = await world.json(['train']);
    expect([result.exitCode, result.reason]).toEqual([65, 'user-file-invalid']);
    expect(stderr).toMatch(says);
    if (name === 'a key') return; // the report stops at the same place
    expect((await world.json(['report'])).result.exitCode).not.toBe(0);
  });

  it('stop at a schema that is not there', async () => {
    world.branch('schemas-missing');
    world.commit('schemas', { ...files, 'params.schema.json': null });
    const { result, stderr } = await world.json(['plan']);
    expect([result.exitCode, result.reason]).toEqual([65, 'schema-missing']);
    expect(stderr).toMatch(/params\.schema\.json of params\.yaml is not in commit/);
  });

  it('judge what a training wrote, and let through what keeps them', async () => {
    world.branch('schemas-metrics');
    const kept = withSchemas.replace(
      /^ {2}m:\n[\s\S]*/m,
      (section) => section + section.replace('m:', 'kept:').replaceAll('train.sh', 'kept.sh'),
    );
    const scripts = { 'train.sh': fine.replace('0.9', '90'), 'kept.sh': fine };
    world.commit('schemas', { ...files, ...scripts, 'mlops.yaml': kept, 'params.yaml': 'signal: 0.7\n' });
    const trained = await world.json(['train']);
    expect([trained.result.exitCode, trained.result.reason]).toEqual([1, 'user-file-invalid']);
    expect(trained.stderr).toMatch(/metrics\.json:1:\d+: metrics\.json: accuracy: must be <= 1/);
    expect(stepOf(trained, 'train:kept').state).toBe('done');
    expect((await world.json(['report'])).result.exitCode).not.toBe(0);
  });
});

describe('a model under another name', () => {
  it('is told that its inputs are recorded under the old one', async () => {
    world.branch('renamed');
    world.commit('renamed', { 'mlops.yaml': reported.replace('\n  m:\n', '\n  n:\n') });
    const { stdout, result } = await world.json(['report']);
    expect(result.exitCode).not.toBe(0);
    expect(stdout).toMatch(/No run of n is recorded; the same inputs .* are recorded as m/);
  });
});

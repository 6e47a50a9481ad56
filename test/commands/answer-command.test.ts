import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerCommand } from '../../src/commands/answer-command.ts';
import type { Desks } from '../../src/commands/answering/desks.ts';
import { parseCommand } from '../../src/commands/answering/parse-command.ts';
import type { Answer, CommandDesk, CommandedPull, Given, Training } from '../../src/forge/index.ts';
import { forgeReasons } from '../../src/forge/reasons.ts';
import { reasons } from '../../src/reasons.ts';
import { type Judgement, judgementText } from '../../src/report/index.ts';
import { MlopsError } from '../../src/support/problem.ts';

const head = 'a1b2c3d4'.repeat(5);
const other = 'f'.repeat(40);
const pull: CommandedPull = { open: true, head, base: 'main', fork: true, author: 'eve' };

interface World {
  readonly desk: CommandDesk;
  readonly answers: Map<number, Given>;
  readonly started: Training[];
  /** What a process does that is killed at this point. */
  dieAt?: 'answer' | 'start' | 'confirm' | undefined;
  pull: CommandedPull;
  role: string;
  refuses?: string;
}

/** A forge in memory, whose runs can be found by what they were started for. */
function world(): World {
  const made: World = { answers: new Map(), started: [], pull, role: 'write', desk: {} as CommandDesk };
  const die = (at: World['dieAt']) => {
    if (made.dieAt === at) throw new Error(`killed at ${at}`);
  };
  const same = (one: Training) => JSON.stringify(one);
  const desk: CommandDesk = {
    mayRead: async (login) => login !== 'mallory',
    mayWrite: async (login) => login === 'ada' && made.role === 'write',
    pullRequest: async () => made.pull,
    answerTo: async ({ comment }) => made.answers.get(comment),
    answer: async ({ comment }, answer: Answer) => {
      die(made.answers.has(comment) ? 'confirm' : 'answer');
      made.answers.set(comment, { ...answer, at: '2026-01-01T00:00:00Z' });
    },
    findTraining: async (training) => (made.started.map(same).includes(same(training)) ? 'https://run' : undefined),
    startTraining: async (training) => {
      die('start');
      if (made.refuses !== undefined) throw MlopsError.of(forgeReasons, 'forge-rejected', made.refuses);
      made.started.push(training);
      return 'https://run';
    },
    changesPage: (number) => `https://pull/${number}`,
  };
  return Object.assign(made, { desk });
}

/** No verdict stands anywhere, and nobody may record anything. */
const desks = ({ desk }: World): Desks => ({
  desk,
  reasons,
  verdicts: {
    concluded: async () => [],
    fileOn: async () => undefined,
    reportAgain: async () => Promise.reject(new Error('nothing reports here')),
    runAgain: async () => Promise.reject(new Error('nothing runs here')),
  },
  openLedger: async () => Promise.reject(new Error('there is no ledger here')),
});

const say = (there: World, body: string, author: string | undefined = 'ada', comment = 1) =>
  answerCommand({ pull: 7, comment, body, author, at: '2026-01-01T00:00:10Z' }, desks(there));
const told = (there: World, comment = 1) => there.answers.get(comment)?.body ?? '';

describe('a command', () => {
  it.each([
    [`/mlops train ${head}`, { kind: 'train', commit: head }],
    [`/mlops train ${'a'.repeat(64)}`, { kind: 'train', commit: 'a'.repeat(64) }],
    [`/mlops  train\t${head}\r\n`, { kind: 'train', commit: head }],
    [`/mlops train ${head.slice(0, 39)}`, { kind: 'strange' }],
    ['/mlops train a1b2c3d', { kind: 'strange' }],
    [`/mlops train ${'a'.repeat(65)}`, { kind: 'strange' }],
    [`/mlops train ${head.toUpperCase()}`, { kind: 'strange' }],
    [`/mlops train ${head} please`, { kind: 'strange' }],
    [`/mlops train ${head}\n\n/mlops train ${other}`, { kind: 'strange' }],
    [`/mlops\ntrain ${head}`, { kind: 'strange' }],
    ['/mlops', { kind: 'strange' }],
    ['/mlops train', { kind: 'strange' }],
    ['/mlops explain\n', { kind: 'explain' }],
    ['/mlops explain m', { kind: 'strange' }],
    ['/mlops accept m roc-auc  new\tsensor ', { kind: 'accept', model: 'm', metric: 'roc-auc', why: 'new sensor' }],
    ['/mlops accept m mAP@0.5 @ada `x` <b>', { kind: 'accept', model: 'm', metric: 'mAP@0.5', why: '@ada `x` <b>' }],
    ['/mlops accept m roc-auc', { kind: 'strange' }],
    ['/mlops accept m', { kind: 'strange' }],
    ['/mlops accept m roc-auc why\n/mlops accept m recall why', { kind: 'strange' }],
    ['> /mlops accept m roc-auc why', undefined],
    [
      `/mlops accept m roc-auc ${'x'.repeat(500)}`,
      { kind: 'accept', model: 'm', metric: 'roc-auc', why: 'x'.repeat(500) },
    ],
    [`/mlops accept m roc-auc ${'x'.repeat(501)}`, { kind: 'strange' }],
    ['/mlops accept m roc-auc \u200b', { kind: 'strange' }],
    [`/MLOPS train ${head}`, undefined],
    ['/mlopsx', undefined],
    [` /mlops train ${head}`, undefined],
    [`Try /mlops train ${head}`, undefined],
  ])('%j is understood as %j', (body, expected) => {
    expect(parseCommand(body)).toEqual(expected);
  });

  it('starts nothing whatever else stands beside it, and its answer repeats nothing of that', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1 }).filter((one) => one.trim() !== '');
    await fc.assert(
      fc.asyncProperty(text, async (more) => {
        const there = world();
        await say(there, `/mlops train ${head} ${more}`);
        expect(there.started).toEqual([]);
        const plain = world();
        await say(plain, '/mlops');
        expect(told(there)).toBe(told(plain));
      }),
    );
  });
});

describe('/mlops train <sha>', () => {
  it('of who may write starts the head of a fork’s pull request, by its whole id', async () => {
    const there = world();
    expect(await say(there, `/mlops train ${head}`)).toMatchObject({ ends: 'pass', reason: 'training-started' });
    expect(there.started).toEqual([{ pull: 7, commit: head, base: 'main' }]);
    expect([there.answers.size, told(there)]).toEqual([1, expect.stringContaining('[this run](https://run)')]);
  });

  it.each([
    ['somebody else', 'eve', {}, 'Only who may write'],
    ['nobody, the account being gone', undefined, {}, 'Only who may write'],
    ['a closed pull request', 'ada', { open: false }, 'is closed'],
    ['a branch of this repository without a verdict', 'ada', { fork: false }, 'There is no verdict'],
    ['another head by now', 'ada', { head: other }, `\`/mlops train ${other}\``],
  ])('of %s starts nothing and says why', async (_, author, change, words) => {
    const there = world();
    there.pull = { ...pull, ...change };
    const at = '2026-01-01T00:00:10Z';
    const outcome = await answerCommand(
      { pull: 7, comment: 1, body: `/mlops train ${head}`, author, at },
      desks(there),
    );
    expect(outcome).toMatchObject({ ends: 'pass', reason: 'command-answered' });
    expect([there.started, told(there)]).toEqual([[], expect.stringContaining(words)]);
  });

  it('shows what changed, where the head is another', async () => {
    const there = world();
    there.pull = { ...pull, head: other };
    await say(there, `/mlops train ${head}`);
    expect(told(there)).toContain('[Look at what changed since](https://pull/7)');
  });

  it('lists no command that is not there', async () => {
    const there = world();
    await say(there, '/mlops help');
    expect(told(there).match(/`\/mlops [^`]*`/g)).toEqual([
      '`/mlops train <sha>`',
      '`/mlops explain`',
      '`/mlops accept <model> <metric> <reason>`',
    ]);
  });
});

describe('a repetition', () => {
  it('of an answered command does nothing, whoever is asked and whatever has happened since', async () => {
    const there = world();
    await say(there, `/mlops train ${head}`);
    const before = told(there);
    there.pull = { ...pull, head: other };
    expect(await say(there, `/mlops train ${head}`)).toMatchObject({ reason: 'answered-before' });
    expect([there.started.length, told(there)]).toEqual([1, before]);
  });

  it('of the same words in another comment is another command', async () => {
    const there = world();
    await say(there, `/mlops train ${head}`);
    await say(there, `/mlops train ${head}`, 'ada', 2);
    expect([there.started.length, there.answers.size]).toEqual([2, 2]);
  });

  it.each([
    ['answer', 0],
    ['start', 0],
    ['confirm', 1],
  ] as const)('after a crash at the %s starts it once in all', async (dieAt, startedBefore) => {
    const there = world();
    there.dieAt = dieAt;
    await expect(say(there, `/mlops train ${head}`)).rejects.toThrow('killed');
    expect(there.started).toHaveLength(startedBefore);
    there.dieAt = undefined;
    expect(await say(there, `/mlops train ${head}`)).toMatchObject({ reason: 'training-started' });
    expect([there.started.length, told(there)]).toEqual([1, expect.stringContaining('was started')]);
  });

  it.each([
    ['the head is another', { pull: { ...pull, head: other } }, 'Nothing was started'],
    ['the author may write no more', { role: 'read' }, 'Only who may write'],
  ])('after a crash asks again: %s', async (_, change, words) => {
    const there = world();
    there.dieAt = 'start';
    await expect(say(there, `/mlops train ${head}`)).rejects.toThrow('killed');
    Object.assign(there, { dieAt: undefined, ...change });
    expect(await say(there, `/mlops train ${head}`)).toMatchObject({ reason: 'command-answered' });
    expect([there.started, told(there)]).toEqual([[], expect.stringContaining(words)]);
  });

  it('after a refusal of the forge, which the answer shows as text, tries again', async () => {
    const there = world();
    there.refuses = 'No such <b>workflow</b> @ada';
    const refused = { ends: 'unavailable', problems: [{ reason: 'training-not-started' }] };
    await expect(say(there, `/mlops train ${head}`)).rejects.toMatchObject(refused);
    expect(told(there)).toContain('could not be started');
    expect(told(there)).not.toMatch(/(?<!\\)<b>|@ada/);
    delete there.refuses;
    expect(await say(there, `/mlops train ${head}`)).toMatchObject({ reason: 'training-started' });
    expect(there.started).toHaveLength(1);
  });
});

describe('/mlops explain', () => {
  it('shows names and reasons of others as text, whatever stands in them', async () => {
    const hostile = '<b>@team</b> `x` [a](http://b) --> #12';
    const judgement: Judgement = {
      ...{ schemaVersion: 1, project: hostile, projectFile: 'mlops.yaml', verdict: 'fail', reason: 'beyond-limit' },
      ...{
        headline: hostile,
        datasets: [],
        problems: [{ reason: 'not-trained', message: hostile }],
        losses: [],
        left: 0,
      },
      models: [
        {
          ...{ model: hostile, verdict: 'fail', reason: 'beyond-limit', problems: [] },
          gates: [
            {
              ...{ about: hostile, asked: hostile, verdict: 'fail', blocks: false, reason: 'beyond-limit' },
              ...{ sentence: hostile, accepted: { by: hostile, why: hostile } },
            },
          ],
        },
      ],
      policy: [{ sentence: hostile, blocks: true, reason: 'model-removed' }],
      reproduce: ['```', hostile],
    };
    const there = world();
    const details = judgementText(judgement, 60_000) ?? '';
    const concluded = async () => [{ name: 'mlops (x)', details, run: 1, attempt: 1 }];
    const around = desks(there);
    await answerCommand(
      { pull: 7, comment: 1, body: '/mlops explain', author: 'eve', at: '2026-01-01T00:00:10Z' },
      { ...around, verdicts: { ...around.verdicts, concluded } },
    );
    const [prose = ''] = told(there).split('In a terminal');
    expect(prose).toContain('beyond-limit');
    const outside = prose.replaceAll(/(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '');
    expect(outside).not.toMatch(/(?<!\\)<b>|@team|(?<!\\)\[a\]|#12/);
  });
});

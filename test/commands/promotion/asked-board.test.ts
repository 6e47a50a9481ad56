import { expect, it, vi } from 'vitest';
import { whatIsAway } from '../../../src/commands/promotion/ask-gates.ts';
import { askedBoard, notAskedProblems } from '../../../src/commands/promotion/asked-board.ts';
import type { Board } from '../../../src/commands/promotion/read-board.ts';
import { promotionState } from '../../../src/promotion/index.ts';
import { reasons } from '../../../src/reasons.ts';
import { openRepository } from '../../../src/repository/index.ts';
import { load, withModel } from '../../project/support.ts';
import { at, deployed, facts, known, names, release } from '../../promotion/facts.ts';
import { makeScene } from '../../repository/scene.ts';

const two = { branch: names(release(1)), deployments: deployed([1]), versions: [known(1), known(2)] };
const cell = (gates: Parameters<typeof facts>[0]) => {
  const all = facts({ ...two, ...gates });
  return { facts: all, promotion: promotionState(all) };
};

it('gates that could not be asked are a problem of the command, and others are none', () => {
  const unable = cell({ gates: new Map([[2, { kind: 'unable', because: 'the store is away.' }]]) });
  expect(notAskedProblems([unable])).toEqual([
    {
      reason: 'gates-not-asked',
      message: 'The gates of production could not be asked of delay 2: the store is away.',
    },
  ]);
  const said = cell({ gates: new Map([[2, { kind: 'said', verdict: 'fail', sentence: 'auc fell.' }]]) });
  expect(notAskedProblems([said, cell({}), cell({ gates: new Map() })])).toEqual([]);
});

it('a service that is away is no answer; bytes that are gone are one', () => {
  const problem = (reason: string) => ({ reason, message: reason });
  const all = [problem('predictions-gone'), problem('store-missing'), problem('store-unreachable')];
  expect(whatIsAway(all, { reasons })?.reason).toBe('store-unreachable');
  expect(whatIsAway(all.slice(0, 2), { reasons })).toBeUndefined();
});

it('a board on which nothing is to be asked is read once', async () => {
  const { folder } = await makeScene();
  const query = {
    project: load(withModel('train: a')).project,
    states: new Map(),
    versions: new Map(),
    running: new Map(),
    gates: new Map(),
  };
  const board: Board = {
    cells: [],
    query: {
      ...query,
      repository: await openRepository(folder),
      merged: new Map(),
      servingCode: new Map(),
      needsCheck: false,
      now: at(0),
    },
  };
  const read = vi.fn(() => Promise.resolve(board));
  const ask = vi.fn(() => Promise.resolve(new Map()));
  expect(await askedBoard(read, () => true, ask)).toBe(board);
  expect([read.mock.calls.length, ask.mock.calls.length]).toEqual([1, 0]);
});

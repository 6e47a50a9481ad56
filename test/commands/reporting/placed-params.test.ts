import { describe, expect, it } from 'vitest';
import { placedParams } from '../../../src/commands/reporting/placed-params.ts';
import type { GateResult } from '../../../src/gates/types.ts';
import { readCommit } from '../../../src/repository/index.ts';
import { Git } from '../../../src/support/git.ts';
import { makeScene } from '../../repository/scene.ts';

const scene = await makeScene();
const git = new Git(scene.folder);
const head = await scene.commit({
  'a.yaml': '# the head\ntrain:\n  depth: 8\n  rate: 1\n',
  'odd.yaml': '\n0x10: 2\n',
});
const merge = await scene.commit({ 'a.yaml': '# the merge\n# of it\ntrain:\n  depth: 8\n  rate: 1\n' });

const gate = (verdict: GateResult['verdict'], model = 'm'): GateResult => ({
  model,
  metric: 'roc-auc',
  rule: { metric: 'roc-auc', minRows: 1, level: 'fail', whenUnknown: 'block', requireInterval: false, path: [] },
  kind: 'default',
  verdict,
  level: 'fail',
  blocks: verdict !== 'pass',
  reason: 'beyond-limit',
  sentence: '…',
});
const failing = { models: [{ model: 'm', gates: [gate('fail')] }] };

type Params = Readonly<Record<string, Readonly<Record<string, number>>>>;
const params = (given: Params) => new Map([['m', new Map(Object.entries(given))]]);

async function change(before: Params | undefined, after: Params) {
  const candidate = { commit: await readCommit(git, merge), params: params(after) };
  return { repository: { git }, candidate, ...(before && { baseline: { params: params(before) } }) };
}

const deeper = () =>
  change({ 'a.yaml': { 'train.depth': 6, 'train.rate': 1 } }, { 'a.yaml': { 'train.depth': 8, 'train.rate': 1 } });

describe('placedParams', () => {
  it('finds the lines of the commit that shows the check', async () => {
    const found = async (commit: string) => (await placedParams(await deeper(), failing, commit)).get('m');
    expect(await found(head)).toMatchObject([{ words: '`train.depth 6 → 8`', place: { file: 'a.yaml', line: 3 } }]);
    expect(await found(merge)).toMatchObject([{ place: { line: 4 } }]);
  });

  it('is about models that do not keep a gate, and have a baseline', async () => {
    const kept = { models: [{ model: 'm', gates: [gate('pass')] }] };
    expect(await placedParams(await deeper(), kept, head)).toEqual(new Map());
    const other = { models: [{ model: 'other', gates: [gate('fail', 'other')] }] };
    expect(await placedParams(await deeper(), other, head)).toEqual(new Map());
    const first = await change(undefined, { 'a.yaml': { 'train.depth': 8 } });
    expect(await placedParams(first, failing, head)).toEqual(new Map());
  });

  it('takes line 1 for a line that cannot be told, and nothing of a file that the head does not have', async () => {
    const files = await change(
      { 'odd.yaml': { 16: 1 }, 'gone.yaml': { a: 1 } },
      { 'odd.yaml': { 16: 2 }, 'gone.yaml': { a: 2 } },
    );
    expect((await placedParams(files, failing, head)).get('m')).toEqual([
      { words: '`16 1 → 2`', place: { file: 'odd.yaml', line: 1, column: 1 } },
    ]);
  });

  it('has nothing to show of a commit that the clone does not have, and lets the check be written', async () => {
    expect((await placedParams(await deeper(), failing, 'f'.repeat(40))).get('m')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { proofName } from '../../src/actions/artifact-names.ts';
import { witnessOf } from '../../src/actions/witness.ts';
import type { WorkflowRun } from '../../src/forge/index.ts';

const called = [{ path: 'team/tiny/.github/workflows/mlops-train.yml', ref: 'refs/heads/main' }];
const path = '.github/workflows/mlops.yml';
const usual: WorkflowRun = { id: 7, event: 'push', own: true, path, head: 'a'.repeat(40), called };
const digestOf = (letter: string) => `sha256:${letter.repeat(64)}`;

interface Shown {
  readonly newest?: readonly WorkflowRun[];
  readonly alone?: readonly WorkflowRun[];
  readonly listed?: readonly { readonly run: number; readonly digest: string }[];
  /** By run and name. */
  readonly own?: Readonly<Record<string, readonly string[]>>;
}

/** A forge that shows this, and the questions that it was asked. */
function asking({ newest = [], alone = [], listed = [], own = {} }: Shown, asked: number) {
  const questions: string[] = [];
  const note = <Value>(question: string, value: Value) => {
    questions.push(question);
    return Promise.resolve(value);
  };
  const runs = {
    get: (id: number) =>
      note(
        `run ${id}`,
        [...alone, ...newest].find((run) => run.id === id),
      ),
    newest: (file: string) => note(`runs of ${file}`, newest),
    artifacts: (name: string) => note(`artifacts ${name}`, listed),
    digests: (run: number, name: string) => note(`${name} of ${run}`, own[`${run} ${name}`] ?? []),
  };
  const how = { file: 'mlops.yml', asked, isEnough: (run: WorkflowRun) => run.called.length > 0 };
  return { questions, witness: witnessOf(runs, how) };
}

const lists = ['runs of mlops.yml', `artifacts ${proofName}`];

describe('what several runs are asked about', () => {
  it('comes from two lists, however many there are', async () => {
    const ids = [1, 2, 3, 4, 5];
    const listed = ids.map((run) => ({ run, digest: digestOf(`${run}`) }));
    const { questions, witness } = asking({ newest: ids.map((id) => ({ ...usual, id })), listed }, 5);
    for (const id of ids) {
      expect(await witness.run(id)).toMatchObject({ id });
      expect(await witness.hasProof(id, digestOf(`${id}`))).toBe(true);
    }
    expect(questions).toEqual(lists);
  });

  it('is asked for by itself where the lists do not show it: they decide against nothing', async () => {
    const shown = { alone: [usual], own: { [`7 ${proofName}`]: [digestOf('a')] } };
    const { questions, witness } = asking(shown, 2);
    expect(await witness.run(7)).toEqual(usual);
    expect(await witness.hasProof(7, digestOf('a'))).toBe(true);
    expect(questions).toEqual([lists[0], 'run 7', lists[1], `${proofName} of 7`]);
  });

  it('is asked for by itself where the list does not say all of a run', async () => {
    const { questions, witness } = asking({ newest: [{ ...usual, called: [] }] }, 2);
    await witness.run(7);
    expect(questions).toEqual([lists[0], 'run 7']);
  });

  it('is no proof of another run, nor another digest of the same', async () => {
    const listed = [
      { run: 8, digest: digestOf('a') },
      { run: 7, digest: digestOf('b') },
    ];
    const { witness } = asking({ listed }, 2);
    expect(await witness.hasProof(7, digestOf('a'))).toBe(false);
  });

  it('is found under the other name, which a run takes where the first is taken', async () => {
    const other = `mlops-proof-${'a'.repeat(16)}.json`;
    const { questions, witness } = asking({ own: { [`7 ${other}`]: [digestOf('a')] } }, 2);
    expect(await witness.hasProof(7, digestOf('a'))).toBe(true);
    expect(questions).toEqual([lists[1], `${proofName} of 7`, `${other} of 7`]);
  });
});

it('one run is asked for alone', async () => {
  const { questions, witness } = asking({ alone: [usual], own: { [`7 ${proofName}`]: [digestOf('a')] } }, 1);
  expect([await witness.run(7), await witness.hasProof(7, digestOf('a'))]).toEqual([usual, true]);
  expect(questions).toEqual(['run 7', `${proofName} of 7`]);
});

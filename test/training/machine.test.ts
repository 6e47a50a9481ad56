import { expect, it } from 'vitest';
import { localLauncher } from '../../src/training/index.ts';
import { machineProblems } from '../../src/training/launchers/machine.ts';

const gib = 2 ** 30;

it.each([
  [{}, 0],
  [{ cpus: 8, memory: 64 * gib }, 0], // 62.5 GiB are left of 64 by firmware and kernel
  [{ cpus: 8.5 }, 1],
  [{ memory: 70 * gib }, 1],
  [{ cpus: 900, memory: 900 * gib }, 2],
])('%j of a machine with 8 cores and 62.5 GiB', (wanted, count) => {
  const problems = machineProblems(wanted, { cpus: 8, memory: 62.5 * gib });
  expect(problems.map(({ reason }) => reason)).toEqual(Array(count).fill('machine-too-small'));
});

it('is asked before a step starts', async () => {
  const { problems } = await localLauncher.check({ cpus: 1e6, memory: 2 ** 60 }, process.env);
  expect(problems.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^1000000 cores are needed, the machine has \d+$/),
    expect.stringMatching(/^1073741824\.0 GiB of memory are needed, the machine has \d+\.\d GiB$/),
  ]);
  expect((await localLauncher.check({ cpus: 1 }, process.env)).problems).toEqual([]);
});

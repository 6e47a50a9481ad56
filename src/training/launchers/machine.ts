import { availableParallelism, totalmem } from 'node:os';
import type { Resources } from '../../project/types.ts';
import type { Problem } from '../../support/problem.ts';

/** What the machine has in all, whoever uses it. */
export interface Machine {
  readonly cpus: number;
  /** Bytes. */
  readonly memory: number;
}

/** What firmware and kernel keep of the memory that a machine is sold with. */
const keptBySystem = 1 / 16;

/** Whether a machine has the cores and the memory that `resources` asks for. */
export function machineProblems(wanted: Resources, machine: Machine = thisMachine()): readonly Problem[] {
  const { cpus = 0, memory = 0 } = wanted;
  const few = cpus > machine.cpus ? [`${cpus} cores are needed, the machine has ${machine.cpus}`] : [];
  const little =
    memory * (1 - keptBySystem) > machine.memory
      ? [`${gibibytes(memory)} GiB of memory are needed, the machine has ${gibibytes(machine.memory)} GiB`]
      : [];
  return [...few, ...little].map((message) => ({ reason: 'machine-too-small', message }));
}

function thisMachine(): Machine {
  return { cpus: availableParallelism(), memory: totalmem() };
}

function gibibytes(bytes: number): string {
  return (bytes / 2 ** 30).toFixed(1);
}

import { readdir, readFile, readlink } from 'node:fs/promises';
import { runProcess } from './process.ts';

export interface FoundProcess {
  readonly pid: number;
  readonly command: string;
}

/** What marks a process as one of a job: its group, MLOPS_RUN_ID in its environment, or its folder. */
export interface Mark {
  readonly group: number;
  readonly id: string;
  readonly folder: string;
}

/**
 * The living processes of a job, also those that changed their session or group. Where there is no /proc, only the
 * job's process group can be seen. A process that changed group, environment and folder cannot be found by anybody.
 */
export async function findProcesses(mark: Mark): Promise<readonly FoundProcess[]> {
  if (process.platform !== 'linux') return findByGroup(mark.group);
  return findAll(async (pid, group) => group === mark.group || (await isMarked(pid, mark)));
}

/**
 * The living processes that carry a variable (`NAME=value`, ASCII) in the environment that they began with, and those of
 * a process group. Where there is no /proc, only the group can be seen.
 */
export async function findCarrying(variable: string, group: number | undefined): Promise<readonly FoundProcess[]> {
  if (process.platform !== 'linux') return group === undefined ? [] : findByGroup(group);
  return findAll(async (pid, ofPid) => ofPid === group || (await environmentOf(pid)).includes(variable));
}

/** Sends a signal to all of them; those that are gone by then do not matter. */
export function signalAll(processes: readonly FoundProcess[], signal: NodeJS.Signals): void {
  for (const { pid } of processes) {
    try {
      process.kill(pid, signal);
    } catch {
      // Gone between looking and sending, which is what was wanted.
    }
  }
}

/**
 * The living processes of any job whose `MLOPS_OUTPUT` lies below a folder: what steps left that nobody could wait for,
 * because whoever had started them was killed. None where there is no /proc.
 */
export async function findLeft(folder: string): Promise<readonly FoundProcess[]> {
  if (process.platform !== 'linux') return [];
  return findAll(async (pid) => {
    const variables = await environmentOf(pid);
    const isOfStep = variables.some((variable) => variable.startsWith('MLOPS_RUN_ID='));
    return isOfStep && variables.some((variable) => variable.startsWith(`MLOPS_OUTPUT=${folder}/`));
  });
}

async function findAll(isWanted: (pid: number, group: number) => Promise<boolean>): Promise<readonly FoundProcess[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(pids.filter((pid) => pid !== process.pid).map((pid) => look(pid, isWanted)));
  return found.filter((entry) => entry !== undefined);
}

async function look(
  pid: number,
  isWanted: (pid: number, group: number) => Promise<boolean>,
): Promise<FoundProcess | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '');
  const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (state === undefined || state === '' || state === 'Z' || state === 'X') return undefined;
  if (!(await isWanted(pid, Number(group)))) return undefined;
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return { pid, command: line.replaceAll('\0', ' ').trim() || `process ${pid}` };
}

async function isMarked(pid: number, mark: Mark): Promise<boolean> {
  if ((await environmentOf(pid)).includes(`MLOPS_RUN_ID=${mark.id}`)) return true;
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => '');
  return folder === mark.folder || folder.startsWith(`${mark.folder}/`);
}

/** `NAME=value` of each variable that the process began with. */
async function environmentOf(pid: number): Promise<readonly string[]> {
  return (await readFile(`/proc/${pid}/environ`, 'latin1').catch(() => '')).split('\0');
}

async function findByGroup(group: number): Promise<readonly FoundProcess[]> {
  const { stdout } = await runProcess('ps', ['-axo', 'pid=,pgid=,stat=,command=']);
  return stdout
    .toString('utf8')
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null)
    .filter(([, , pgid, state]) => Number(pgid) === group && !state?.startsWith('Z'))
    .map(([, pid, , , command]) => ({ pid: Number(pid), command: command ?? '' }));
}

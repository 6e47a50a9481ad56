import { spawnSync } from 'node:child_process';
import { getuid, platform } from 'node:process';
import type { WorkerCommand } from './duckdb-worker-process.ts';

let isolation: readonly string[] | undefined;

/**
 * What starts a process in a network of its own, in which there is nobody: `unshare` of util-linux. Root keeps its right
 * to files of others so; anybody else needs a user namespace, which some machines refuse. Empty where it cannot be had.
 */
function ownNetwork(): readonly string[] {
  if (platform !== 'linux') return [];
  const unshare = ['unshare', ...(getuid?.() === 0 ? [] : ['--user']), '--net', '--'];
  const tried = spawnSync(unshare[0] ?? '', [...unshare.slice(1), 'true'], { stdio: 'ignore', timeout: 5000 });
  return tried.status === 0 ? unshare : [];
}

/**
 * The same command without a network, where the machine can do that: the kernel then keeps what the engine's own settings
 * keep anyway. Asked once for each process.
 */
export function withoutNetwork(worker: WorkerCommand): WorkerCommand {
  isolation ??= ownNetwork();
  const [command, ...args] = isolation;
  return command === undefined ? worker : { command, args: [...args, worker.command, ...worker.args] };
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * How often the kernel has ended a process of our control group (else of this machine) for lack of memory.
 * Undefined where nobody counts. Sources: Linux cgroup-v2 `memory.events`, cgroup-v1 `memory.oom_control`,
 * `/proc/vmstat`.
 */
export async function countOomKills(root = '/'): Promise<number | undefined> {
  for (const file of await counters(root)) {
    const text = await readFile(join(root, file), 'utf8').catch(() => '');
    const count = /^oom_kill (\d+)$/m.exec(text)?.[1];
    if (count !== undefined) return Number(count);
  }
  return undefined;
}

async function counters(root: string): Promise<readonly string[]> {
  const groups = await readFile(join(root, 'proc/self/cgroup'), 'utf8').catch(() => '');
  const files: string[] = [];
  for (const line of groups.split('\n')) {
    const [, controllers, ...rest] = line.split(':');
    const path = rest.join(':');
    if (controllers === '') files.push(`sys/fs/cgroup${path}/memory.events`);
    if (controllers?.split(',').includes('memory')) {
      // Inside a container the path is that of the host; its own group is then mounted as the root.
      files.push(`sys/fs/cgroup/memory${path}/memory.oom_control`, 'sys/fs/cgroup/memory/memory.oom_control');
    }
  }
  return [...files, 'proc/vmstat'];
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Processes below a parent that run the worker of the engine, as Linux says; elsewhere none are found. */
export function workers(parent = process.pid): readonly number[] {
  if (!existsSync('/proc')) return [];
  return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) && isWorker(name, parent) ? [Number(name)] : []));
}

function isWorker(name: string, parent: number): boolean {
  try {
    const isChild = readFileSync(`/proc/${name}/status`, 'utf8').includes(`PPid:\t${parent}\n`);
    return isChild && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('duckdb-worker');
  } catch {
    return false; // it has ended meanwhile
  }
}

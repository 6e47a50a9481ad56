import { version } from '../support/version.ts';
import type { ActionName } from './registry.ts';

/** A file with the work of an action, which begins when it is called. */
interface Loaded {
  readonly act: () => Promise<void>;
}

/**
 * What every entry does: says at once what begins, and loads the rest after that. Entries hold nothing else: a bundler puts
 * what an entry shares with the parts that it loads into the entry, and to load that again would start it again.
 */
export async function begin(name: ActionName, load: () => Promise<Loaded>): Promise<void> {
  process.stdout.write(`${firstLine(name, process.env)}\n`);
  const { act } = await load();
  await act();
}

/** The version is the one that runs, whatever tag or branch the workflow names. */
export function firstLine(name: ActionName, env: NodeJS.ProcessEnv): string {
  const commit = /^[0-9a-f]{40,64}$/.exec(env['GITHUB_SHA'] ?? '')?.[0];
  const where = commit === undefined ? '' : `, in a run at ${commit.slice(0, 12)}`;
  return `mlops ${version}: action ${name}${where}`;
}

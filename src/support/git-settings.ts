import type { Git } from './git.ts';

/** One line of git's configuration, in the order in which git reads it. */
export interface Setting {
  /** Where it stands: `local`, `global`, … */
  readonly scope: string;
  /** The key in lower case but for its middle part. */
  readonly setting: readonly [key: string, value: string];
}

const known = new WeakMap<Git, Promise<readonly Setting[]>>();

/** All settings that git sees in its folder, read once for each repository object. Errors: GitError. */
export function settingsOf(git: Git): Promise<readonly Setting[]> {
  const settings = known.get(git) ?? readSettings(git);
  known.set(git, settings);
  return settings;
}

async function readSettings(git: Git): Promise<readonly Setting[]> {
  const entries = await git.list(['config', '--list', '-z', '--show-scope', '--includes']);
  const found: Setting[] = [];
  for (let at = 0; at + 1 < entries.length; at += 2) {
    const scope = entries[at] ?? '';
    const entry = entries[at + 1] ?? '';
    const cut = entry.indexOf('\n');
    const setting = cut < 0 ? ([entry, 'true'] as const) : ([entry.slice(0, cut), entry.slice(cut + 1)] as const);
    found.push({ scope, setting });
  }
  return found;
}

/** Of the repository itself; git itself names remotes of no other configuration. */
export function isOfRepository({ scope }: Setting): boolean {
  return scope === 'local' || scope === 'worktree';
}

import type { Context } from '../normalize/context.ts';
import type { Environment } from '../types.ts';

/** Branches that git refuses, that are ours, or that two environments cannot have at once. */
export function checkBranches(environments: ReadonlyMap<string, Environment>, { list, written }: Context): void {
  const seen: Environment[] = [];
  for (const environment of environments.values()) {
    const { name, branch, path } = environment;
    const at = [...path, 'branch'];
    const isWritten = written.environments?.[name]?.branch !== undefined;
    const fault = isWritten ? faultOf(branch) : undefined; // the default is as sound as the name, which is checked
    const other = seen.find((each) => collide(each.branch, branch));
    if (fault !== undefined) {
      list.add('environment-branch-invalid', at, `${fault}, found "${branch}"`, { value: true });
    } else if (other !== undefined) {
      const message =
        other.branch === branch
          ? `\`${branch}\` is the branch of \`${other.name}\` already`
          : `\`${branch}\` and \`${other.branch}\`, the branch of \`${other.name}\`, cannot both be there`;
      list.add('environment-branch-taken', at, message, { value: true });
    }
    seen.push(environment);
  }
}

/** Refs are files: neither twice without letter case, nor one a folder of the other. */
function collide(a: string, b: string): boolean {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}

/** What is wrong with the name of a branch, by the rules of git-check-ref-format(1) and ours. */
function faultOf(branch: string): string | undefined {
  if (/^mlops(\/|$)/i.test(branch)) return 'branches below `mlops/` are ours';
  if (branch.startsWith('refs/')) return 'expected the name of a branch without `refs/heads/`';
  const parts = branch.split('/');
  const refused =
    /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{/.test(branch) ||
    parts.some((part) => part === '' || part.startsWith('.') || part.endsWith('.lock')) ||
    branch.startsWith('-') ||
    branch.endsWith('.') ||
    ['@', 'HEAD'].includes(branch);
  return refused ? 'expected the name of a branch as git takes it' : undefined;
}

import type { ProblemList } from '../problem-list.ts';
import type { ProjectPath } from '../types.ts';
import type { Context } from './context.ts';

const safe = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const roleForm = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

interface NameForm {
  readonly fits: (name: string) => boolean;
  /** Completes the sentence "expected …". */
  readonly text: string;
}

const safeForm: NameForm = {
  fits: isSafeName,
  text: 'letters, digits, `-`, `_` and `.`, at most 64, beginning with a letter or digit, without `..`, and ending neither in `.` nor in `.lock`',
};

/** Of environments, which become branches, folders and environments of the forge. */
export const environmentForm: NameForm = {
  fits: (name) => /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(name),
  text: 'letters, digits, `-` and `_`, at most 64, beginning with a letter or digit',
};

/** Names become folders, parts of git refs and of artifact names: safe characters, and unique without letter case. */
export function checkNames(
  { list, fileOf }: Pick<Context, 'list' | 'fileOf'>,
  section: string,
  names: Iterable<string>,
  form = safeForm,
): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    const path = [section, name];
    if (!form.fits(name)) list.add('invalid-name', path, `expected ${form.text}`);
    const file = fileOf([section, seen.get(name.toLowerCase()) ?? name]);
    const where = file === fileOf(path) ? 'there' : `in ${file}`;
    collide(list, path, name, { same: name.toLowerCase(), seen, where, why: 'differs from it only in letter case' });
  }
}

/** Roles become variables: `MLOPS_DATA_<ROLE>`, or with another beginning. */
export function checkRoles(list: ProblemList, at: ProjectPath, roles: Iterable<string>, begin = 'MLOPS_DATA_'): void {
  const seen = new Map<string, string>();
  for (const role of roles) {
    const path = [...at, role];
    if (!roleForm.test(role)) {
      list.add('invalid-name', path, 'expected letters, digits, `-` and `_`, at most 64, beginning with a letter');
    }
    const variable = variableOf(role, begin);
    collide(list, path, role, { same: variable, seen, where: 'there', why: `both would be $${variable}` });
  }
}

/** `train-set` → `MLOPS_DATA_TRAIN_SET`. */
export function variableOf(role: string, begin = 'MLOPS_DATA_'): string {
  return `${begin}${role.toUpperCase().replaceAll('-', '_')}`;
}

export function isSafeName(name: string): boolean {
  return safe.test(name) && !name.includes('..') && !name.endsWith('.') && !name.endsWith('.lock');
}

interface Collision {
  /** What two names must not share. */
  readonly same: string;
  readonly seen: Map<string, string>;
  readonly where: string;
  readonly why: string;
}

function collide(list: ProblemList, path: ProjectPath, name: string, { same, seen, where, why }: Collision): void {
  const other = seen.get(same);
  if (other !== undefined) list.add('name-collision', path, `\`${other}\` stands ${where} already; ${why}`);
  else seen.set(same, name);
}

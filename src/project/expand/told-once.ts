import type { ProblemList, ProblemMore } from '../problem-list.ts';
import type { ProjectReason } from '../reasons.ts';
import { touchedPaths } from '../touched-paths.ts';
import type { ProjectPath } from '../types.ts';
import { pathKey } from './fill.ts';
import type { Member, Origin } from './origin.ts';

type Level = 'add' | 'warn';

/** What is wrong at one place of a matrix, of one model after the other. */
interface Told {
  readonly level: Level;
  readonly reason: ProjectReason;
  /** In the file. */
  readonly path: ProjectPath;
  readonly more: ProblemMore;
  readonly members: readonly { readonly member: Member; readonly message: string }[];
}

/** At most as many models are named. */
const shown = 3;

/**
 * The list for the paths of an expanded document: what is wrong in the models of a matrix is told once, at its place in the
 * file, with the names of the models where it is not all of them or where each would be told something else.
 */
export function toldOnce(list: ProblemList, origin: Origin): ProblemList {
  const told = new Map<string, Told>();
  const paths = touchedPaths();
  const tell = (level: Level, reason: ProjectReason, path: ProjectPath, message: string, more: ProblemMore = {}) => {
    const member = origin.member(path);
    const inFile = origin.path(path);
    if (level === 'add') paths.add(path);
    if (member === undefined) {
      list[level](reason, inFile, message, more);
      return;
    }
    const of = withMatrixRemedy(reason, more, member, path);
    for (let nth = 0; ; nth += 1) {
      // A second problem of the same model is another one.
      const key = JSON.stringify([level, reason, inFile, more.value ?? false, nth]);
      const before = told.get(key);
      if (before?.members.some((each) => each.member.name === member.name)) continue;
      const members = [...(before?.members ?? []), { member, message }];
      told.set(key, before === undefined ? { level, reason, path: inFile, more: of, members } : { ...before, members });
      return;
    }
  };
  const settle = () => {
    for (const { level, reason, path, more, members } of told.values()) {
      const [first] = members;
      if (first === undefined) continue;
      list[level](reason, path, `${first.message}${whichOf(members, origin)}`, more);
    }
    told.clear();
  };
  return {
    add: (reason, path, message, more) => tell('add', reason, path, message, more),
    found: (problem) => list.found(problem),
    warn: (reason, path, message, more) => tell('warn', reason, path, message, more),
    touches: (path) => paths.has(path) || list.touches(path),
    placeOf: (path) => list.placeOf(origin.path(path)),
    get warnings() {
      settle();
      return list.warnings;
    },
    all() {
      settle();
      return list.all();
    },
    throwIfAny() {
      settle();
      list.throwIfAny();
    },
  };
}

/** "Quote it" is no remedy where what stands in the file is quoted already, and takes its type from the matrix. */
function withMatrixRemedy(reason: ProjectReason, more: ProblemMore, { typed }: Member, path: ProjectPath): ProblemMore {
  if (reason !== 'wrong-kind' || (more.remedy !== undefined && !more.remedy.startsWith('Quote it'))) return more;
  const here = pathKey(path.slice(2)).slice(0, -1);
  const isTyped = [...typed].some((each) => each.startsWith(`${here},`) || each === `${here}]`);
  if (!isTyped) return more;
  const remedy =
    'A value that stands alone keeps the type that it has in the matrix: quote it there, or put it into a longer text.';
  return { ...more, remedy };
}

/** Nothing where all models of the matrix have the same to be told. */
function whichOf(members: Told['members'], origin: Origin): string {
  const [first, ...others] = members;
  if (first === undefined) return '';
  if (others.length === 0 && first.message.includes(`\`${first.member.name}\``)) return '';
  const matrix = first.member.matrix;
  const all = [...origin.members.values()].filter((member) => member.matrix === matrix).length;
  if (members.some(({ message }) => message !== first.message)) {
    return ` (\`${first.member.name}\`; ${others.length} more of the matrix likewise)`;
  }
  if (members.length === all) return '';
  const named = members.slice(0, shown).map(({ member }) => `\`${member.name}\``);
  const more = members.length > shown ? ` and ${members.length - shown} more of the matrix` : '';
  return ` (of ${named.join(', ')}${more})`;
}

import type { ProblemList } from './problem-list.ts';
import { memberAt } from './schema/found.ts';
import { reportIssues } from './schema/issues.ts';
import { projectFile, type WrittenProject } from './schema/project.ts';
import { take } from './schema/take.ts';
import type { ProjectPath } from './types.ts';

/** The document as typed values, without the parts that are not sound. */
export interface Written {
  readonly project: WrittenProject;
  /** All names that the file declares, sound or not: a name of a broken entry still exists. */
  readonly names: {
    readonly datasets: ReadonlySet<string>;
    readonly models: ReadonlySet<string>;
    readonly launchers: ReadonlySet<string>;
    readonly environments: ReadonlySet<string>;
  };
}

/**
 * Checks the form of a document. What breaks it is reported and left out: the value itself, or where that is not
 * enough the whole entry of `datasets`, `models`, `launchers` or `environments`. So the rest is checked for meaning in
 * the same pass.
 */
export function readWritten(
  document: Readonly<Record<string, unknown>>,
  declared: unknown,
  list: ProblemList,
  excused: (path: ProjectPath) => boolean,
): Written {
  const names = {
    datasets: keysAt(declared, 'datasets'),
    models: keysAt(declared, 'models'),
    launchers: keysAt(declared, 'launchers'),
    environments: keysAt(declared, 'environments'),
  };
  const whole = projectFile.safeParse(document);
  if (whole.success) return { project: whole.data, names };
  const rest: Record<string, unknown> = structuredClone(document);
  for (const path of reportIssues(whole.error.issues, document, list, excused)) take(rest, path);
  const parts = projectFile.safeParse({ ...rest, version: 1 });
  if (parts.success) return { project: parts.data, names };
  return { project: projectFile.parse(withoutEntries(rest, parts.error.issues)), names };
}

const tables: ReadonlySet<string> = new Set(['datasets', 'models', 'launchers', 'environments']);

function withoutEntries(
  document: Readonly<Record<string, unknown>>,
  issues: readonly { readonly path: readonly PropertyKey[] }[],
): Readonly<Record<string, unknown>> {
  const rest: Record<string, unknown> = { ...structuredClone(document), version: 1 };
  for (const { path } of issues) {
    const [section, entry] = path.map(String);
    if (section === undefined) continue;
    take(rest, tables.has(section) && entry !== undefined ? [section, entry] : [section]);
  }
  return rest;
}

function keysAt(document: unknown, name: string): ReadonlySet<string> {
  const table = memberAt(document, [name]);
  return new Set(typeof table === 'object' && table !== null ? Object.keys(table) : []);
}

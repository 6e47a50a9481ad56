import { didYouMean } from '../../support/nearest.ts';
import { withoutExpressions } from '../expand/expressions.ts';
import { originOf } from '../expand/origin.ts';
import { withoutLater } from '../later.ts';
import { checkEnv } from '../normalize/env.ts';
import { checkSecrets } from '../normalize/steps.ts';
import { type ProblemList, problemList } from '../problem-list.ts';
import { reportIssues } from '../schema/issues.ts';
import { includedShell, projectFile, type WrittenDefaults } from '../schema/project.ts';
import { take } from '../schema/take.ts';
import type { ReadFile, Table } from './project-file.ts';
import { isShared, sharedSections } from './shared-sections.ts';

/** What an included file says besides the sections that all files share. */
export interface IncludedShell {
  readonly defaults: WrittenDefaults | undefined;
  readonly list: ProblemList;
}

/** Checks the keys of an included file, and reads those that are about its own models alone. */
export function readShell(file: ReadFile): IncludedShell {
  const list = problemList(file.places, file.problems);
  reportKeys(file.value, list);
  const { version, defaults } = file.value;
  const own = { ...(version !== undefined && { version }), ...(defaults !== undefined && { defaults }) };
  const supported = withoutExpressions(withoutLater(own, list), list, originOf(new Map(), new Map()));
  return { defaults: readDefaults(supported, list), list };
}

function reportKeys(value: Table, list: ProblemList): void {
  const own = Object.keys(includedShell.shape);
  const allowed = [...own, ...sharedSections];
  for (const key of Object.keys(value)) {
    if (allowed.includes(key)) continue;
    if (Object.hasOwn(projectFile.shape, key)) {
      const message = 'stands for the whole project, and this file is included by another one';
      list.add('include-root-key', [key], message);
      continue;
    }
    const message = `unknown key; allowed in an included file: ${allowed.join(', ')}`;
    list.add('unknown-key', [key], message, { remedy: didYouMean(key, allowed) });
  }
  if (!Object.keys(value).some(isShared)) {
    list.add('nothing-declared', [], `none of ${sharedSections.map((key) => `\`${key}\``).join(', ')} stands here`);
  }
}

function readDefaults(
  { document, excused }: ReturnType<typeof withoutLater>,
  list: ProblemList,
): WrittenDefaults | undefined {
  const rest = structuredClone(document);
  const whole = includedShell.safeParse(rest);
  if (!whole.success) {
    for (const path of reportIssues(whole.error.issues, document, list, excused)) take(rest, path);
  }
  const defaults = (whole.success ? whole : includedShell.safeParse(rest)).data?.defaults;
  if (defaults?.secrets) checkSecrets(list, defaults.secrets, ['defaults', 'secrets']);
  if (defaults?.env) checkEnv(list, Object.keys(defaults.env), ['defaults', 'env']);
  return defaults;
}

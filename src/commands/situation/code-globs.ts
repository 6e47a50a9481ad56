import { type LoadedProject, type Model, matcher, type Project } from '../../project/index.ts';
import type { Commit } from '../../repository/index.ts';
import { didYouMean } from '../../support/nearest.ts';
import type { Problem } from '../../support/problem.ts';
import type { commandReasons } from '../reasons.ts';

/** By whose file the commit is judged, and the head's own with its places. */
export interface CodeGlobs {
  readonly head: LoadedProject;
  readonly project: Project;
  readonly candidate: { readonly commit: Pick<Commit, 'tree'> };
}

/**
 * Patterns under `code` that match no file of the commit, each once: a wrong name leaves the file out of what decides
 * whether to train, and the training without it.
 */
export function codeGlobs({ head, project, candidate }: CodeGlobs): readonly Problem[] {
  const paths = candidate.commit.tree.map(({ path }) => path);
  const empty = new Map<string, boolean>();
  const isEmpty = (glob: string): boolean => {
    const known = empty.get(glob) ?? !paths.some(matcher(glob));
    empty.set(glob, known);
    return known;
  };
  return [...project.models.values()].flatMap((model) =>
    patternsOf(model)
      .filter(({ glob }) => !glob.startsWith('!') && isEmpty(glob))
      .map(({ key, glob }): Problem => {
        const reason: keyof typeof commandReasons = 'code-matches-nothing';
        const message = `\`models.${model.name}.${key}\` names \`${glob}\`, and no file of the commit is that.`;
        const place = head.places.value([...model.path, ...key.split('.')]);
        const near = paths.filter((path) => folderOf(path) === folderOf(glob));
        const remedy = didYouMean(glob, near);
        return { reason, message, ...(place && { place }), ...(remedy !== undefined && { remedy }) };
      }),
  );
}

function patternsOf({ code, evaluate }: Model): readonly { readonly key: string; readonly glob: string }[] {
  const training = code.kind === 'globs' ? code.globs : [];
  return [
    ...training.map((glob) => ({ key: 'code', glob })),
    ...(evaluate?.code ?? []).map((glob) => ({ key: 'evaluate.code', glob })),
  ];
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

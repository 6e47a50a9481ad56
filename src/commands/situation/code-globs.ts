import { entryOf, type LoadedProject, type Model, matcher, type Project } from '../../project/index.ts';
import type { Commit } from '../../repository/index.ts';
import { didYouMeanPath } from '../../support/nearest.ts';
import type { Problem } from '../../support/problem.ts';
import { uniqueBy } from '../../support/unique-by.ts';
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
  const found = [...project.models.values()].flatMap((model) =>
    codePatterns(model)
      .filter(({ glob }) => isEmpty(glob))
      .map(({ key, glob }): Problem => {
        const reason: keyof typeof commandReasons = 'code-matches-nothing';
        const message = `\`models.${entryOf(model)}.${key}\` names \`${glob}\`, and no file of the commit is that.`;
        const place = head.places.value([...model.path, ...key.split('.')]);
        const remedy = didYouMeanPath(glob, paths);
        return { reason, message, ...(place && { place }), ...(remedy !== undefined && { remedy }) };
      }),
  );
  // Models of one matrix have most of their patterns from one line.
  return uniqueBy(found, ({ message }) => message);
}

/** What a model names as its code, under which key; what patterns take out again is left away. */
export function codePatterns({
  code,
  evaluate,
  serve,
}: Model): readonly { readonly key: 'code' | 'evaluate.code' | 'serve.code'; readonly glob: string }[] {
  const training = code.kind === 'globs' ? code.globs : [];
  const named = [
    ...training.map((glob) => ({ key: 'code' as const, glob })),
    ...(evaluate?.code ?? []).map((glob) => ({ key: 'evaluate.code' as const, glob })),
    ...(serve?.code ?? []).map((glob) => ({ key: 'serve.code' as const, glob })),
  ];
  return named.filter(({ glob }) => !glob.startsWith('!'));
}

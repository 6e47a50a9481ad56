import {
  entryOf,
  isBuilt,
  type LoadedProject,
  type Model,
  matcher,
  type Project,
  type ProjectPath,
} from '../../project/index.ts';
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
  const found = [...modelPatterns(project), ...buildPatterns(project)]
    .filter(({ glob }) => isEmpty(glob))
    .map(({ named, path, glob }): Problem => {
      const reason: keyof typeof commandReasons = 'code-matches-nothing';
      const message = `\`${named}\` names \`${glob}\`, and no file of the commit is that.`;
      const place = head.places.value(path);
      const remedy = didYouMeanPath(glob, paths);
      return { reason, message, ...(place && { place }), ...(remedy !== undefined && { remedy }) };
    });
  // Models of one matrix have most of their patterns from one line.
  return uniqueBy(found, ({ message }) => message);
}

/** A pattern, and the key under which it stands. */
interface Pattern {
  readonly named: string;
  readonly path: ProjectPath;
  readonly glob: string;
}

function modelPatterns({ models }: Project): readonly Pattern[] {
  return [...models.values()].flatMap((model) =>
    codePatterns(model).map(({ key, glob }) => ({
      ...{ named: `models.${entryOf(model)}.${key}`, path: [...model.path, ...key.split('.')], glob },
    })),
  );
}

function buildPatterns({ datasets }: Project): readonly Pattern[] {
  return [...datasets.values()].filter(isBuilt).flatMap(({ name, path, build }) =>
    codePatterns(build).map(({ glob }) => ({
      ...{ named: `datasets.${name}.build.code`, path: [...path, 'build', 'code'], glob },
    })),
  );
}

/** What a model, or a command that makes a dataset, names as its code, under which key; what patterns take out again is left away. */
export function codePatterns({ code, evaluate, serve }: Pick<Model, 'code' | 'evaluate' | 'serve'>): readonly {
  readonly key: 'code' | 'evaluate.code' | 'serve.code';
  readonly glob: string;
}[] {
  const training = code.kind === 'globs' ? code.globs : [];
  const named = [
    ...training.map((glob) => ({ key: 'code' as const, glob })),
    ...(evaluate?.code ?? []).map((glob) => ({ key: 'evaluate.code' as const, glob })),
    ...(serve?.code ?? []).map((glob) => ({ key: 'serve.code' as const, glob })),
  ];
  return named.filter(({ glob }) => !glob.startsWith('!'));
}

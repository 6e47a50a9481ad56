import { isDeepStrictEqual } from 'node:util';
import { builtRoot, entryOf, type Model, madeOf, type Project, rolesInReach } from '../../project/index.ts';
import type { ResolvedDataset } from '../../repository/index.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import { uniqueBy } from '../../support/unique-by.ts';
import type { commandReasons } from '../reasons.ts';
import type { ReadCommit } from './read-commit.ts';

/**
 * Refuses what would put the labels that a model is judged by in front of its own code: the files of that dataset among
 * the code of the evaluation step or the parameters, or under the name of another dataset that training gets, or that a
 * command has made it of. Only where scores are computed outside of training; of the models that it needs as well, whose
 * artifacts carry it on. A copy with other bytes is not found. Errors: labels-in-reach, all at once.
 */
export function refuseLabelsInReach({ facts, datasets }: ReadCommit): void {
  const found = new Map([...datasets].map(([name, resolved]) => [name, holderOf(resolved)]));
  const problems = [...facts.models.values()].flatMap(({ model, evaluation }) => {
    const label = model.evaluate?.run === undefined ? undefined : model.evaluate.label;
    const holds = label && found.get(label.dataset);
    if (label === undefined || holds === undefined) return [];
    const refused = (path: string | undefined, how: string): Problem[] =>
      path === undefined
        ? []
        : [
            problem(
              `${entryOf(model)}: ${path} ${how}, and holds the ${label.column === undefined ? 'rows' : 'labels'} of ${label.dataset}`,
            ),
          ];
    const code = evaluation?.inputs.code.find(({ path, oid }) => holds({ path, id: `git:${oid}` }));
    const params = model.params.find(({ file }) => holds({ path: file }));
    return [
      ...refused(code?.path, 'is among the code that scores'),
      ...refused(params?.file, 'is a file of parameters'),
      ...madeOfLabels(model, label.dataset, facts.project),
      ...rolesInReach(model, facts.project.models).flatMap(({ role, dataset: name, through }) => {
        const how = `is given to ${trainingOf(through)} as \`${role}\``;
        return readFor(name, label.dataset, facts.project).flatMap((origin) => {
          const given = datasets.get(origin);
          if (given === undefined || areViewsOfOne(given, datasets.get(label.dataset))) return [];
          const by = origin === name ? `dataset ${name}` : `dataset ${origin}, of which ${name} is made`;
          return refused(given.files.find(holds)?.path, `${how} (${by})`);
        });
      }),
    ];
  });
  // Models of one matrix have it from the same line.
  const once = uniqueBy(problems, ({ message }) => message);
  if (once.length > 0) throw new MlopsError('input', once);
}

/** A dataset and what it is made of, but what `madeOfLabels` tells by its name. */
function readFor(name: string, judged: string, { datasets }: Project): readonly string[] {
  const told = [judged, rootOf(judged, datasets)];
  return [name, ...[...madeOf(name, datasets)].filter((origin) => !told.includes(origin))];
}

/**
 * Data that a command makes have no bytes in common with what it read, and may hold all of it: what training gets must not
 * be made of the rows that judge the model, and not be the whole of which they are a part.
 */
function madeOfLabels(model: Model, judged: string, { datasets, models }: Project): readonly Problem[] {
  return rolesInReach(model, models).flatMap(({ role, dataset: name, through }) => {
    const dataset = datasets.get(name);
    if (dataset === undefined || builtRoot(dataset, datasets) === undefined) return [];
    const origins = madeOf(name, datasets);
    const from = [judged, rootOf(judged, datasets)].find((one) => origins.has(one));
    const isWhole = rootOf(judged, datasets) === name;
    if (!isWhole && from === undefined) return [];
    const how = isWhole ? `has all rows of ${judged}` : `is made of ${from}, which has the rows`;
    return [problem(`${entryOf(model)}: ${name}, which ${trainingOf(through)} gets as \`${role}\`, ${how}`)];
  });
}

function rootOf(name: string, datasets: Project['datasets']): string {
  return datasets.get(name)?.view?.root ?? name;
}

/** The training that gets something; of a needed model by its name. */
function trainingOf(through: string | undefined): string {
  return through === undefined ? 'training' : `the training of ${through}, which it needs,`;
}

/** Of these, rows that both have are counted before the training. */
function areViewsOfOne(one: ResolvedDataset, other: ResolvedDataset | undefined): boolean {
  if (one.dataset.view === undefined || other?.dataset.view === undefined) return false;
  return isDeepStrictEqual(one.files, other.files);
}

/** Whether a file is one of the dataset's, by its path or by its bytes. */
function holderOf({ files }: ResolvedDataset) {
  const paths = new Set(files.map(({ path }) => path));
  const ids = new Set<string | undefined>(files.map(({ id }) => id));
  return ({ path, id }: { readonly path: string; readonly id?: string }) => paths.has(path) || ids.has(id);
}

function problem(what: string): Problem {
  const reason: keyof typeof commandReasons = 'labels-in-reach';
  return { reason, message: `${what} that the model is judged by.` };
}

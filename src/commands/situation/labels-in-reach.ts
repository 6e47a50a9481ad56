import { isDeepStrictEqual } from 'node:util';
import { builtRoot, entryOf, type Model, madeOf, type Places, type Project } from '../../project/index.ts';
import type { Pointer, ResolvedDataset, ResolvedFile } from '../../repository/index.ts';
import { MlopsError, type Place, type Problem } from '../../support/problem.ts';
import { uniqueBy } from '../../support/unique-by.ts';
import type { commandReasons } from '../reasons.ts';
import { type FilesInReach, filesInReach } from './files-in-reach.ts';
import type { ReadCommit } from './read-commit.ts';
import { trainedOn } from './training-way.ts';

/**
 * Refuses what would put the labels that a model is judged by in front of its own code: the files of that dataset among
 * the files that reach it (`files-in-reach.ts`), or under the name of another dataset that training gets, or that a command
 * has made it of. Only where scores are computed outside of training; of the models that it needs as well, whose
 * artifacts carry it on. A copy with other bytes is not found. Errors: labels-in-reach, all at once, each with its place.
 */
export function refuseLabelsInReach(read: ReadCommit, places: Places): void {
  const found = new Map([...read.datasets].map(([name, resolved]) => [name, holderOf(resolved)]));
  const problems = [...read.facts.models.values()].flatMap((facts) => {
    const { model } = facts;
    const label = model.evaluate?.run === undefined ? undefined : model.evaluate.label;
    const holds = label && found.get(label.dataset);
    if (label === undefined || holds === undefined) return [];
    const judged = `the ${label.column === undefined ? 'rows' : 'labels'} of ${label.dataset}`;
    const refused = (path: string, { how, at, remedy }: Omit<FilesInReach, 'files'>): Problem =>
      problem(`${entryOf(model)}: ${path} ${how}, and holds ${judged}`, places.value(at), remedy);
    return [
      ...filesInReach(facts, read).flatMap((way) => {
        const held = way.files.find(({ path, oid }) => holds({ path, id: oid && `git:${oid}` }));
        return held === undefined ? [] : [refused(held.path, way)];
      }),
      ...madeOfLabels(model, label.dataset, read.facts.project, places),
      ...otherDatasets(model, label.dataset, read).flatMap(({ given, ...way }) => {
        const held = given.files.find(holds);
        return held === undefined ? [] : [refused(held.path, way)];
      }),
    ];
  });
  // Models of one matrix have it from the same line.
  const once = uniqueBy(problems, ({ message }) => message);
  if (once.length > 0) throw new MlopsError('input', once);
}

/** The datasets that training gets, and what those are made of, but where their rows are counted before the training. */
function otherDatasets(model: Model, judged: string, { datasets, facts: { project } }: ReadCommit) {
  return trainedOn(model, project.models).flatMap(({ role, dataset: name, through, way, at }) =>
    readFor(name, judged, project).flatMap((origin) => {
      const given = datasets.get(origin);
      if (given === undefined || areViewsOfOne(given, datasets.get(judged))) return [];
      const by = origin === name ? `dataset ${name}` : `dataset ${origin}, of which ${name} is made`;
      const how = `is given to ${trainingOf(through)} as \`${role}\` (${by})`;
      const from = origin === name ? '' : `, or ${origin} out of the \`from\` below ${name}`;
      return [{ given, how, at, remedy: `Take ${name} out of ${way}${from}.` }];
    }),
  );
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
function madeOfLabels(model: Model, judged: string, { datasets, models }: Project, places: Places): readonly Problem[] {
  return trainedOn(model, models).flatMap(({ role, dataset: name, through, way, at }) => {
    const dataset = datasets.get(name);
    if (dataset === undefined || builtRoot(dataset, datasets) === undefined) return [];
    const origins = madeOf(name, datasets);
    const from = [judged, rootOf(judged, datasets)].find((one) => origins.has(one));
    const isWhole = rootOf(judged, datasets) === name;
    if (!isWhole && from === undefined) return [];
    const how = isWhole ? `has all rows of ${judged}` : `is made of ${from}, which has the rows`;
    const remedy = isWhole
      ? `Name a view without these rows in ${way}.`
      : `Name a view without these rows in the \`from\` below ${name}, or take ${name} out of ${way}.`;
    const message = `${entryOf(model)}: ${name}, which ${trainingOf(through)} gets as \`${role}\`, ${how}`;
    return [problem(message, places.value(at), remedy)];
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

/** Whether a file is one of the dataset's, by its path or by its bytes; a file without any holds no row. */
function holderOf({ files }: ResolvedDataset) {
  const folders = files.flatMap(({ from }) => (from.kind === 'pointer' ? folderOf(from.pointer) : []));
  const paths = new Set([...files, ...folders].map(({ path }) => path));
  const ids = new Set<string | undefined>([...files.filter(mayHoldRows), ...folders].map(({ id }) => id));
  return ({ path, id }: { readonly path: string; readonly id?: string | undefined }) => paths.has(path) || ids.has(id);
}

/** Who is given a folder of DVC as a whole is given each of its files. */
function folderOf(pointer: Pointer) {
  const folder = pointer.kind === 'dvc' ? pointer.folder : undefined;
  return folder === undefined ? [] : [{ path: folder.path, id: `md5:${folder.md5}` }];
}

/** The list of such a folder has no sizes, and the MD5 of nothing. */
function mayHoldRows({ bytes, id }: ResolvedFile): boolean {
  return bytes > 0 || (id.startsWith('md5:') && id !== 'md5:d41d8cd98f00b204e9800998ecf8427e');
}

function problem(what: string, place: Place, remedy: string): Problem {
  const reason: keyof typeof commandReasons = 'labels-in-reach';
  return { reason, message: `${what} that the model is judged by.`, place, remedy };
}

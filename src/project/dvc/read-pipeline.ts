import type { Problem } from '../../support/problem.ts';
import type { FilesAround } from '../around.ts';
import { filePlaces } from '../file-places.ts';
import { readUserDocument } from '../params.ts';
import { placesOf } from '../places.ts';
import { inFolder, parentOf } from './paths.ts';
import { isTable, memberOf, type Said, saidOf } from './said.ts';
import { singleStages } from './several.ts';
import { entriesOf, stageOf, textsWith } from './stage.ts';
import type { NamedArtifact, NamedPath, Pipeline, Stage } from './types.ts';
import type { Values } from './values.ts';
import { variablesOf } from './variables.ts';

export interface ReadPipeline {
  /** Without what cannot be read. */
  readonly pipeline: Pipeline;
  /** With their places in the `dvc.yaml`. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a `dvc.yaml` as DVC 3 does: variables, `foreach` and `matrix`, both forms of paths, params, metrics and plots, `wdir`.
 * Pure. https://doc.dvc.org/user-guide/project-structure/dvcyaml-files
 * @param file below the root
 */
export function readPipeline(text: string, file: string, around: FilesAround): ReadPipeline {
  const folder = parentOf(file);
  const empty = { file, folder, stages: [], metrics: [], plots: [], artifacts: [] };
  const places = filePlaces(text, file) ?? placesOf(file, text, { key: 0, value: 0, members: new Map() });
  const read = readUserDocument(text, file);
  if ('problem' in read) {
    const { message, place = places.at([]) } = read.problem;
    return { pipeline: empty, problems: [{ reason: 'dvc-invalid', message, place }] };
  }
  const said = saidOf(places);
  const { document } = read;
  const values = variablesOf(memberOf(document, 'vars'), folder, ['vars'], around, said);
  const pipeline: Pipeline = {
    file,
    folder,
    stages: stagesOf(memberOf(document, 'stages'), values, { around, said, folder }),
    metrics: listed(document, 'metrics', values, said),
    plots: plotsOf(document, values, said),
    artifacts: artifactsOf(memberOf(document, 'artifacts'), values, said),
  };
  return { pipeline, problems: said.problems };
}

function stagesOf(
  written: unknown,
  values: Values,
  context: { readonly around: FilesAround; readonly said: Said; readonly folder: string },
): readonly Stage[] {
  const { said } = context;
  if (!isTable(written)) {
    said.add('dvc-invalid', ['stages'], 'the file has no table `stages`');
    return [];
  }
  return Object.entries(written).flatMap(([name, entry]) =>
    singleStages(name, entry, ['stages', name], values, said).flatMap((one) => {
      return stageOf(one.name, one.written, one.at, one.values, context) ?? [];
    }),
  );
}

function listed(document: unknown, key: string, values: Values, said: Said): readonly NamedPath[] {
  const text = textsWith(values, said);
  return entriesOf(memberOf(document, key), [key], said).flatMap(([path, , at]) => {
    const filled = text(path, at);
    return filled === undefined ? [] : [{ path: inFolder('', filled), place: said.place(at) }];
  });
}

/** The key of an entry is a file, or a title where `x` or `y` names the files. */
function plotsOf(document: unknown, values: Values, said: Said): readonly NamedPath[] {
  const text = textsWith(values, said);
  return entriesOf(memberOf(document, 'plots'), ['plots'], said).flatMap(([name, options, at]) => {
    const files = [...filesIn(memberOf(options, 'y')), ...filesIn(memberOf(options, 'x'))];
    const named: readonly unknown[] = files.length === 0 ? [name] : [...new Set(files)];
    return named.flatMap((path) => {
      const filled = text(path, at);
      return filled === undefined ? [] : [{ path: inFolder('', filled), place: said.place(at) }];
    });
  });
}

function filesIn(axis: unknown): readonly string[] {
  return isTable(axis) ? Object.keys(axis) : [];
}

function artifactsOf(written: unknown, values: Values, said: Said): readonly NamedArtifact[] {
  const text = textsWith(values, said);
  return (isTable(written) ? Object.entries(written) : []).flatMap(([name, entry]) => {
    const at = ['artifacts', name, 'path'];
    const path = text(memberOf(entry, 'path'), at);
    const type = memberOf(entry, 'type');
    if (path === undefined) return [];
    return [{ name, path: inFolder('', path), place: said.place(at), ...(typeof type === 'string' && { type }) }];
  });
}

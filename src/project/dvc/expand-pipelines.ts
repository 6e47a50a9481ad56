import type { Place } from '../../support/problem.ts';
import type { FilesAround } from '../around.ts';
import type { Origin } from '../expand/origin.ts';
import { resolvePath } from '../paths.ts';
import type { ProblemList } from '../problem-list.ts';
import { memberAt } from '../schema/found.ts';
import type { ProjectPath } from '../types.ts';
import { type Chosen, chooseStages, type NotChosen } from './choose.ts';
import { type DeclaredSource, inputsOf } from './inputs.ts';
import { inFolder, parentOf } from './paths.ts';
import { type ReadPipeline, readPipeline } from './read-pipeline.ts';
import { isTable, memberOf } from './said.ts';
import type { Pipeline, Stage } from './types.ts';
import { writtenModel } from './written-model.ts';

type Table = Readonly<Record<string, unknown>>;

/** What the stages of a `dvc.yaml` are for a model. */
export interface ModelStages {
  /** The `dvc.yaml`, below the root. */
  readonly file: string;
  readonly before: readonly string[];
  readonly training: string;
  readonly after: readonly string[];
  /** Not run: what they left is data. */
  readonly kept: readonly string[];
  /** Of those in `before`, what each does and reads. */
  readonly reads: readonly StageReads[];
}

interface StageReads {
  readonly name: string;
  readonly command: string;
  /** Files and folders below the root. */
  readonly paths: readonly string[];
  /** `keys` is null for the whole file. */
  readonly params: readonly { readonly file: string; readonly keys: readonly string[] | null }[];
}

/** A document in which every model has its command. */
export interface ExpandedPipelines {
  readonly document: Table;
  readonly stages: ReadonlyMap<string, ModelStages>;
  /** Where something that the file does not say stands in a `dvc.yaml`; the longest path that is known. */
  readonly place: (path: ProjectPath) => Place | undefined;
}

export interface PipelineContext {
  readonly list: ProblemList;
  /** Absent: what pipelines say is not asked, and their models are left out. */
  readonly around: FilesAround | undefined;
  readonly origin: Origin;
  /** The folder that relative paths of an entry begin at. */
  readonly folderOf: (path: ProjectPath) => string;
}

/**
 * Puts in the place of each `train: { dvc: <stage> }` what its `dvc.yaml` says: command, inputs and outputs, as if they were
 * written by hand. Keys that the file has win. `document` itself is not changed.
 */
export function expandPipelines(document: Table, context: PipelineContext): ExpandedPipelines {
  const { models } = document;
  const stages = new Map<string, ModelStages>();
  const places = new Map<string, Place>();
  const place = (path: ProjectPath) => longest(places, path);
  if (!isTable(models) || !Object.values(models).some(namesTarget)) return { document, stages, place };
  const { around } = context;
  const reading = new Map<string, ReadPipeline>();
  const sources = declaredSources(document, context);
  const entries = Object.entries(models).flatMap(([name, entry]): readonly (readonly [string, unknown])[] => {
    if (!isTable(entry) || !namesTarget(entry)) return [[name, entry]];
    if (around === undefined) return [];
    const found = expandModel(name, entry, { ...context, around, reading, sources });
    if (found === undefined) return [];
    stages.set(name, found.stages);
    for (const [path, at] of found.places) {
      const key = JSON.stringify(context.origin.path(['models', name, ...path]));
      if (!places.has(key)) places.set(key, at); // models of one matrix have one path
    }
    return [[name, found.model]];
  });
  return { document: { ...document, models: Object.fromEntries(entries) }, stages, place };
}

function namesTarget(entry: unknown): boolean {
  return memberAt(entry, ['train', 'dvc']) !== undefined;
}

/** Datasets whose files are of this repository. */
function declaredSources({ datasets }: Table, { folderOf }: PipelineContext): readonly DeclaredSource[] {
  if (!isTable(datasets)) return [];
  return Object.entries(datasets).flatMap(([name, entry]) => {
    const written = typeof entry === 'string' ? entry : memberOf(entry, 'source');
    if (typeof written !== 'string' || written.includes('://')) return [];
    const read = resolvePath(written, { workingDirectory: folderOf(['datasets', name]), rooted: true });
    return read.ok ? [{ name, source: read.path.replace(/\.dvc$/, '') }] : [];
  });
}

interface Expansion extends PipelineContext {
  readonly around: FilesAround;
  readonly reading: Map<string, ReadPipeline>;
  readonly sources: readonly DeclaredSource[];
}

interface ExpandedModel {
  readonly model: Table;
  readonly stages: ModelStages;
  readonly places: readonly (readonly [ProjectPath, Place])[];
}

function expandModel(name: string, entry: Table, expansion: Expansion): ExpandedModel | undefined {
  const { list } = expansion;
  const at: ProjectPath = ['models', name, 'train', 'dvc'];
  const target = targetOf(entry, at, name, expansion);
  if (target === undefined) return undefined;
  const pipeline = pipelineOf(target.file, at, expansion);
  if (pipeline === undefined) return undefined;
  const found = chooseStages(pipeline, target.stage, writtenArtifact(entry));
  if ('problem' in found) {
    tell(found.problem, at, list);
    return undefined;
  }
  const { chosen } = found;
  const all = [...chosen.before, chosen.training, ...chosen.after];
  const kept = all.filter(({ frozen }) => frozen);
  if (kept.includes(chosen.training)) {
    const message = `the stage \`${chosen.training.name}\` is frozen, so DVC would not run it`;
    list.found({ reason: 'dvc-frozen', message, place: chosen.training.place });
    return undefined;
  }
  const run = all.filter(({ frozen }) => !frozen);
  const inputs = inputsOf(pipeline, run, kept, expansion.sources, expansion.around);
  if (!Object.hasOwn(entry, 'data')) {
    for (const { path, place } of inputs.outside) {
      const message = `${path} is outside of the repository, so nobody can tell which version of it a training reads`;
      list.found({ reason: 'dvc-outside', message, place });
    }
  }
  warnOfPersisting(run, list, name);
  const { model, places } = writtenModel(pipeline, chosen, run, inputs);
  return {
    model: { ...target.folder, ...model, ...entry, train: trainOf(model['train'], entry['train']) },
    stages: stagesOf(pipeline, chosen),
    places: places
      .filter(([[key]]) => key !== undefined && (key === 'train' || !Object.hasOwn(entry, key)))
      .map(([path, place]) => [path, place] as const),
  };
}

function trainOf(generated: unknown, written: unknown): Table {
  const { dvc: _, ...own } = isTable(written) ? written : {};
  return { ...(isTable(generated) && generated), ...own };
}

interface Target {
  /** Below the root. */
  readonly file: string;
  readonly stage: string;
  /** What the model then has as its folder. */
  readonly folder: Table;
}

/** `train`, `train@north`, `models/dvc.yaml:train`; the file is that of the working directory. */
function targetOf(entry: Table, at: ProjectPath, name: string, { list, folderOf }: Expansion): Target | undefined {
  const text = memberAt(entry, ['train', 'dvc']);
  if (typeof text !== 'string' || text.trim() === '') {
    list.add('wrong-kind', at, 'expected a stage of dvc.yaml, as in `train` or `models/dvc.yaml:train`', {
      value: true,
    });
    return undefined;
  }
  if (memberAt(entry, ['train', 'run']) !== undefined) {
    list.add(
      'contradiction',
      ['models', name, 'train', 'run'],
      '`run` and `dvc` both say what is trained; one of them does',
    );
    return undefined;
  }
  const colon = text.lastIndexOf(':');
  const file = colon === -1 ? 'dvc.yaml' : text.slice(0, colon);
  const written = entry['working-directory'];
  const folder = parentOf(file);
  if (folder !== '' && written !== undefined) {
    const message = `\`working-directory\` is the folder of the dvc.yaml; name the stage alone, \`${text.slice(colon + 1)}\``;
    list.add('contradiction', at, message, { value: true });
    return undefined;
  }
  const base = folderOf(['models', name]);
  const below = resolvePath(typeof written === 'string' ? written : '.', { workingDirectory: base, rooted: true });
  const path = resolvePath(file, { workingDirectory: below.ok ? below.path : base });
  if (!path.ok) {
    list.add('path-outside', at, path.message, { value: true });
    return undefined;
  }
  return {
    file: path.path,
    stage: text.slice(colon + 1),
    folder: folder === '' ? {} : { 'working-directory': folder },
  };
}

/** Read once for all models, so that what is wrong with it is told once. */
function pipelineOf(file: string, at: ProjectPath, { reading, around, list }: Expansion) {
  const known = reading.get(file);
  if (known !== undefined) return known.problems.length > 0 ? undefined : known.pipeline;
  const text = around.text(file);
  if (text === undefined) {
    list.add('dvc-missing', at, `git has no file ${file} that could be read`, { value: true });
    return undefined;
  }
  const read = readPipeline(text, file, around);
  reading.set(file, read);
  for (const problem of read.problems) list.found(problem);
  return read.problems.length > 0 ? undefined : read.pipeline;
}

function writtenArtifact({ artifact }: Table): readonly string[] | undefined {
  const listed: readonly unknown[] = Array.isArray(artifact) ? artifact : [artifact];
  const texts = listed.filter((each) => typeof each === 'string').map((each) => inFolder('', each));
  return texts.length === 0 ? undefined : texts;
}

function tell({ reason, message, remedy, place }: NotChosen, at: ProjectPath, list: ProblemList): void {
  if (place === undefined) list.add(reason, at, message, { value: true, remedy });
  else list.found({ reason, message, place, ...(remedy !== undefined && { remedy }) });
}

/** A run begins from nothing: what an earlier one left is no input of it. */
function warnOfPersisting(run: Chosen['before'], list: ProblemList, model: string): void {
  for (const { name, outs } of run) {
    const kept = outs.find(({ persist }) => persist);
    if (kept === undefined) continue;
    const message = `the stage \`${name}\` keeps ${kept.path} from run to run (\`persist\`); here each run begins without it`;
    list.warn('dvc-persist', ['models', model, 'train', 'dvc'], message, { value: true });
  }
}

function stagesOf({ file, folder }: Pipeline, { before, training, after }: Chosen): ModelStages {
  const names = (stages: Chosen['before']) => stages.filter(({ frozen }) => !frozen).map(({ name }) => name);
  const kept = [...before, ...after].filter(({ frozen }) => frozen).map(({ name }) => name);
  const reads = before.filter(({ frozen }) => !frozen).map((stage) => readsOf(stage, folder));
  return { file, before: names(before), training: training.name, after: names(after), kept, reads };
}

function readsOf({ name, commands, deps, params }: Stage, folder: string): StageReads {
  const files = params.map(({ path, keys }) => ({ file: inFolder(folder, path), keys }));
  const paths = deps.map(({ path }) => inFolder(folder, path));
  // A whole file of parameters, or a program that has them, may count as code.
  return { name, command: commands.join('\n'), paths: [...paths, ...files.map(({ file }) => file)], params: files };
}

function longest(places: ReadonlyMap<string, Place>, path: ProjectPath): Place | undefined {
  for (let length = path.length; length > 2; length -= 1) {
    const found = places.get(JSON.stringify(path.slice(0, length)));
    if (found !== undefined) return found;
  }
  return undefined;
}

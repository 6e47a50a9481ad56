import type { Chosen } from './choose.ts';
import { commandOfStages } from './command.ts';
import type { StageInputs } from './inputs.ts';
import { isWithin } from './paths.ts';
import type { NamedPath, Pipeline, Stage } from './types.ts';

type Table = Readonly<Record<string, unknown>>;

/** A model as somebody would write it by hand, and where each of its parts stands in the `dvc.yaml`. */
export interface WrittenByDvc {
  readonly model: Table;
  /** Path below the model → place. */
  readonly places: readonly (readonly [path: readonly (string | number)[], place: NamedPath['place']])[];
}

/** What the stages say of a model. @param run the stages that run, in their order */
export function writtenModel(
  pipeline: Pipeline,
  { training, artifact }: Chosen,
  run: readonly Stage[],
  inputs: StageInputs,
): WrittenByDvc {
  const metrics = reported(pipeline.metrics, run, 'metrics');
  const plots = reported(pipeline.plots, run, 'plot');
  const data = rolesOf(inputs.data);
  const params = inputs.params;
  const isKeyed = params.some(({ keys }) => keys !== null);
  const model = {
    ...list('code', inputs.code),
    ...(data.length > 0 && { data: Object.fromEntries(data.map(([role, { path }]) => [role, path])) }),
    ...(params.length > 0 && {
      params: isKeyed
        ? Object.fromEntries(params.map(({ path, keys }) => [`/${path}`, keys]))
        : params.map(({ path }) => `/${path}`),
    }),
    ...list('artifact', artifact),
    ...list('metrics', metrics),
    ...list('plots', plots),
    train: { run: commandOfStages(run), ...(run.some(({ alwaysChanged }) => alwaysChanged) && { reuse: false }) },
  };
  return {
    model,
    places: [
      [['train', 'run'], training.place],
      ...indexed('code', inputs.code),
      ...data.map(([role, { place }]) => [['data', role], place] as const),
      ...params.map(({ path, place }, index) => [['params', isKeyed ? `/${path}` : index], place] as const),
      ...indexed('artifact', artifact),
      ...indexed('metrics', metrics),
      ...indexed('plots', plots),
    ],
  };
}

function list(key: string, paths: readonly NamedPath[]): Table {
  return paths.length === 0 ? {} : { [key]: paths.map(({ path }) => path) };
}

function indexed(key: string, paths: readonly NamedPath[]): WrittenByDvc['places'] {
  return paths.map(({ place }, index) => [[key, index], place] as const);
}

/** Of the stages themselves, and of the top of the file what these stages make. */
function reported(listed: readonly NamedPath[], run: readonly Stage[], kind: 'metrics' | 'plot'): readonly NamedPath[] {
  const outs = run.flatMap((stage) => stage.outs);
  const own = outs.filter((out) => out.kind === kind);
  const top = listed.filter(({ path }) => outs.some((out) => isWithin(path, out.path)));
  return [...new Map([...own, ...top].map((each) => [each.path, each])).values()];
}

/** A single dataset is that of training; of several each is called as its file, or as the dataset is. */
function rolesOf(data: readonly NamedPath[]): readonly (readonly [role: string, data: NamedPath])[] {
  const [only, ...others] = data;
  if (only !== undefined && others.length === 0) return [['train', only]];
  const taken = new Set<string>();
  return data.map((each) => {
    const stem = each.path.slice(each.path.lastIndexOf('/') + 1).replace(/\..*$/, '');
    const plain =
      stem
        .replaceAll(/[^A-Za-z0-9]+/g, '-')
        .replaceAll(/^[-0-9]+|-+$/g, '')
        .slice(0, 56) || 'data';
    return [freeRole(plain, taken), each] as const;
  });
}

function freeRole(base: string, taken: Set<string>): string {
  for (let number = 1; ; number += 1) {
    const role = number === 1 ? base : `${base}-${number}`;
    if (taken.has(role.toLowerCase())) continue;
    taken.add(role.toLowerCase());
    return role;
  }
}

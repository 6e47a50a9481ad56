import { checkMonitor } from '../check/monitor.ts';
import { defined } from '../defined.ts';
import type { WrittenMetrics, WrittenModel } from '../schema/model.ts';
import type { MetricsFile, Model, ProjectPath, RowChoice } from '../types.ts';
import { type Context, entryPath, keyPathAt, oneOrMany, pathAt } from './context.ts';
import { type DatasetTable, dataOf } from './data.ts';
import { envOf } from './env.ts';
import { evaluateOf } from './evaluate.ts';
import { gatesOf } from './gates.ts';
import { needsOf } from './needs.ts';
import { codeOf, paramsOf } from './parts-of-model.ts';
import { serveOf } from './serve.ts';
import { outputAt, trainOf } from './steps.ts';

/** One model with every short form expanded and every path resolved. */
export function modelOf(context: Context, name: string, written: WrittenModel, table: DatasetTable): Model {
  const path: ProjectPath = ['models', name];
  const workingDirectory = workingDirectoryOf(context, written, path);
  const outputs = (key: 'artifact' | 'plots'): readonly string[] =>
    oneOrMany(written[key]).map((text, index) =>
      outputAt(context, entryPath([...path, key], written[key], index), text, workingDirectory),
    );
  if (written.monitor !== undefined) checkMonitor(written.monitor, [...path, 'monitor'], context);
  const { gates, environmentGates } = gatesOf(context, written.gates, [...path, 'gates']);
  const allRules = [...[...gates.values()].flat(), ...environmentGates];
  return {
    name,
    ...defined({ matrix: context.matrixOf(name), stages: context.stagesOf(name) }),
    workingDirectory,
    code: codeOf(context, written.code, [...path, 'code'], workingDirectory),
    data: dataOf(context, written.data, [...path, 'data'], workingDirectory, table),
    params: paramsOf(context, written.params, [...path, 'params'], workingDirectory),
    ...defined({ needs: needsOf(context, written, path) }),
    train: trainOf(context, written, [...path, 'train']),
    artifact: outputs('artifact'),
    metrics: metricsOf(context, written.metrics, [...path, 'metrics'], workingDirectory),
    plots: outputs('plots'),
    ...defined({ evaluate: evaluateOf(context, written, [...path, 'evaluate'], workingDirectory, allRules) }),
    gates,
    environmentGates,
    ...defined({ serve: serveOf(context, written.serve, [...path, 'serve'], workingDirectory) }),
    env: envOf(context, written.env, [...path, 'env']),
    schemas: schemasOf(context, written.schemas, [...path, 'schemas'], workingDirectory),
    path,
  };
}

/** Where nothing is said, the folder of the file: the root of the repository for the root file. */
function workingDirectoryOf(context: Context, written: WrittenModel, path: ProjectPath): string {
  const [own, folder] = [context.folderOf(path), written['working-directory']];
  if (folder === undefined) return own;
  const options = { workingDirectory: own, rooted: own !== '' };
  return pathAt(context, [...path, 'working-directory'], folder, options);
}

function metricsOf(
  context: Context,
  written: WrittenModel['metrics'],
  at: ProjectPath,
  workingDirectory: string,
): readonly MetricsFile[] {
  return oneOrMany<string | WrittenMetrics>(written).map((entry, index) => {
    const path = entryPath(at, written, index);
    const table = typeof entry === 'string' ? { file: entry } : entry;
    const filePath = typeof entry === 'string' ? path : [...path, 'file'];
    return {
      file: outputAt(context, filePath, table.file, workingDirectory),
      ...defined({ prefix: table.prefix }),
      row: rowOf(context, table.row, [...path, 'row']),
    };
  });
}

function rowOf({ list }: Context, written: WrittenMetrics['row'], at: ProjectPath): RowChoice {
  if (written === undefined || written === 'last') return { kind: 'last' };
  const { min, max, where } = written;
  const given = [min, max, where].filter((choice) => choice !== undefined).length;
  if (given > 1) list.add('contradiction', at, 'a row is chosen by one of `min`, `max` and `where`, not by several');
  if (min !== undefined) return { kind: 'min', column: min };
  if (max !== undefined) return { kind: 'max', column: max };
  if (where !== undefined) {
    const cells = new Map(Object.entries(where));
    if (cells.size === 0 && !list.touches([...at, 'where'])) {
      list.add('missing-key', [...at, 'where'], '`where` names no column');
    }
    return { kind: 'where', cells };
  }
  if (!list.touches(at)) list.add('missing-key', at, 'one of the keys `min`, `max` and `where` is missing');
  return { kind: 'last' };
}

function schemasOf(
  context: Context,
  written: WrittenModel['schemas'],
  at: ProjectPath,
  workingDirectory: string,
): ReadonlyMap<string, string> {
  const options = { workingDirectory, rooted: true };
  return new Map(
    Object.entries(written ?? {}).map(([file, schema]) => [
      keyPathAt(context, at, file, options),
      pathAt(context, [...at, file], schema, options),
    ]),
  );
}

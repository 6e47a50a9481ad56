import { isAddress } from '../../support/source-address.ts';
import { defined } from '../defined.ts';
import type { WrittenDataset } from '../schema/dataset.ts';
import type { Build, Dataset, ProjectPath } from '../types.ts';
import { durationOf } from '../units.ts';
import { bareDataset } from './bare-dataset.ts';
import { commandOf, isCommand, setupOf } from './command.ts';
import { type Context, entryPath, oneOrMany, pathAt } from './context.ts';
import { envOf } from './env.ts';
import { formatOf } from './format.ts';
import { checkRoles } from './names.ts';
import { codeOf, paramsOf } from './parts-of-model.ts';
import { runsOnOf } from './runs-on.ts';
import { resourcesOf, secretsOf } from './steps.ts';
import { refuseViewKeys } from './view.ts';

type WrittenBuild = NonNullable<WrittenDataset['build']>;

/** A dataset that a command makes. */
export function builtOf(context: Context, name: string, written: WrittenDataset, command: WrittenBuild): Dataset {
  const path: ProjectPath = ['datasets', name];
  refuseViewKeys(context, path, written);
  refuseOthers(context, path, written);
  const source = sourceOf(context, path, written);
  return {
    ...bareDataset(name, source, path, false),
    format: formatOf(source, written.format),
    build: buildOf(context, written, command, path),
  };
}

/** Keys that say where given data are, or which version of them. */
function refuseOthers({ list }: Context, path: ProjectPath, { digest, frozen }: WrittenDataset): void {
  if (digest !== undefined) {
    list.add('contradiction', [...path, 'digest'], 'what a command makes has no `digest` that is known before', {
      remedy: 'Remove the key: the inputs of `build` say which version it is.',
    });
  }
  if (frozen === true) {
    list.add('contradiction', [...path, 'frozen'], 'what a command makes follows from its inputs, which change it', {
      remedy: 'Freeze the datasets of `from`, or a view of this one: `{ from: <this>, where: …, frozen: true }`.',
    });
  }
}

function sourceOf(context: Context, path: ProjectPath, { source }: WrittenDataset): string {
  const { list } = context;
  const at = [...path, 'source'];
  if (source === undefined) {
    if (!list.touches(at)) {
      const remedy =
        'Name the file, folder or glob below the root that it leaves, as in `source: data/hourly.parquet`.';
      list.add('missing-key', path, 'the key `source` is missing: where the command leaves the data', { remedy });
    }
    return '';
  }
  if (typeof source !== 'string') return ''; // refused before: rows of a database
  if (isAddress(source)) {
    const remedy = 'Let the command leave files below the root.';
    list.add('contradiction', at, 'is an address, and the command leaves files', { value: true, remedy });
    return '';
  }
  const folder = context.folderOf(path);
  const found = pathAt(context, at, source, { workingDirectory: folder, rooted: folder !== '' });
  if (!list.touches(at)) refuseWide(context, at, found, folder);
  return found;
}

/** The command runs in the folder of its file, and what it leaves is looked for there. */
function refuseWide({ list }: Context, at: ProjectPath, found: string, folder: string): void {
  const name = folder === '' ? 'the root' : `\`${folder}\``;
  const remedy = `Name a file or folder below ${name}.`;
  if (found === folder) {
    const whole = folder === '' ? 'the whole repository' : `the whole folder ${name}`;
    list.add('contradiction', at, `is ${whole}, and the command leaves a part of it`, { remedy });
  } else if (folder !== '' && !found.startsWith(`${folder}/`)) {
    const message = `is outside of ${name}, the folder of its file, in which the command runs`;
    list.add('contradiction', at, message, { value: true, remedy });
  }
}

function buildOf(context: Context, written: WrittenDataset, command: WrittenBuild, path: ProjectPath): Build {
  const table = isCommand(command) ? { run: command } : command;
  const at = [...path, 'build'];
  const workingDirectory = context.folderOf(path);
  return {
    from: fromOf(context, written.from, [...path, 'from']),
    run: commandOf(table.run),
    workingDirectory,
    code: codeOf(context, table.code, [...at, 'code'], workingDirectory),
    params: paramsOf(context, table.params, [...at, 'params'], workingDirectory),
    ...defined({ setup: setupOf(table.setup, context.defaultsOf(at).setup) }),
    resources: resourcesOf(table.resources),
    runsOn: runsOnOf(table['runs-on']),
    timeout: durationOf(table.timeout ?? '6h'),
    env: envOf(context, table.env, [...at, 'env']),
    secrets: secretsOf(context, table.secrets, [...at, 'secrets']),
  };
}

/** Each becomes a variable: `MLOPS_DATA_<NAME>`. Whether they exist is told with all datasets (`check/builds.ts`). */
function fromOf({ list }: Context, written: WrittenDataset['from'], at: ProjectPath): readonly string[] {
  const names = oneOrMany(written);
  names.forEach((name, index) => {
    if (names.indexOf(name) === index) return;
    list.add('contradiction', entryPath(at, written, index), `names \`${name}\` twice`, { value: true });
  });
  const unique = [...new Set(names)];
  checkRoles(list, at, unique);
  return unique;
}

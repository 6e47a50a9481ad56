import { posix } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { member, members, texts } from '../../yaml-values.ts';
import type { Survey } from '../types.ts';
import { filesOfModule } from './resolve.ts';
import type { Task } from './types.ts';

/** Runners of tasks: their table in `pyproject.toml`, and the words before the name of a task. */
const runners: readonly { readonly by: string; readonly table: string; readonly call: string }[] = [
  { by: 'poe', table: 'tool.poe.tasks', call: 'poe' },
  { by: 'pdm', table: 'tool.pdm.scripts', call: 'pdm run' },
  { by: 'task', table: 'tool.taskipy.tasks', call: 'task' },
  { by: 'pixi', table: 'tool.pixi.tasks', call: 'pixi run' },
  { by: 'hatch', table: 'tool.hatch.envs.default.scripts', call: 'hatch run' },
];
/** Programs that a package brings: `train = "rides.train:main"`. */
const entryTables: readonly string[] = ['project.scripts', 'tool.poetry.scripts'];
/** Members of a task that change what its command does. */
const more = new Set([
  'deps',
  'depends',
  'depends-on',
  'env',
  'envfile',
  'args',
  'cwd',
  'working_dir',
  'uses',
  'composite',
  'sequence',
]);

/** Tasks and programs that the `pyproject.toml` files describe; one that cannot be read describes none. */
export function pyprojectTasks(survey: Survey): readonly Task[] {
  return [...survey.texts]
    .filter(([path]) => posix.basename(path) === 'pyproject.toml')
    .flatMap(([path, text]) => {
      const document = readToml(text);
      const folder = posix.dirname(path) === '.' ? '' : posix.dirname(path);
      return [
        ...runners.flatMap(({ by, table, call }) =>
          members(at(document, table)).flatMap(([name, written]) => {
            const said = `\`[${table}] ${name}\` of ${path}`;
            return taskOf(written).map((task): Task => ({ by, name, call: `${call} ${name}`, folder, said, ...task }));
          }),
        ),
        ...entryTables.flatMap((table) =>
          members(at(document, table)).flatMap(([name, written]) =>
            entryOf({ name, written, table, path, folder }, survey),
          ),
        ),
      ];
    });
}

function readToml(text: string): unknown {
  try {
    return parseToml(text);
  } catch {
    return undefined;
  }
}

function at(document: unknown, table: string): unknown {
  return table.split('.').reduce(member, document);
}

/** A text, or a table with one; other forms are run by their name. */
function taskOf(written: unknown): readonly Pick<Task, 'text' | 'isMore'>[] {
  if (typeof written === 'string') return [{ text: written, isMore: written.includes('$') }];
  if (Array.isArray(written)) return [{ text: (texts(written) ?? []).join('\n'), isMore: true }];
  const command = member(written, 'cmd') ?? member(written, 'shell');
  const words = texts(command);
  if (command !== undefined && words !== undefined) {
    const text = words.join(' ');
    return [{ text, isMore: text.includes('$') || members(written).some(([key]) => more.has(key)) }];
  }
  const called = member(written, 'call') ?? member(written, 'script');
  const module = typeof called === 'string' ? moduleOf(called) : undefined;
  return [{ text: module === undefined ? '' : `python -m ${module}`, isMore: true }];
}

function moduleOf(called: string): string | undefined {
  return /^([\w.]+)(?::|$)/.exec(called)?.[1];
}

interface Entry {
  readonly name: string;
  readonly written: unknown;
  readonly table: string;
  readonly path: string;
  readonly folder: string;
}

function entryOf({ name, written, table, path, folder }: Entry, survey: Survey): readonly Task[] {
  const module = typeof written === 'string' ? moduleOf(written) : undefined;
  if (module === undefined || !/^[\w.-]+$/.test(name)) return [];
  // A program of a package that is not here is none that this repository can change.
  if (!filesOfModule(module).some((file) => survey.known.has(posix.join(folder, file)))) return [];
  const said = `\`[${table}] ${name}\` of ${path}`;
  return [
    {
      by: 'entry',
      name,
      call: `${runnerOf(folder, survey)}${name}`,
      folder,
      text: `python -m ${module}`,
      isMore: true,
      said,
    },
  ];
}

/** What finds the programs of a package that is installed by a lock file. */
function runnerOf(folder: string, { known }: Survey): string {
  const has = (name: string) => known.has(posix.join(folder, name));
  if (has('uv.lock')) return 'uv run --frozen ';
  if (has('poetry.lock')) return 'poetry run ';
  return has('pdm.lock') ? 'pdm run ' : '';
}

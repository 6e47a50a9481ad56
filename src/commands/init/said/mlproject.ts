import { posix } from 'node:path';
import { quoteShell } from '../../../support/escape/index.ts';
import { member, members, readYaml } from '../../yaml-values.ts';
import type { Survey } from '../types.ts';
import { namesTrainingRun } from './resolve.ts';
import { runOfTask } from './tasks.ts';
import type { Place, SaidRun, Task } from './types.ts';

/** Entry points of every `MLproject`, with their parameters at their defaults. */
export function projectTasks(survey: Survey): readonly Task[] {
  return projectsOf(survey).flatMap(({ path, folder, document }) =>
    members(member(document, 'entry_points')).flatMap(([name, point]): readonly Task[] => {
      const command = member(point, 'command');
      if (typeof command !== 'string') return [];
      const text = withDefaults(command, member(point, 'parameters'));
      const call = name === 'main' ? 'mlflow run .' : `mlflow run . -e ${name}`;
      return [{ by: 'mlflow', name, call, folder, text, isMore: false, said: `the entry point ${name} of ${path}` }];
    }),
  );
}

/** The training of each `MLproject`: the entry point of that name, else `main`, else the only one. */
export function saidByProjects(survey: Survey, place: Place): readonly SaidRun[] {
  return projectsOf(survey).flatMap(({ path, folder, document }) => {
    const tasks = place.tasks.filter((task) => task.by === 'mlflow' && task.folder === folder);
    const [only, ...more] = tasks;
    const task =
      tasks.find(({ name }) => namesTrainingRun(name)) ??
      tasks.find(({ name }) => name === 'main') ??
      (more.length === 0 ? only : undefined);
    const run = task && runOfTask(task, place);
    if (run === undefined) return [];
    const others = tasks.filter((one) => one !== task).map(({ name }) => name);
    const check = `${path} has ${others.join(', ')}, too: steps before or after this training, or models of their own.`;
    return [
      {
        ...run,
        checks: [...run.checks, ...(others.length === 0 ? [] : [check]), ...environmentChecks(path, document)],
      },
    ];
  });
}

function projectsOf(survey: Survey) {
  return [...survey.texts]
    .filter(([path]) => posix.basename(path) === 'MLproject')
    .map(([path, text]) => {
      const folder = posix.dirname(path);
      return { path, folder: folder === '.' ? '' : folder, document: readYaml(text) };
    });
}

/** `{alpha}` by its default, as MLflow does; one without a default becomes a variable, which is then asked for. */
function withDefaults(command: string, parameters: unknown): string {
  const known = new Map(members(parameters));
  return command.replaceAll(/\{([A-Za-z_]\w*)\}/g, (whole, name: string) => {
    if (!known.has(name)) return whole;
    const value = member(known.get(name), 'default');
    if (typeof value === 'string') return quoteShell(value);
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : `"$${name.toUpperCase()}"`;
  });
}

/** The environment that MLflow would make; here a lock file or `setup` makes it. */
function environmentChecks(path: string, document: unknown): readonly string[] {
  const conda = member(document, 'conda_env');
  const python = member(document, 'python_env');
  const image = member(member(document, 'docker_env'), 'image');
  return [
    ...(typeof conda === 'string' && !/(?:^|\/)environment\.ya?ml$/.test(conda)
      ? [
          `${path} makes its environment from ${conda}: \`setup: conda env create --prefix ./.venv --file ${conda}\` of the model does the same, or the machine has it.`,
        ]
      : []),
    ...(typeof python === 'string'
      ? [
          `${path} makes its environment from ${python}: say under \`setup\` what installs the same, or see that the machine has it.`,
        ]
      : []),
    ...(typeof image === 'string'
      ? [
          `${path} trains in the image ${image}: a training here runs with what the machine, \`setup\` and a lock file bring.`,
        ]
      : []),
  ];
}

import { chainOf } from './chain.ts';
import { asOutputs, shownFiles } from './report.ts';
import { namesTrainingRun } from './resolve.ts';
import { statementsOf } from './shell.ts';
import type { Place, SaidRun, Task } from './types.ts';

/** Tasks whose names say so and that train nothing themselves. */
const noTraining = /clean|test|docker|help|install|deploy|stop|log|status|setup/i;

/**
 * Trainings that tasks describe (`make train`), one for each place: the task of that name, else the first that is named
 * like one; the others are named.
 */
export function saidByTasks(place: Place): readonly SaidRun[] {
  const training = place.tasks.filter(
    ({ by, name }) => by !== 'mlflow' && namesTrainingRun(name) && !noTraining.test(name),
  );
  const groups = Map.groupBy(training, ({ by, folder }) => `${by} ${folder}`);
  return [...groups.values()].flatMap((tasks) => {
    const task = plainest(tasks);
    const run = task && runOfTask(task, place);
    if (task === undefined || run === undefined) return [];
    const others = tasks.filter(({ name }) => name !== task.name).map(({ name }) => name);
    const check = `${task.said} is taken; ${others.join(', ')} beside it may be models of their own, or other forms of this one.`;
    return [{ ...run, checks: [...run.checks, ...(others.length === 0 ? [] : [capital(check)])] }];
  });
}

function plainest(tasks: readonly Task[]): Task | undefined {
  return tasks.find(({ name }) => /^(?:train|fit|training|train[_-]model)$/i.test(name)) ?? tasks[0];
}

/** A task as a training: its commands, or the task by its name where it is more than they are. */
export function runOfTask(task: Task, place: Place): SaidRun | undefined {
  const { by, call, folder, said } = task;
  const chain = chainOf([{ text: call, words: call.split(' '), folder, inBlock: false }], place, said, true);
  if (chain === undefined) return undefined;
  // What is shown stands in another target as often: `eval: ; cat metrics.txt >> report.md`.
  const beside = place.tasks.filter((one) => one.by === by && one.folder === folder);
  const shown = shownFiles(beside.flatMap((one) => statementsOf(one.text, one.folder)));
  const why = `${said.replace(/^.* of /, '')} shows it by ${shown.by ?? ''}`;
  const isCalled = chain.command === call;
  return {
    command: chain.command,
    folder: chain.folder,
    why: isCalled && by !== 'entry' ? `${said}, which is more than its commands` : said,
    runs: chain.runs,
    ...(chain.trains !== undefined && { trains: chain.trains }),
    metrics: asOutputs(shown.metrics, chain.folder, why),
    plots: asOutputs(shown.plots, chain.folder, why),
    checks: [...chain.checks, ...(isCalled ? [calledCheck(task)] : [])],
  };
}

function calledCheck({ by, call, name, said }: Task): string {
  if (by !== 'entry') {
    return `\`${call}\` needs ${by} on the machine and does all that ${said} does; a lock file is then not installed by itself: \`setup\` says what makes its packages.`;
  }
  return call === name
    ? `\`${call}\` is there only where the package of ${said} is installed: say under \`setup\` what does it (\`python3 -m venv .venv && .venv/bin/pip install .\`).`
    : `\`${call}\` installs the package of ${said} by its lock file.`;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

import { readScript } from '../script-facts.ts';
import type { Survey } from '../types.ts';
import { makeTasks } from './make.ts';
import { projectTasks, saidByProjects } from './mlproject.ts';
import { sourceOf } from './notebooks.ts';
import { pyprojectTasks } from './pyproject.ts';
import { saidByTasks } from './tasks.ts';
import type { Place, SaidRun } from './types.ts';
import { saidByWorkflows } from './workflows.ts';

export interface SaidRuns {
  /** One for each model. */
  readonly runs: readonly SaidRun[];
  /** A sentence each. */
  readonly checks: readonly string[];
}

/** Trainings that files of the repository say how to run, the surest file first. @param ours workflows of `mlops init` */
export function saidRuns(survey: Survey, ours: ReadonlySet<string>): SaidRuns {
  const place = placeOf(survey);
  const workflows = saidByWorkflows(survey, place, ours);
  const all = [...workflows.runs, ...saidByProjects(survey, place), ...saidByTasks(place)];
  return { runs: onePerModel(all), checks: workflows.checks };
}

/** Files that those commands run, whatever they are called. */
export function saidFiles(survey: Survey, ours: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(saidRuns(survey, ours).runs.flatMap(({ runs }) => runs));
}

function placeOf(survey: Survey): Place {
  return {
    has: (path) => survey.known.has(path),
    fits: (path) => {
      const text = survey.texts.get(path);
      return text !== undefined && readScript(sourceOf(path, text)).fits;
    },
    tasks: [...makeTasks(survey), ...projectTasks(survey), ...pyprojectTasks(survey)],
  };
}

/** Two files may say how one training is run: the first is taken, and where the other says another way, that is said. */
function onePerModel(all: readonly SaidRun[]): readonly SaidRun[] {
  const groups = Map.groupBy(all, ({ trains, folder, command }) => trains ?? `${folder}: ${command}`);
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const same = others.filter(({ command, folder }) => command === first.command && folder === first.folder);
    const other = others.filter((run) => !same.includes(run));
    return [
      {
        ...first,
        why: [first.why, ...same.map(({ why }) => why)].join('; '),
        metrics: [
          ...first.metrics,
          ...others.flatMap(({ metrics, folder }) => (folder === first.folder ? metrics : [])),
        ],
        plots: [...first.plots, ...others.flatMap(({ plots, folder }) => (folder === first.folder ? plots : []))],
        checks: [
          ...new Set([first, ...same].flatMap(({ checks }) => checks)),
          ...other.map(
            ({ command, why }) =>
              `Another way to the same training is \`${command}\` (${why}): take the one that is meant.`,
          ),
        ],
      },
    ];
  });
}

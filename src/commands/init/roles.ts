import { posix } from 'node:path';
import { splitOf } from './data-files.ts';
import { isWithin } from './dvc.ts';
import { baseName, folderName } from './interesting.ts';
import type { TrainingScript } from './training-scripts.ts';
import type { Guess, ProposedDataset } from './types.ts';

export interface Roles {
  readonly data: ReadonlyMap<string, Guess<string>>;
  readonly checks: readonly string[];
}

/**
 * Which datasets a training gets, by role: what `MLOPS_DATA_<ROLE>` asks for, else what its text names, else what is
 * the only choice.
 */
export function rolesOf(script: TrainingScript, workingDirectory: string, datasets: readonly ProposedDataset[]): Roles {
  const near = datasets.filter(({ opens }) => workingDirectory === '' || isWithin(opens, workingDirectory));
  const choice = near.length > 0 ? near : datasets;
  if (script.facts.roles.size > 0) return askedRoles(script, workingDirectory, choice, datasets);
  const data = new Map<string, Guess<string>>();
  for (const { path } of script.facts.paths) {
    const dataset = mentioned(path, workingDirectory, script.path, datasets);
    if (dataset === undefined || [...data.values()].some(({ value }) => value === dataset.name)) continue;
    data.set(freeRole(dataset, data), { value: dataset.name, why: `${script.path} names ${path}` });
  }
  if (data.size > 0) return { data, checks: [] };
  return onlyChoice(script, choice);
}

function askedRoles(
  script: TrainingScript,
  workingDirectory: string,
  choice: readonly ProposedDataset[],
  all: readonly ProposedDataset[],
): Roles {
  const data = new Map<string, Guess<string>>();
  const checks: string[] = [];
  for (const [role, path] of script.facts.roles) {
    const named = path === undefined ? undefined : mentioned(path, workingDirectory, script.path, all);
    const sole = role === 'train' && choice.length === 1 ? choice[0] : undefined;
    const dataset =
      named ??
      choice.find(({ split, name }) => name === role || (split !== undefined && split === splitOf(role))) ??
      sole;
    const variable = `$MLOPS_DATA_${role.toUpperCase().replaceAll('-', '_')}`;
    if (dataset === undefined) {
      checks.push(
        `${script.path} reads ${variable}, and no file says that it is meant: add \`${role}\` under \`data\`.`,
      );
    } else data.set(role, { value: dataset.name, why: `${script.path} reads ${variable}` });
  }
  return { data, checks };
}

/** Nothing names the data: the rows to train on are meant if they are the only ones. */
function onlyChoice(script: TrainingScript, choice: readonly ProposedDataset[]): Roles {
  const training = choice.filter(({ split }) => split === 'train');
  const candidates = training.length > 0 ? training : choice;
  const [only, ...others] = candidates;
  if (only === undefined)
    return { data: new Map(), checks: [`Nothing says which data ${script.path} reads: \`data\` is not set.`] };
  if (others.length > 0) {
    const names = candidates.map(({ name }) => name).join(', ');
    return { data: new Map(), checks: [`${script.path} does not say which data it reads (${names}?): set \`data\`.`] };
  }
  const why = `${script.path} names no data; ${only.source} is the only choice`;
  return {
    data: new Map([['train', { value: only.name, why }]]),
    checks: [`Does ${script.path} read ${only.source}? It does not say so.`],
  };
}

/** The dataset that a path of a script stands for: where it leads to from where the script may run, else its file's name. */
function mentioned(
  path: string,
  workingDirectory: string,
  script: string,
  datasets: readonly ProposedDataset[],
): ProposedDataset | undefined {
  const places = [workingDirectory, folderName(script), ''].map((folder) =>
    posix.join(folder, path).replace(/\/$/, ''),
  );
  const exact = datasets.find(({ opens, files }) => places.some((place) => place === opens || files.includes(place)));
  if (exact !== undefined) return exact;
  const named = datasets.filter(({ opens }) => baseName(opens) === baseName(path));
  const near = named.filter(({ opens }) => workingDirectory !== '' && isWithin(opens, workingDirectory));
  return near.length === 1 ? near[0] : named.length === 1 ? named[0] : undefined;
}

function freeRole(dataset: ProposedDataset, taken: ReadonlyMap<string, unknown>): string {
  const wanted = dataset.split ?? (taken.has('train') ? dataset.name : 'train');
  const role = /^[a-z][a-z0-9_-]*$/.test(wanted) ? wanted : `data-${wanted}`;
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? role : `${role}-${number}`;
    if (!taken.has(free)) return free;
  }
}

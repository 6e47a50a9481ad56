import type { InstallStep, Proposal, ProposedModel } from './types.ts';

/** Each model would pay for the libraries of all: beyond this somebody has to think. */
const most = 2;

/**
 * What `mlops-train.yml` does before a training: nothing on machines of the user's own, which have their libraries; on
 * those of GitHub, which are new each time, what the lock files say.
 */
export function installSteps({ models }: Pick<Proposal, 'models'>): readonly InstallStep[] {
  if (models.some(({ runsOn }) => runsOn !== undefined && !isOfGithub(runsOn.value))) return [];
  const steps = stepsOf(models);
  return steps.length > most ? [] : steps;
}

/** What is left to the user, for each model once. */
export function installChecks({ models }: Pick<Proposal, 'models'>): readonly string[] {
  if (installSteps({ models }).length > 0 && models.every(({ environment }) => environment?.step !== undefined))
    return [];
  const commands = [...new Set(models.flatMap(({ environment }) => environment?.value ?? []))];
  if (commands.length === 0) return [];
  const what = commands.map((command) => `\`${command}\``).join(', ');
  return [
    `mlops-train.yml installs nothing by itself: see that its machine has what ${what} installs, or add a step there.`,
  ];
}

/** A pointer says which data are meant; who brings them to a machine is not in the repository. */
export function fetchChecks({ datasets }: Pick<Proposal, 'datasets'>): readonly string[] {
  const pointers = datasets.filter(({ source }) => source.endsWith('.dvc')).map(({ source }) => source);
  if (pointers.length === 0) return [];
  return [
    `A machine of GitHub has ${pointers.join(', ')} without the data: where mlops-pull-request.yml and mlops-train.yml say so, add a step such as \`dvc pull\`.`,
  ];
}

function isOfGithub(runsOn: string | readonly string[]): boolean {
  return typeof runsOn === 'string' && /^ubuntu-(latest|\d)/.test(runsOn);
}

function stepsOf(models: readonly ProposedModel[]): readonly InstallStep[] {
  const steps = models.flatMap(({ environment }) => environment?.step ?? []);
  return [...new Map(steps.map((step) => [`${step.folder}: ${step.run}`, step])).values()];
}

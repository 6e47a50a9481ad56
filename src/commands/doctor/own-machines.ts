import type { HostSettings, Runner, RunnerGroup } from '../../forge/index.ts';
import type { Project, RunsOn } from '../../project/index.ts';
import type { Finding } from './finding.ts';

/** A machine that is not GitHub's. */
export interface OwnMachine {
  /** Who asks for it: a model, or "the environment staging". */
  readonly who: string;
  readonly labels: readonly string[];
  readonly group?: string;
}

/** GitHub's own machines have these names; others with a name of their own belong to somebody. */
const hosted = /^(ubuntu|windows|macos)-[\w.-]+$/i;
/** The first runner program that has Node 24, which the actions run on. */
const oldestRunner = [2, 327, 1] as const;

/** Those that models train on, and commands make datasets on. */
export function trainingMachines({ models, datasets }: Project): readonly OwnMachine[] {
  return [
    ...[...models.values()].flatMap(({ name, train }) => machineOf(name, train.runsOn)),
    ...[...datasets.values()].flatMap(({ name, build }) =>
      build === undefined ? [] : machineOf(`the dataset ${name}`, build.runsOn),
    ),
  ];
}

/** Those that deploy to environments. */
export function deployingMachines({ environments }: Project): readonly OwnMachine[] {
  return [...environments.values()].flatMap(({ name, runsOn }) => machineOf(`the environment ${name}`, runsOn));
}

/** Whether GitHub brings the machine: nobody has to register or prepare one. */
export function isHosted(runsOn: RunsOn): boolean {
  const { labels, group } = partsOf(runsOn);
  return group === undefined && labels.every((label) => hosted.test(label));
}

function machineOf(who: string, runsOn: RunsOn): readonly OwnMachine[] {
  if (isHosted(runsOn)) return [];
  const { labels, group } = partsOf(runsOn);
  return [{ who, labels, ...(group !== undefined && { group }) }];
}

function partsOf(runsOn: RunsOn): { readonly labels: readonly string[]; readonly group?: string } {
  if (typeof runsOn === 'string') return { labels: [runsOn] };
  return 'labels' in runsOn ? runsOn : { labels: runsOn };
}

/** Whether the machines are there, and new enough for the actions. Says nothing where the token may not look. */
export function runnerFindings(machines: readonly OwnMachine[], settings: HostSettings): readonly Finding[] {
  const { runners, organization } = settings;
  if (runners.kind === 'hidden') return [];
  return machines.map((machine) => runnerFinding(machine, runners.value, organization));
}

function runnerFinding({ who, labels, group }: OwnMachine, runners: readonly Runner[], organization: boolean): Finding {
  const what = 'runner';
  const asked = `${who} asks for ${[...(group === undefined ? [] : [`the group ${group}`]), ...labels].join(', ')}`;
  const found = runners.filter((runner) => hasAll(runner, labels));
  if (found.length === 0) return noRunner(asked, organization);
  const old = found.filter(({ version }) => version !== undefined && isOldRunner(version));
  if (old.length > 0) {
    const names = old.map(({ name, version }) => `${name} (${version})`).join(', ');
    return {
      what,
      state: 'bad',
      says: `${asked}, and the actions need a runner from ${oldestRunner.join('.')} on: ${names}`,
      remedy: 'Update the runner program, or switch its automatic updates on.',
    };
  }
  const online = found.filter((runner) => runner.online);
  return online.length > 0
    ? { what, state: 'ok', says: `${asked}: ${online.map(({ name }) => name).join(', ')}` }
    : {
        what,
        state: 'warn',
        says: `${asked}: ${found.map(({ name }) => name).join(', ')}, none of which is online`,
        remedy: 'Start one: a job waits for 24 hours and then fails.',
      };
}

function noRunner(asked: string, organization: boolean): Finding {
  const says = `${asked}; no runner of this repository has that`;
  return organization
    ? { what: 'runner', state: 'warn', says: `${says}, and those of the organization are not listed here` }
    : { what: 'runner', state: 'bad', says, remedy: 'Register one with these labels, or change `runs-on`.' };
}

function hasAll(runner: Runner, labels: readonly string[]): boolean {
  const has = new Set(runner.labels.map((label) => label.toLowerCase()));
  return labels.every((label) => has.has(label.toLowerCase()));
}

function isOldRunner(version: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, least] of oldestRunner.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}

/** What keeps other workflows away from the machines. Conditions in a workflow file that a branch can edit do not. */
export function guardFindings(
  machines: readonly OwnMachine[],
  settings: HostSettings,
  env: NodeJS.ProcessEnv,
): readonly Finding[] {
  if (machines.length === 0) return [];
  if (!settings.organization) return [hookFinding(env)];
  const { runnerGroups } = settings;
  if (runnerGroups.kind === 'hidden') return [];
  return machines.map((machine) => groupFinding(machine, runnerGroups.value, settings));
}

function hookFinding(env: NodeJS.ProcessEnv): Finding {
  const hook = env['ACTIONS_RUNNER_HOOK_JOB_STARTED'] ?? '';
  if (hook !== '') return { what: 'hook', state: 'ok', says: `this runner asks ${hook} before each job` };
  return {
    what: 'hook',
    state: 'warn',
    says: 'only organizations have runner groups: nothing keeps other workflows away from your machines',
    remedy: 'Install templates/mlops-job-started.sh on each machine (docs/guides/github.md, "Machines of your own").',
  };
}

function groupFinding({ who, group }: OwnMachine, groups: readonly RunnerGroup[], settings: HostSettings): Finding {
  const what = 'group';
  const file = `${settings.repository}/.github/workflows/mlops-train.yml@refs/heads/${settings.defaultBranch}`;
  const remedy = `Restrict its runner group to ${file}, and name the group under \`runs-on\`.`;
  if (group === undefined) {
    return { what, state: 'warn', says: `${who} names no runner group, so any workflow may use its machine`, remedy };
  }
  const found = groups.find(({ name }) => name === group);
  if (found === undefined) {
    return {
      what,
      state: 'bad',
      says: `${who} asks for the group ${group}, which this repository may not use`,
      remedy: `Give ${settings.repository} access to the group, or correct the name.`,
    };
  }
  const { workflows } = found;
  if (workflows === null) return { what, state: 'warn', says: `any workflow may use the group ${group}`, remedy };
  const others = workflows.filter((workflow) => workflow !== file);
  if (!workflows.includes(file)) {
    return {
      what,
      state: 'bad',
      says: `the group ${group} does not let mlops-train.yml of ${settings.defaultBranch} in`,
      remedy,
    };
  }
  return others.length === 0
    ? { what, state: 'ok', says: `the group ${group} is for mlops-train.yml of ${settings.defaultBranch} alone` }
    : { what, state: 'warn', says: `the group ${group} is also for ${others.join(', ')}`, remedy };
}

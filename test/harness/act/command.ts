import { join } from 'node:path';
import type { WorkflowOptions } from '../act.ts';

/** Third-party actions, by the commits that templates pin, and the folders of what stands in for them. */
const standIns: Readonly<Record<string, string>> = {
  'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1': 'checkout',
  'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020': 'setup-node',
  'actions/create-github-app-token@1b10c78c7865c340bc4f6099eb2f838309f1e8c3': 'create-github-app-token',
};

const hosted = ['ubuntu-latest', 'ubuntu-24.04', 'ubuntu-22.04', 'self-hosted'];

/** @param event file of the payload; @param cache folder of this run alone */
export function actArguments(options: WorkflowOptions, event: string, cache: string): readonly string[] {
  const { run, secrets = {}, vars = {} } = options;
  const pairs = (flag: string, values: Readonly<Record<string, string>>) =>
    Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);
  const dispatched = Object.entries(run.inputs).map(([name, value]) => [name, `${value}`] as const);
  return [
    ...[run.event, '--workflows', run.path, '--eventpath', event, '--actor', run.actor, '--json'],
    ...[...hosted, ...(options.labels ?? [])].flatMap((label) => ['--platform', `${label}=-self-hosted`]),
    ...['--no-cache-server', '--no-skip-checkout', '--action-cache-path', cache],
    ...pairs('--local-repository', { ...standInFolders(), ...options.repositories }),
    // The tokens of the jobs come another way; without any, act would ask a tool of GitHub for one.
    ...pairs('--secret', { GITHUB_TOKEN: 'none', ...secrets }),
    ...pairs('--var', vars),
    ...pairs('--input', Object.fromEntries(dispatched)),
    ...pairs('--env', { ...variables(options), ...options.env }),
  ];
}

function standInFolders(): Readonly<Record<string, string>> {
  const folder = (name: string) => join(import.meta.dirname, 'stand-ins', name);
  return Object.fromEntries(Object.entries(standIns).map(([uses, name]) => [uses, folder(name)]));
}

function variables({ server, run, ref }: WorkflowOptions): Readonly<Record<string, string>> {
  const [owner = ''] = server.repository.split('/');
  return {
    GITHUB_REPOSITORY: server.repository,
    GITHUB_REPOSITORY_OWNER: owner,
    GITHUB_REF: ref,
    GITHUB_API_URL: server.api,
    GITHUB_GRAPHQL_URL: `${server.origin}/api/graphql`,
    GITHUB_RUN_ID: `${run.id}`,
    GITHUB_RUN_NUMBER: `${run.number}`,
    GITHUB_RUN_ATTEMPT: `${run.attempt}`,
    GITHUB_WORKFLOW_REF: `${server.repository}/${run.path}@${ref}`,
    ACTIONS_RESULTS_URL: `${server.origin}/`,
    FORGE_ORIGIN: server.origin,
  };
}

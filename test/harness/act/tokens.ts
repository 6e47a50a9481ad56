import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkflowOptions } from '../act.ts';
import { defaultGrants, grantsOf } from './grants.ts';

export interface JobTokens {
  readonly github: string;
  readonly runtime: string;
}

/** Tokens for every job that the workflow, or one that it calls, declares: by `caller/job`. */
export async function jobTokens(options: WorkflowOptions): Promise<Readonly<Record<string, JobTokens>>> {
  const { run, server, workspace } = options;
  const grants = grantsOf(await readFile(join(workspace, run.path), 'utf8'), {
    defaults: defaultGrants[server.settings.workflowPermissions],
    fork: run.headRepository !== server.repository && run.event.startsWith('pull_request'),
    called: (uses) => readFileSync(calledFile(options, uses), 'utf8'),
  });
  const given = [...grants].map(([job, permissions]) => {
    const runtime = server.actions.runtimeToken(run, job);
    return [job, { github: server.token(options.permissions?.[job] ?? permissions), runtime }] as const;
  });
  return Object.fromEntries(given);
}

/** `./path` is of the same commit; `owner/name/path@ref` of a repository that the test has. */
function calledFile({ repositories = {}, workspace }: WorkflowOptions, uses: string): string {
  if (uses.startsWith('./')) return join(workspace, uses);
  const [, repository = '', path = '', ref = ''] = /^([^/]+\/[^/]+)\/(.+)@(.+)$/.exec(uses) ?? [];
  const folder = repositories[`${repository}@${ref}`];
  if (folder === undefined) throw new Error(`${uses}: the test gives no folder for ${repository}@${ref}`);
  return join(folder, path);
}

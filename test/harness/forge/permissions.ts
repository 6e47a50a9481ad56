import { type Answer, problem } from './answers.ts';
import type { OperationName } from './operations.ts';
import type { Permission, Permissions } from './world.ts';

type Need = readonly [Permission, 'read' | 'write'];

const talkRead: readonly Need[] = [
  ['issues', 'read'],
  ['pull-requests', 'read'],
];
const talkWrite: readonly Need[] = [
  ['issues', 'write'],
  ['pull-requests', 'write'],
];

/** Any of them is enough, as GitHub's pages on the permissions of fine-grained tokens say. */
const needs: Readonly<Record<OperationName, readonly Need[]>> = {
  'GET /repos/{owner}/{repo}': [],
  'GET /repos/{owner}/{repo}/pulls': [['pull-requests', 'read']],
  'POST /repos/{owner}/{repo}/pulls': [['pull-requests', 'write']],
  'GET /repos/{owner}/{repo}/pulls/{pull_number}': [['pull-requests', 'read']],
  'PATCH /repos/{owner}/{repo}/pulls/{pull_number}': [['pull-requests', 'write']],
  'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge': [['contents', 'write']],
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews': [['pull-requests', 'read']],
  'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls': [
    ['pull-requests', 'read'],
    ['contents', 'read'],
  ],
  'GET /repos/{owner}/{repo}/issues': [['issues', 'read']],
  'POST /repos/{owner}/{repo}/issues': [['issues', 'write']],
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': talkRead,
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': talkWrite,
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': talkWrite,
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}': talkWrite,
  'GET /repos/{owner}/{repo}/commits/{ref}/check-runs': [['checks', 'read']],
  'POST /repos/{owner}/{repo}/check-runs': [['checks', 'write']],
  'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}': [['checks', 'write']],
  'GET /repos/{owner}/{repo}/issues/comments/{comment_id}': talkRead,
  'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions': talkWrite,
  'GET /repos/{owner}/{repo}/issues/{issue_number}/labels': talkRead,
  'POST /repos/{owner}/{repo}/issues/{issue_number}/labels': talkWrite,
  'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}': talkWrite,
  'GET /repos/{owner}/{repo}/actions/workflows': [['actions', 'read']],
  'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}': [['actions', 'read']],
  'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs': [['actions', 'read']],
  'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches': [['actions', 'write']],
  'GET /repos/{owner}/{repo}/actions/runs': [['actions', 'read']],
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}': [['actions', 'read']],
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}': [['actions', 'read']],
  'POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel': [['actions', 'write']],
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs': [['actions', 'read']],
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs': [['actions', 'read']],
  'GET /repos/{owner}/{repo}/actions/jobs/{job_id}': [['actions', 'read']],
  'POST /repos/{owner}/{repo}/actions/jobs/{job_id}/rerun': [['actions', 'write']],
  'POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun': [['actions', 'write']],
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts': [['actions', 'read']],
  'GET /repos/{owner}/{repo}/actions/artifacts': [['actions', 'read']],
  'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}': [['actions', 'read']],
  'DELETE /repos/{owner}/{repo}/actions/artifacts/{artifact_id}': [['actions', 'write']],
  'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}': [['actions', 'read']],
  'GET /repos/{owner}/{repo}/contents/{path}': [['contents', 'read']],
  'GET /repos/{owner}/{repo}/commits/{ref}': [['contents', 'read']],
  'GET /repos/{owner}/{repo}/git/ref/{ref}': [['contents', 'read']],
  'GET /repos/{owner}/{repo}/git/matching-refs/{ref}': [['contents', 'read']],
  'POST /repos/{owner}/{repo}/git/refs': [['contents', 'write']],
  'PATCH /repos/{owner}/{repo}/git/refs/{ref}': [['contents', 'write']],
  'DELETE /repos/{owner}/{repo}/git/refs/{ref}': [['contents', 'write']],
  'GET /apps/{app_slug}': [],
  'GET /repos/{owner}/{repo}/collaborators/{username}/permission': [],
  'POST /repos/{owner}/{repo}/statuses/{sha}': [['statuses', 'write']],
  'GET /repos/{owner}/{repo}/commits/{ref}/status': [['statuses', 'read']],
  'GET /repos/{owner}/{repo}/commits/{ref}/statuses': [['statuses', 'read']],
  'GET /repos/{owner}/{repo}/branches': [['contents', 'read']],
  'GET /repos/{owner}/{repo}/branches/{branch}': [['contents', 'read']],
  'GET /repos/{owner}/{repo}/branches/{branch}/protection': [['administration', 'read']],
  'GET /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks': [['administration', 'read']],
  'GET /repos/{owner}/{repo}/rules/branches/{branch}': [],
  'GET /repos/{owner}/{repo}/actions/runners': [['administration', 'read']],
  'GET /orgs/{org}/actions/runner-groups': [['organization-self-hosted-runners', 'read']],
  'GET /repos/{owner}/{repo}/actions/permissions/workflow': [['administration', 'read']],
  'GET /repos/{owner}/{repo}/actions/permissions/fork-pr-contributor-approval': [['administration', 'read']],
  'GET /repos/{owner}/{repo}/deployments': [['deployments', 'read']],
  'POST /repos/{owner}/{repo}/deployments': [['deployments', 'write']],
  'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses': [['deployments', 'read']],
  'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses': [['deployments', 'write']],
  'GET /repos/{owner}/{repo}/rulesets': [],
  'POST /repos/{owner}/{repo}/rulesets': [['administration', 'write']],
  'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}': [],
  'PUT /repos/{owner}/{repo}/rulesets/{ruleset_id}': [['administration', 'write']],
  'GET /repos/{owner}/{repo}/environments/{environment_name}': [['actions', 'read']],
  'PUT /repos/{owner}/{repo}/environments/{environment_name}': [['administration', 'write']],
  'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies': [['actions', 'read']],
  'POST /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies': [
    ['administration', 'write'],
  ],
};

/** Any of them is enough; none: every token may, or it is no operation of the API. */
export function neededFor(operation: string): readonly Need[] {
  return new Map<string, readonly Need[]>(Object.entries(needs)).get(operation) ?? [];
}

/** GitHub's answer to a token that may not do this. */
export function refusedBy(name: OperationName, permissions: Permissions): Answer | undefined {
  const allowed = ([permission, level]: Need) => allows(permissions, permission, level);
  if (needs[name].length === 0 || needs[name].some(allowed)) return undefined;
  return problem(403, 'Resource not accessible by integration');
}

export function allows(permissions: Permissions, permission: Permission, level: 'read' | 'write'): boolean {
  return permissions[permission] === 'write' || (level === 'read' && permissions[permission] === 'read');
}

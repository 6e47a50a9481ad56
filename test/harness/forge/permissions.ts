import { type Answer, problem } from './answers.ts';
import type { OperationName } from './operations.ts';
import type { Permission, Permissions } from './world.ts';

type Need = readonly [Permission, 'read' | 'write'];

/** Any of them is enough, as GitHub's pages on the permissions of fine-grained tokens say. */
const needs: Readonly<Record<OperationName, readonly Need[]>> = {
  'GET /repos/{owner}/{repo}': [],
  'GET /repos/{owner}/{repo}/pulls': [['pull-requests', 'read']],
  'GET /repos/{owner}/{repo}/pulls/{pull_number}': [['pull-requests', 'read']],
  'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls': [
    ['pull-requests', 'read'],
    ['contents', 'read'],
  ],
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': [
    ['issues', 'read'],
    ['pull-requests', 'read'],
  ],
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': [
    ['issues', 'write'],
    ['pull-requests', 'write'],
  ],
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': [
    ['issues', 'write'],
    ['pull-requests', 'write'],
  ],
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}': [
    ['issues', 'write'],
    ['pull-requests', 'write'],
  ],
  'GET /repos/{owner}/{repo}/commits/{ref}/check-runs': [['checks', 'read']],
  'POST /repos/{owner}/{repo}/check-runs': [['checks', 'write']],
  'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}': [['checks', 'write']],
};

/** GitHub's answer to a token that may not do this. */
export function refusedBy(name: OperationName, permissions: Permissions): Answer | undefined {
  const allows = ([permission, level]: Need) =>
    permissions[permission] === 'write' || (level === 'read' && permissions[permission] === 'read');
  if (needs[name].length === 0 || needs[name].some(allows)) return undefined;
  return problem(403, 'Resource not accessible by integration');
}

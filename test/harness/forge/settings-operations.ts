import { type Answer, type Operation, problem, type Request } from './answers.ts';
import { appId } from './apps.ts';
import type { JsonObject } from './json.ts';
import type { OperationName } from './operations.ts';
import { rulesFor } from './rulesets.ts';
import type { Protection, Role } from './settings.ts';
import type { World } from './world.ts';

/** What the owner of the repository has set: roles, protection of branches, rules for Actions. */
export const settingsOperations = {
  'GET /repos/{owner}/{repo}/collaborators/{username}/permission': ({ sample, values, world }) => {
    const login = values['username'] ?? '';
    const role = world.repository.settings.roles.get(login);
    const open: Role | 'none' = world.repository.settings.private ? 'none' : 'read';
    const user = { ...sample('simple-user'), login, role_name: role ?? open };
    return { status: 200, body: { permission: legacy(role ?? open), role_name: role ?? open, user } };
  },

  'GET /repos/{owner}/{repo}/branches': async ({ query, sample, world }) => {
    const form = '--format=%(objectname) %(refname:lstrip=2)';
    const listed = await world.repository.git.text(['for-each-ref', form, 'refs/heads']);
    const items = listed.split('\n').flatMap((line) => {
      const [sha = '', name = ''] = line.split(' ');
      const protection = world.repository.settings.protection.get(name);
      const isProtected = protection !== undefined || rulesFor(world, name).length > 0;
      if (name === '' || (query.get('protected') === 'true' && !isProtected)) return [];
      const rules =
        protection === undefined ? {} : { protection: { required_status_checks: policy(world, protection) } };
      const commit = { sha, url: 'https://github.test/commit' };
      return [{ ...sample('short-branch'), name, commit, protected: isProtected, ...rules }];
    });
    return { status: 200, list: { items } };
  },

  'GET /repos/{owner}/{repo}/branches/{branch}': async (request) => {
    const { sample, values, world } = request;
    const branch = values['branch'] ?? '';
    const tip = await tipOf(request, branch);
    if (tip === undefined) return problem(404, 'Branch not found');
    const protection = world.repository.settings.protection.get(branch);
    const commit = { ...sample('commit'), sha: tip };
    const shown = {
      enabled: protection !== undefined,
      required_status_checks: policy(world, protection ?? { checks: [] }),
    };
    const plain = sample('branch-with-protection');
    return {
      status: 200,
      body: { ...plain, name: branch, commit, protected: protection !== undefined, protection: shown },
    };
  },

  'GET /repos/{owner}/{repo}/branches/{branch}/protection': (request) =>
    protectedBranch(request, (protection) => ({
      url: 'https://github.test/protection',
      required_status_checks: policy(request.world, protection),
    })),

  'GET /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks': (request) =>
    protectedBranch(request, (protection) => policy(request.world, protection)),

  'GET /repos/{owner}/{repo}/rules/branches/{branch}': ({ values, world }) => {
    const branch = values['branch'] ?? '';
    const protection = world.repository.settings.protection.get(branch);
    const byRulesets = rulesFor(world, branch);
    if (protection === undefined) return { status: 200, list: { items: byRulesets } };
    const checks = protection.checks.map(({ context }) => ({ context }));
    const parameters = {
      required_status_checks: checks,
      strict_required_status_checks_policy: protection.strict ?? false,
    };
    const { queueMinutes } = protection;
    const queue = queueMinutes === undefined ? [] : [{ type: 'merge_queue', parameters: queueRule(queueMinutes) }];
    const own = { type: 'required_status_checks', parameters };
    return { status: 200, list: { items: [own, ...queue, ...byRulesets] } };
  },

  'GET /repos/{owner}/{repo}/actions/runners': ({ sample, world }) => {
    const items = world.repository.settings.runners.map(({ name, labels, online, version, group }, index) => ({
      ...sample('runner'),
      id: index + 1,
      name,
      os: 'linux',
      status: online ? 'online' : 'offline',
      busy: false,
      labels: labels.map((label) => ({ name: label })),
      ...(version !== undefined && { version }),
      ...(group !== undefined && { runner_group_id: group }),
    }));
    return { status: 200, list: { items, page: (runners) => ({ total_count: items.length, runners: [...runners] }) } };
  },

  'GET /orgs/{org}/actions/runner-groups': ({ sample, world }) => {
    const { organization, runnerGroups } = world.repository.settings;
    if (!organization) return problem(404, 'Not Found');
    const items = runnerGroups.map(({ id, name, workflows }) => ({
      ...sample('runner-groups-org'),
      id,
      name,
      restricted_to_workflows: workflows.length > 0,
      selected_workflows: workflows,
    }));
    return {
      status: 200,
      list: { items, page: (groups) => ({ total_count: items.length, runner_groups: [...groups] }) },
    };
  },

  'GET /repos/{owner}/{repo}/actions/permissions/workflow': ({ world }) => {
    const { jobsOpenPulls, workflowPermissions } = world.repository.settings;
    const may = { can_approve_pull_request_reviews: jobsOpenPulls };
    const body = { default_workflow_permissions: workflowPermissions, ...may };
    return { status: 200, body };
  },

  'GET /repos/{owner}/{repo}/actions/permissions/fork-pr-contributor-approval': ({ world }) => ({
    status: 200,
    body: { approval_policy: world.repository.settings.forkApproval },
  }),
} satisfies Partial<Record<OperationName, Operation>>;

/** The older of the two words for a role: `maintain` is `write` there, `triage` is `read`. */
function legacy(role: Role | 'none'): string {
  if (role === 'maintain') return 'write';
  return role === 'triage' ? 'read' : role;
}

function protectedBranch({ values, world }: Request, write: (protection: Protection) => JsonObject): Answer {
  const protection = world.repository.settings.protection.get(values['branch'] ?? '');
  return protection === undefined ? problem(404, 'Branch not protected') : { status: 200, body: write(protection) };
}

function policy(world: World, { checks, strict = false }: Protection): JsonObject {
  return {
    url: 'https://github.test/required_status_checks',
    contexts_url: 'https://github.test/contexts',
    strict,
    contexts: checks.map(({ context }) => context),
    checks: checks.map(({ context, app }) => ({
      context,
      app_id: app === undefined ? null : (appId(world, app) ?? null),
    })),
  };
}

function queueRule(minutes: number): JsonObject {
  return {
    check_response_timeout_minutes: minutes,
    grouping_strategy: 'ALLGREEN',
    max_entries_to_build: 5,
    max_entries_to_merge: 5,
    merge_method: 'MERGE',
    min_entries_to_merge: 1,
    min_entries_to_merge_wait_minutes: 5,
  };
}

async function tipOf({ world }: Request, branch: string): Promise<string | undefined> {
  const found = await world.repository.git.try(['rev-parse', '--verify', '--quiet', `refs/heads/${branch}`]);
  return found.code === 0 ? found.stdout.toString('utf8').trim() : undefined;
}

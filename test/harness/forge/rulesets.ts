import { type Answer, invalid, notFound, type Operation, type Request } from './answers.ts';
import { appId } from './apps.ts';
import { at, isObject, type Json, type JsonObject } from './json.ts';
import type { OperationName } from './operations.ts';
import { allows } from './permissions.ts';
import type { RulesetState } from './settings.ts';
import { fullName, nextId, type World } from './world.ts';

/** Rulesets of the repository: a list of them does not say their rules. */
export const rulesetOperations = {
  'GET /repos/{owner}/{repo}/rulesets': (request) => {
    const items = request.world.repository.settings.rulesets.map((one) => brief(request, one));
    return { status: 200, list: { items } };
  },

  'POST /repos/{owner}/{repo}/rulesets': (request) => {
    const { rulesets } = request.world.repository.settings;
    const made: RulesetState = {
      ...{ id: nextId(request.world), name: '', enforcement: 'disabled', conditions: {}, rules: [], bypass: [] },
    };
    if (rulesets.some(({ name }) => name === request.body['name'])) return taken;
    change(made, request.body);
    rulesets.push(made);
    return { status: 201, body: whole(request, made) };
  },

  'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}': (request) =>
    withRuleset(request, (found) => ({ status: 200, body: whole(request, found) })),

  'PUT /repos/{owner}/{repo}/rulesets/{ruleset_id}': (request) =>
    withRuleset(request, (found) => {
      change(found, request.body);
      return { status: 200, body: whole(request, found) };
    }),
} satisfies Partial<Record<OperationName, Operation>>;

const taken = invalid('Validation Failed: Name must be unique');

function withRuleset({ values, world }: Request, act: (found: RulesetState) => Answer): Answer {
  const found = world.repository.settings.rulesets.find(({ id }) => `${id}` === values['ruleset_id']);
  return found === undefined ? notFound : act(found);
}

function change(ruleset: RulesetState, body: JsonObject): void {
  const objects = (value: Json | undefined) => (Array.isArray(value) ? value.filter(isObject) : undefined);
  ruleset.name = typeof body['name'] === 'string' ? body['name'] : ruleset.name;
  ruleset.enforcement = typeof body['enforcement'] === 'string' ? body['enforcement'] : ruleset.enforcement;
  ruleset.conditions = isObject(body['conditions']) ? body['conditions'] : ruleset.conditions;
  ruleset.rules = objects(body['rules']) ?? ruleset.rules;
  ruleset.bypass = objects(body['bypass_actors']) ?? ruleset.bypass;
}

function brief({ world }: Request, { id, name, enforcement }: RulesetState): JsonObject {
  return { id, name, target: 'branch', source_type: 'Repository', source: fullName(world), enforcement };
}

/** Who may go around the rules only they see who may change them. */
function whole(request: Request, ruleset: RulesetState): JsonObject {
  const { bypass, conditions, rules } = ruleset;
  const secret = allows(request.token.permissions, 'administration', 'write') ? { bypass_actors: bypass } : {};
  return { ...brief(request, ruleset), conditions, rules, ...secret };
}

/** The rules that hold for a branch. */
export function rulesFor({ repository: { settings } }: World, branch: string): readonly JsonObject[] {
  const ref = `refs/heads/${branch}`;
  const meant = (list: Json | undefined) =>
    (Array.isArray(list) ? list : []).some((one) => matches(`${one}`, ref, settings.defaultBranch));
  return settings.rulesets
    .filter(({ enforcement }) => enforcement === 'active')
    .filter(({ conditions }) => meant(at(conditions, ['ref_name', 'include'])))
    .filter(({ conditions }) => !meant(at(conditions, ['ref_name', 'exclude'])))
    .flatMap(({ id, rules }) => rules.map((rule) => ({ ...rule, ruleset_id: id })));
}

/** `*` stands for anything without a slash, `**` for anything. */
function matches(pattern: string, ref: string, defaultBranch: string): boolean {
  if (pattern === '~ALL') return true;
  if (pattern === '~DEFAULT_BRANCH') return ref === `refs/heads/${defaultBranch}`;
  const parts = pattern.split(/(\*\*|\*)/).map((part) => {
    if (part === '**') return '.*';
    return part === '*' ? '[^/]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`).test(ref);
}

export function ruleOf(world: World, branch: string, type: string): JsonObject | undefined {
  return rulesFor(world, branch).find((rule) => rule['type'] === type);
}

export function dismissesStale(world: World, branch: string): boolean {
  const rule = ruleOf(world, branch, 'pull_request');
  return at(rule, ['parameters', 'dismiss_stale_reviews_on_push']) === true;
}

/** Words for the required checks that a commit has not passed. */
export function missingChecks(world: World, branch: string, sha: string): readonly string[] {
  const rule = ruleOf(world, branch, 'required_status_checks');
  const required = at(rule, ['parameters', 'required_status_checks']);
  return (Array.isArray(required) ? required : []).flatMap((one) => {
    const context = `${at(one, ['context'])}`;
    const said = saidOf(world, { sha, context, app: at(one, ['integration_id']) });
    if (said === 'passed') return [];
    return [`Required status check "${context}" is ${said === 'failed' ? 'failing' : 'expected'}.`];
  });
}

interface Required {
  readonly sha: string;
  readonly context: string;
  /** The number of the App that has to say it; a status is of none. */
  readonly app: Json | undefined;
}

/** The newest check run of the name counts, or the newest status. */
function saidOf(world: World, { sha, context, app }: Required): 'passed' | 'failed' | 'nothing' {
  const { checks, statuses } = world.repository;
  const isAny = typeof app !== 'number';
  const check = [...checks.values()].findLast(
    (one) => one.head === sha && one.name === context && (isAny || appId(world, one.app) === app),
  );
  const status = isAny ? statuses.findLast((one) => one.sha === sha && one.context === context) : undefined;
  if (check === undefined && status === undefined) return 'nothing';
  if (check !== undefined && check.status !== 'completed') return 'nothing';
  const passed = check === undefined || ['success', 'neutral', 'skipped'].includes(check.conclusion ?? '');
  return passed && (status === undefined || status.state === 'success') ? 'passed' : 'failed';
}

/** A change of a branch by a push or by the API of references; `after` undefined: it goes. */
export interface RefChange {
  readonly branch: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Why rulesets refuse it, as GitHub says it. Whether it is a fast-forward the hook of the repository knows alone. */
export function violations(world: World, { branch, before, after }: RefChange): readonly string[] {
  if (after === undefined) {
    return ruleOf(world, branch, 'deletion') === undefined ? [] : ['Cannot delete this branch'];
  }
  const checks = ruleOf(world, branch, 'required_status_checks');
  const unasked = before === undefined && at(checks, ['parameters', 'do_not_enforce_on_create']) === true;
  return [
    ...(before === undefined && ruleOf(world, branch, 'creation') !== undefined ? ['Cannot create ref'] : []),
    ...(before !== undefined && ruleOf(world, branch, 'pull_request') !== undefined
      ? ['Changes must be made through a pull request.']
      : []),
    ...(unasked ? [] : missingChecks(world, branch, after)),
  ];
}

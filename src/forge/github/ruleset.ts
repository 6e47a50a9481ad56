import { z } from 'zod';
import type { Enforced, EnforcedEnvironment } from '../enforcement.ts';
import type { EnforcedPart } from './enforce.ts';
import { isMissing, isRefused } from './failures.ts';
import { promotionCheck } from './promotion-check.ts';
import type { SettingsPlace } from './settings-place.ts';

const commonName = 'mlops environments';

const parametersShape = z.looseObject({
  dismiss_stale_reviews_on_push: z.boolean().optional(),
  required_approving_review_count: z.int().optional(),
  required_status_checks: z.array(z.looseObject({ context: z.string(), integration_id: z.int().nullish() })).optional(),
});
const ruleShape = z.looseObject({ type: z.string(), parameters: parametersShape.optional() });
type Rule = z.infer<typeof ruleShape>;

const listShape = z.array(z.object({ id: z.int(), name: z.string() }));
const rulesetShape = z.object({
  conditions: z.object({ ref_name: z.object({ include: z.array(z.string()).optional() }).optional() }).nullish(),
  rules: z.array(ruleShape).optional(),
  bypass_actors: z.array(z.unknown()).optional(),
});

/** Ours, by its name. */
interface Own {
  readonly id: number;
  readonly include: readonly string[];
  readonly rules: readonly Rule[];
  /** How many people, teams and Apps may go around them; only an administrator sees it. */
  readonly bypassed: number;
}

/** The rules of all branches of environments: one ruleset for those that need the same number of approvals. */
export function rulesetParts(
  place: SettingsPlace,
  environments: readonly EnforcedEnvironment[],
): readonly EnforcedPart[] {
  const fewest = Math.min(...environments.map(({ approvals }) => approvals));
  return [...Map.groupBy(environments, ({ approvals }) => approvals)].map(([approvals, all]) => {
    const more = approvals === fewest ? '' : `, ${approvals} approval${approvals === 1 ? '' : 's'}`;
    return rulesetPart(place, all, { name: `${commonName}${more}`, approvals });
  });
}

function rulesetPart(
  place: SettingsPlace,
  environments: readonly EnforcedEnvironment[],
  { name, approvals }: Pick<WantedRules, 'name' | 'approvals'>,
): EnforcedPart {
  const include = environments.map(({ branch }) => `refs/heads/${branch}`);
  return {
    what: `protect ${environments.map(({ branch }) => branch).join(', ')}`,
    look: () => look(place, environments, { name, approvals, include }),
    write: () => write(place, { name, approvals, include }),
  };
}

interface WantedRules {
  readonly name: string;
  readonly approvals: number;
  readonly include: readonly string[];
}

/** The rules that hold for a branch, whichever ruleset they are from. */
async function look(
  place: SettingsPlace,
  environments: readonly EnforcedEnvironment[],
  wanted: WantedRules,
): Promise<Enforced> {
  const thing = { what: 'ruleset', name: wanted.name } as const;
  const click = clickOf(place, environments, wanted);
  try {
    const [own, ...open] = await Promise.all([
      ownRuleset(place, wanted.name),
      ...environments.map(async ({ branch }) => {
        const lacks = missingIn(await rulesOf(place, branch), wanted.approvals);
        return lacks.length === 0 ? [] : [`${branch}: ${lacks.join(', ')}`];
      }),
    ]);
    const more = (own?.include ?? []).filter((ref) => !wanted.include.includes(ref));
    const others = more.length === 0 ? [] : [`it holds for ${more.join(', ')} as well, where no environment is`];
    const around =
      own === undefined || own.bypassed === 0 ? [] : [`${own.bypassed} in its bypass list may go around it`];
    const said = [...open.flat(), ...others, ...around];
    if (said.length === 0) return { ...thing, state: 'there', sentence: 'The branches of environments are protected.' };
    return { ...thing, state: own === undefined ? 'missing' : 'differs', sentence: `${said.join('; ')}.`, click };
  } catch (error) {
    if (!isRefused(error) && !isMissing(error)) throw error;
    return { ...thing, state: 'hidden', sentence: 'The token may not look at the rules of branches.', click };
  }
}

async function rulesOf({ client, owner, repo }: SettingsPlace, branch: string): Promise<readonly Rule[]> {
  const { rest, paginate } = client.octokit;
  return z.array(ruleShape).parse(await paginate(rest.repos.getBranchRules, { owner, repo, branch, per_page: 100 }));
}

type RequiredCheck = NonNullable<NonNullable<Rule['parameters']>['required_status_checks']>[number];

/** Only what that App writes counts then; a status is of no App. */
function isBound({ integration_id: app }: RequiredCheck): boolean {
  return app != null;
}

/** What rules let through that they should not, in words. */
function missingIn(rules: readonly Rule[], approvals: number): readonly string[] {
  const of = (type: string) => rules.filter((rule) => rule.type === type);
  const pulls = of('pull_request').map(({ parameters }) => parameters ?? {});
  const checks = of('required_status_checks').flatMap(({ parameters }) => parameters?.required_status_checks ?? []);
  const own = checks.filter(({ context }) => context === promotionCheck);
  const found: readonly (readonly [boolean, string])[] = [
    [pulls.length > 0, 'it takes pushes without a pull request'],
    [
      pulls.length === 0 || pulls.some((one) => one.dismiss_stale_reviews_on_push === true),
      'approvals outlive the next push',
    ],
    [
      pulls.length === 0 || pulls.some((one) => (one.required_approving_review_count ?? 0) >= approvals),
      `fewer than ${approvals} approvals are asked for`,
    ],
    [own.length > 0, `the check "${promotionCheck}" is not required`],
    [own.length === 0 || own.some(isBound), `whoever may write a status may give it "${promotionCheck}"`],
    [of('deletion').length > 0, 'it may be deleted'],
    [of('non_fast_forward').length > 0, 'it may be force-pushed'],
  ];
  return found.filter(([holds]) => !holds).map(([, words]) => words);
}

async function ownRuleset({ client, owner, repo }: SettingsPlace, wanted: string): Promise<Own | undefined> {
  const { rest, paginate } = client.octokit;
  const asked = { owner, repo, includes_parents: false, per_page: 100 };
  const found = listShape.parse(await paginate(rest.repos.getRepoRulesets, asked));
  const id = found.find(({ name }) => name === wanted)?.id;
  if (id === undefined) return undefined;
  const { data } = await rest.repos.getRepoRuleset({ owner, repo, ruleset_id: id });
  const { conditions, rules = [], bypass_actors: bypass = [] } = rulesetShape.parse(data);
  return { id, include: conditions?.ref_name?.include ?? [], rules, bypassed: bypass.length };
}

async function write(place: SettingsPlace, { name, approvals, include }: WantedRules): Promise<void> {
  const { client, owner, repo } = place;
  const [own, app] = await Promise.all([ownRuleset(place, name), place.actionsApp()]);
  const body = {
    ...{ owner, repo, name, target: 'branch', enforcement: 'active', request: { retries: 0 } },
    conditions: { ref_name: { include, exclude: [] } },
    rules: wantedRules(own?.rules ?? [], { approvals, app }),
  };
  // As text: Octokit's types know no rules but those of its own day, and what others have added stays.
  const route: string =
    own === undefined ? 'POST /repos/{owner}/{repo}/rulesets' : 'PUT /repos/{owner}/{repo}/rulesets/{ruleset_id}';
  await client.octokit.request(route, { ...body, ...(own !== undefined && { ruleset_id: own.id }) });
}

/** Ours over what is there: nothing that somebody has made stricter becomes looser. */
function wantedRules(
  there: readonly Rule[],
  { approvals, app }: { readonly approvals: number; readonly app: number | undefined },
): readonly Rule[] {
  const of = (type: string) => there.find((rule) => rule.type === type)?.parameters ?? {};
  const [pulls, checks] = [of('pull_request'), of('required_status_checks')];
  const isOurs = ({ context }: RequiredCheck) => context === promotionCheck;
  const required = checks.required_status_checks ?? [];
  const bound = app === undefined ? {} : { integration_id: app };
  // An administrator may have bound it to an App of their own.
  const own = required.find((one) => isOurs(one) && isBound(one)) ?? { context: promotionCheck, ...bound };
  const ours: readonly Rule[] = [
    {
      type: 'pull_request',
      parameters: {
        ...{ require_code_owner_review: false, require_last_push_approval: false },
        ...{ required_review_thread_resolution: false, ...pulls, dismiss_stale_reviews_on_push: true },
        required_approving_review_count: Math.max(pulls.required_approving_review_count ?? 0, approvals),
      },
    },
    {
      type: 'required_status_checks',
      parameters: {
        ...{ strict_required_status_checks_policy: false, do_not_enforce_on_create: true, ...checks },
        required_status_checks: [...required.filter((one) => !isOurs(one)), own],
      },
    },
    { type: 'deletion' },
    { type: 'non_fast_forward' },
  ];
  return [...ours, ...there.filter(({ type }) => !ours.some((one) => one.type === type))];
}

function clickOf(
  { page }: SettingsPlace,
  environments: readonly EnforcedEnvironment[],
  { name, approvals }: WantedRules,
): string {
  const branches = environments.map(({ branch }) => branch).join(', ');
  const count = approvals === 0 ? '' : `, with ${approvals} approval${approvals === 1 ? '' : 's'}`;
  return `${page}/settings/rules: a branch ruleset "${name}", active, for ${branches}: require a pull request before merging${count}, dismissing stale approvals; require the status check "${promotionCheck}" from GitHub Actions; restrict deletions; block force pushes.`;
}

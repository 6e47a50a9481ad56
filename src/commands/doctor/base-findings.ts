import { type ProtectedBranch, shownCheckName } from '../../forge/index.ts';
import { usualBranch } from '../../ledger/index.ts';
import { deployWorkflow } from '../promotion/promotion-workflows.ts';
import { checkNameOf } from '../reporting/pull-request.ts';
import type { Finding } from './finding.ts';
import type { OnGithub } from './github-findings.ts';
import { namedBases, startsFor } from './pull-request-trigger.ts';

const what = 'bases';

/**
 * Whether pull requests are judged for the branch that they go into, also where that is not the default branch: each base
 * has a check of its own, which a rule of its own has to require.
 */
export function baseFindings(asked: OnGithub): readonly Finding[] {
  // The one that deploys is asked about reverts into environments, which have no policy of a base.
  const judging = { ...asked, workflows: asked.workflows.filter(({ path }) => path !== deployWorkflow) };
  return [...editedFindings(judging), ...ruleFindings(judging)];
}

/** Another base is another verdict; without `edited` nothing judges again until somebody pushes. */
function editedFindings({ workflows }: OnGithub): readonly Finding[] {
  const judging = workflows.filter(({ pullRequests }) => pullRequests !== undefined);
  const deaf = judging.filter(({ pullRequests }) => pullRequests?.types.includes('edited') !== true);
  if (judging.length === 0) return [];
  if (deaf.length === 0) return [{ what, state: 'ok', says: 'a pull request that gets another base is judged again' }];
  return deaf.map(({ path, pullRequests }) => ({
    what,
    state: 'warn',
    says: `${path} does not start when a pull request gets another base: it is judged for that only at its next push`,
    remedy:
      `on: { pull_request: { types: [${[...(pullRequests?.types ?? []), 'edited'].join(', ')}] } }, and in the first job ` +
      "if: github.event.action != 'edited' || github.event.changes.base",
  }));
}

/** The default branch has a line of its own. */
function ruleFindings(asked: OnGithub): readonly Finding[] {
  const { settings, workflows, project } = asked;
  const { protectedBranches: found, defaultBranch } = settings;
  if (found.kind === 'hidden') return [];
  const triggers = workflows.flatMap(({ pullRequests }) => (pullRequests === undefined ? [] : [pullRequests]));
  const judged = (branch: string) => triggers.some((trigger) => startsFor(trigger, branch));
  const { looked, others } = found.value;
  // What goes into the branch of an environment is judged by another check, which `protection` speaks of.
  const promoted = new Set([...project.environments.values()].map(({ branch }) => branch));
  const known = new Set([defaultBranch, ...looked.map(({ branch }) => branch), ...others, ...promoted]);
  const open = [...new Set(triggers.flatMap(namedBases))].filter((branch) => !known.has(branch) && judged(branch));
  const ruled = looked.filter(({ branch }) => branch !== usualBranch);
  const judgedHere = ruled.filter(({ branch }) => judged(branch) && !promoted.has(branch));
  const loose = judgedHere.filter((one) => one.requiredChecks.every((check) => !isOurs(asked, check)));
  return [
    ...looked.filter(({ branch }) => branch === usualBranch).flatMap(ledgerFinding),
    ...ruled.flatMap((one) => strictFindings(asked, one, judged(one.branch))),
    ...looseFinding(asked, [...loose.map(({ branch }) => branch), ...open]),
    ...(others.length === 0 ? [] : [notLookedAt(others)]),
  ];
}

function nameFor({ settings, project }: OnGithub, base: string): string {
  // A project without a name has that of its folder, which a runner names after the repository.
  const name = checkNameOf(project.name ?? settings.repository.split('/')[1] ?? '');
  return shownCheckName({ name, base }, settings.defaultBranch);
}

/** For whichever branch it speaks. */
function isOurs(asked: OnGithub, check: string): boolean {
  const name = nameFor(asked, asked.settings.defaultBranch);
  return check === name || check.startsWith(`${name} into `);
}

function strictFindings(
  asked: OnGithub,
  { branch, requiredChecks }: ProtectedBranch,
  judged: boolean,
): readonly Finding[] {
  const own = nameFor(asked, branch);
  return requiredChecks
    .filter((check) => isOurs(asked, check))
    .map((check): Finding => {
      if (check !== own) {
        const says = `${branch} waits for the check "${check}", which speaks of another branch and never comes there`;
        return { what, state: 'bad', says, remedy: `Require "${own}" instead, in a rule of ${branch} alone.` };
      }
      if (judged) return { what, state: 'ok', says: `${branch} needs the check "${own}"` };
      const says = `${branch} waits for the check "${own}", and no workflow that runs mlops starts for pull requests into it`;
      return { what, state: 'bad', says, remedy: `on: { pull_request: { branches: [${branch}] } }` };
    });
}

/** In one line, since a rule of its own is needed for each. */
function looseFinding(asked: OnGithub, branches: readonly string[]): readonly Finding[] {
  if (branches.length === 0) return [];
  const can = branches.length === 1 ? 'can' : 'each can';
  const says = `${branches.join(', ')} ${can} be merged into whatever the check says: it is not required there`;
  const names = branches.map((branch) => `"${nameFor(asked, branch)}"`).join(', ');
  const where = branches.length === 1 ? 'a ruleset of that branch' : 'a ruleset of each branch';
  return [{ what, state: 'warn', says, remedy: `Require the status check ${names} in ${where}, from GitHub Actions.` }];
}

/** Records are pushed as they are made, and no check ever ran on them. */
function ledgerFinding({ branch, requiredChecks: [first] }: ProtectedBranch): readonly Finding[] {
  if (first === undefined) return [];
  const says = `${branch} needs the check "${first}", which no push of records has: the ledger may be refused`;
  return [{ what, state: 'warn', says, remedy: `Take ${branch} out of the rule, or let GitHub Actions bypass it.` }];
}

function notLookedAt(others: readonly string[]): Finding {
  const says = `${others.length} more protected branches were not looked at: ${others.slice(0, 3).join(', ')}, …`;
  return { what, state: 'warn', says, remedy: 'Look at their rules on GitHub.' };
}

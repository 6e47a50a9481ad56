import type { Enforced, EnforcedEnvironment, Enforcement } from '../../forge/index.ts';
import { isEnforced, nameOfEnforced } from '../promotion/protection.ts';
import { bad, type Finding } from './finding.ts';

const what = 'protection';

/** Whether only promotion pull requests reach the branches of environments, and only these branches their credentials. */
export async function protectionFindings(
  enforcement: Pick<Enforcement, 'look'>,
  environments: readonly EnforcedEnvironment[],
): Promise<readonly Finding[]> {
  try {
    const found = await enforcement.look(environments);
    const open = found.filter((one) => !isEnforced(one));
    if (open.length === 0) return [{ what, state: 'ok', says: found.map(nameOfEnforced).join(', ') }];
    return open.map(openFinding);
  } catch (error) {
    return [bad(what, error)];
  }
}

function openFinding(one: Enforced): Finding {
  const click = one.click === undefined ? '' : ` Or by hand: ${one.click}`;
  const remedy =
    one.state === 'hidden'
      ? `Ask with a token that may look.${click === '' ? '' : ` What should be there: ${one.click}`}`
      : `\`mlops promote --init --protect\` with the token of an administrator.${click}`;
  return { what, state: 'warn', says: `${nameOfEnforced(one)} (${one.state}): ${one.sentence}`, remedy };
}

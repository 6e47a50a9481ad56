import type { Environment, Project } from '../../project/index.ts';
import { isStoreInCheckout, targetInCheckout } from '../in-checkout.ts';
import { commandReasons } from '../reasons.ts';
import type { Finding } from './finding.ts';

/** On GitHub a checkout ends with its job: what has to outlive it is elsewhere. */
export function folderFindings(project: Project): readonly Finding[] {
  return [...storeFinding(project), ...[...project.environments.values()].flatMap(targetFinding)];
}

function storeFinding(project: Project): readonly Finding[] {
  if (!isStoreInCheckout(project)) return [];
  const says = `\`store: ${project.store}\` is a folder of a job’s checkout, which goes with the job: no version is made`;
  return [{ what: 'store', state: 'bad', says, remedy: commandReasons['store-expires'].remedy }];
}

function targetFinding({ name, target }: Environment): readonly Finding[] {
  const folder = targetInCheckout(target);
  if (folder === undefined) return [];
  const says = `${name}: the target \`${folder}\` is a folder of a job’s checkout, which the next job cleans`;
  return [{ what: 'target', state: 'bad', says, remedy: commandReasons['target-in-checkout'].remedy }];
}

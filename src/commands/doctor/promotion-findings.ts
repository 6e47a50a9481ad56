import type { Host } from '../../forge/index.ts';
import type { Project } from '../../project/index.ts';
import { findHeads, type Repository } from '../../repository/index.ts';
import type { Ports } from '../ports.ts';
import { enforcedEnvironments } from '../promotion/protection.ts';
import type { ChangeRequest } from '../situation/change-request.ts';
import { branchFindings, promotionWorkflowFindings } from './branch-findings.ts';
import { readEnvironmentBranches } from './environment-branches.ts';
import { bad, type Finding } from './finding.ts';
import { folderFindings } from './lasting-folders.ts';
import { protectionFindings } from './protection-findings.ts';
import { releaseFindings } from './release-findings.ts';

export interface PromotionQuery {
  readonly repository: Repository;
  readonly remote: string | undefined;
  readonly project: Project;
  readonly request: ChangeRequest;
  /** Undefined: it could not be asked, which is said elsewhere. */
  readonly host: Host | undefined;
}

/** What promotion needs besides `mlops.yaml`; nothing to say where no environment is declared. */
export async function promotionFindings(
  query: PromotionQuery,
  ports: Pick<Ports, 'openEnforcement' | 'openLedger'>,
): Promise<readonly Finding[]> {
  const { project, host } = query;
  if (project.environments.size === 0) return [];
  const onGithub = host !== undefined && host.kind !== 'elsewhere';
  return [
    ...(await aboutBranches(query, onGithub, ports)),
    ...(onGithub ? folderFindings(project) : []),
    ...(host?.kind === 'github' ? await aboutProtection(query, ports) : []),
  ];
}

async function aboutBranches(
  { repository, remote, project, request }: PromotionQuery,
  onGithub: boolean,
  ports: Pick<Ports, 'openLedger'>,
): Promise<readonly Finding[]> {
  try {
    const { base } = await findHeads(repository, request);
    const environments = [...project.environments.values()];
    const looked = await readEnvironmentBranches({ repository, remote, defaultBranch: base.name, environments });
    const ledger = await ports.openLedger(repository, remote);
    const releases = await releaseFindings({ repository, remote, environments, ledger });
    const branches = branchFindings(looked).filter(({ state }) => releases.length === 0 || state !== 'ok');
    return [...branches, ...releases, ...(onGithub ? promotionWorkflowFindings(looked) : [])];
  } catch (error) {
    return [bad('branches', error)];
  }
}

async function aboutProtection(
  { repository, remote, project }: PromotionQuery,
  ports: Pick<Ports, 'openEnforcement'>,
): Promise<readonly Finding[]> {
  const enforcement = await ports.openEnforcement(repository, remote);
  return enforcement === undefined ? [] : await protectionFindings(enforcement, enforcedEnvironments(project));
}

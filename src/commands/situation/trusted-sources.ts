import type { Project } from '../../project/index.ts';
import { dvcRemoteOf, type Judged } from '../../repository/index.ts';
import type { Trusted } from '../../sources/index.ts';
import { isAddress } from '../../support/source-address.ts';
import type { Ports } from '../ports.ts';

/**
 * A pull request names addresses, and the tokens of the job are not its own: in a workflow they are used for what the base
 * branch names, in datasets and as DVC's remote (`.dvc/config` as the base has it). On somebody's machine they are those of who started the command.
 */
export function trustedSources(
  origin: Ports['origin'],
  judged: Judged,
  policy: Project | undefined,
  dvcConfig: string | undefined,
): Trusted {
  if (origin === 'local' || judged.candidate.kind === 'default-branch') return 'all';
  const remote = dvcRemoteOf(dvcConfig ?? '', {})?.url;
  const named = [...(policy?.datasets.values() ?? [])].map(({ source }) => source);
  return [...named, ...(remote === undefined ? [] : [`${remote.replace(/\/+$/, '')}/`])].filter(isAddress);
}

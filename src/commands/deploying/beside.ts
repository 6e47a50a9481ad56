import type { Beside, Deployable, DeploymentTarget, Live } from '../../deployment/index.ts';
import type { Release } from '../../promotion/types.ts';

/**
 * What answers while a version is staged beside it; undefined where no step compares with it.
 * @param before release of what was verified last
 */
export async function besideStaged(
  release: Release,
  before: Release | undefined,
  { target, wanted }: { readonly target: DeploymentTarget; readonly wanted: Deployable },
): Promise<Beside | undefined> {
  if (!release.verify.some(({ kind }) => kind === 'golden')) return undefined;
  return besideOf(release, before, await target.status(wanted.model));
}

/** What cannot be asked is no baseline: that is said, and the comparison with the record decides alone. */
function besideOf(release: Release, before: Release | undefined, live: Live | undefined): Beside {
  if (live === undefined) return { kind: 'none', why: 'nothing is live' };
  if (live.digest === release.artifact.digest) return { kind: 'none', why: 'the same bytes are live' };
  if (!live.healthy) {
    return { kind: 'none', why: `what is live is not healthy (${live.because ?? 'no reason is told'})` };
  }
  const { endpoint, version } = live;
  if (endpoint === undefined) return { kind: 'none', why: 'what is live has no endpoint' };
  const steps = before?.artifact.digest === live.digest ? before.verify : [];
  const own = steps.find((step) => step.kind === 'golden' && step.dataset === release.golden?.dataset);
  return { kind: 'live', endpoint, version, ...(own?.kind === 'golden' && { step: own }) };
}

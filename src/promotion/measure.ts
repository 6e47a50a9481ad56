import { deploymentHistory } from './deployment-history.ts';
import { holdOn } from './holds.ts';
import type { DeploymentRecord, HoldRecord, VersionRecord } from './types.ts';

/** What is known of a model in the first environment that it is promoted to. */
export interface FirstEnvironment {
  readonly name: string;
  readonly deployments: readonly DeploymentRecord[];
  readonly holds: readonly HoldRecord[];
  readonly now: string;
}

/** What the next version is compared with. */
export interface Measure {
  readonly version: VersionRecord;
  /** For a reader, where it is not simply the last one; absent: it is, and nothing is wrong with it. */
  readonly note?: string;
}

/**
 * The last version that did not turn out bad in the first environment: to be as good as one that failed there says nothing.
 * Where all of them did, or the model goes nowhere, it is the last one, and that is said.
 * @param versions oldest first
 */
export function measureOf(
  versions: readonly VersionRecord[],
  first: FirstEnvironment | undefined,
): Measure | undefined {
  const newest = versions.at(-1);
  if (newest === undefined) return undefined;
  const whyBad = first === undefined ? () => undefined : badIn(first);
  const why = whyBad(newest);
  if (why === undefined) return { version: newest };
  const good = versions.findLast((version) => whyBad(version) === undefined);
  if (good === undefined) {
    const note = `Compared with version ${newest.version}, which ${why}: none is known that did not turn out bad there.`;
    return { version: newest, note };
  }
  return { version: good, note: `Compared with version ${good.version}, since version ${newest.version} ${why}.` };
}

/** A hold on all versions is about the model and says nothing of one of them. */
function badIn({ name, deployments, holds, now }: FirstEnvironment): (version: VersionRecord) => string | undefined {
  const { word } = deploymentHistory(deployments, Date.parse(now));
  const ofVersions = holds.filter(({ digests }) => digests !== 'all');
  return ({ artifact: { digest } }) => {
    const last = word(digest)?.kind;
    if (last === 'failed') return `failed in ${name}`;
    if (last === 'taken-back') return `was taken back in ${name}`;
    return holdOn(ofVersions, digest) === undefined ? undefined : `is held in ${name}`;
  };
}

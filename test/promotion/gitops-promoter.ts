/**
 * When a promotion waits for environments before it: the cases of gitops-promoter, as what they say for us. From
 * argoproj-labs/gitops-promoter at 7456cfed (Apache-2.0), internal/controller/promotionstrategy_controller_test.go,
 * "isPreviousEnvironmentPending" (23 cases) and "Out-of-order hydration protection" (4). Nothing of its text is copied.
 *
 * There, an environment is promoted a commit of a whole configuration. What that means here:
 * - "hydrated" has no counterpart: an environment that has not heard of a version has not verified it;
 * - a "no-op" is a version whose bytes the environment has verified as an older version;
 * - "healthy" is verified and settled, "not healthy yet" a deployment that is still under way;
 * - a line of environments is written as one that needs all before it.
 */
export interface UpstreamCase {
  readonly title: string;
  /** Bytes of the version that waits. */
  readonly wants: string;
  readonly upstream: readonly Upstream[];
  readonly expect: 'block' | 'allow';
}

export interface Upstream {
  /** Bytes whose deployments ended verified, one after the other. */
  readonly verified: readonly string[];
  /** Bytes that the branch names; default the last verified. */
  readonly names?: string;
  /** Bytes that are being verified right now. */
  readonly verifying?: string;
}

const merged: Upstream = { verified: ['OLD', 'ABC'] };
const mergedUnhealthy: Upstream = { verified: ['OLD'], names: 'ABC', verifying: 'ABC' };
const notThere: Upstream = { verified: ['OLD'] };
const noOp: Upstream = { verified: ['ABC'] };

export const previousEnvironment: readonly UpstreamCase[] = [
  { title: 'not hydrated', wants: 'ABC', upstream: [notThere], expect: 'block' },
  { title: 'hydrated, not merged', wants: 'ABC', upstream: [notThere], expect: 'block' },
  { title: 'merged and healthy', wants: 'ABC', upstream: [merged], expect: 'allow' },
  { title: 'no-op and healthy', wants: 'ABC', upstream: [noOp], expect: 'allow' },
  { title: 'no-op and unhealthy', wants: 'ABC', upstream: [{ ...noOp, verifying: 'ABC' }], expect: 'block' },
  { title: 'merged, checks not passing', wants: 'ABC', upstream: [mergedUnhealthy], expect: 'block' },
  { title: 'legacy: not hydrated', wants: 'ABC', upstream: [{ verified: [] }], expect: 'block' },
  {
    title: 'legacy: hydrated, not merged',
    wants: 'ABC',
    upstream: [{ verified: ['OLD'], names: 'OLD' }],
    expect: 'block',
  },
  { title: 'legacy: merged', wants: 'ABC', upstream: [{ verified: ['ABC'], names: 'ABC' }], expect: 'allow' },
  { title: 'behind a no-op: not hydrated', wants: 'ABC', upstream: [notThere, noOp], expect: 'block' },
  {
    title: 'behind a no-op: not merged',
    wants: 'ABC',
    upstream: [{ verified: ['OLD'], names: 'ABC' }, noOp],
    expect: 'block',
  },
  { title: 'behind a no-op: unhealthy', wants: 'ABC', upstream: [mergedUnhealthy, noOp], expect: 'block' },
  { title: 'behind a no-op: merged and healthy', wants: 'ABC', upstream: [merged, noOp], expect: 'allow' },
  { title: 'no-ops all the way', wants: 'ABC', upstream: [noOp, noOp], expect: 'allow' },
  {
    title: 'a newer no-op while staging is not healthy yet',
    wants: 'C1',
    upstream: [{ verified: ['C1'] }, { verified: ['OLD'], names: 'C1', verifying: 'C1' }],
    expect: 'block',
  },
  {
    title: 'a newer no-op and all healthy',
    wants: 'C1',
    upstream: [{ verified: ['C1'] }, { verified: ['OLD', 'C1'] }],
    expect: 'allow',
  },
  {
    title: 'no-op with an older change not merged',
    wants: 'C2',
    upstream: [{ verified: ['OLD'], names: 'C1' }],
    expect: 'block',
  },
  {
    title: 'no-op with the older change merged',
    wants: 'C1',
    upstream: [{ verified: ['OLD', 'C1'] }],
    expect: 'allow',
  },
  { title: 'the one right before has not merged', wants: 'ABC', upstream: [merged, notThere], expect: 'block' },
  {
    title: 'the one right before merged, unhealthy',
    wants: 'ABC',
    upstream: [merged, mergedUnhealthy],
    expect: 'block',
  },
  { title: 'the one right before merged, healthy', wants: 'ABC', upstream: [merged, merged], expect: 'allow' },
  {
    title: 'it went on to a newer one, healthy',
    wants: 'ABC',
    upstream: [{ verified: ['ABC', 'DEF'] }],
    expect: 'allow',
  },
  {
    title: 'it went on to a newer one, unhealthy',
    wants: 'ABC',
    upstream: [{ verified: ['ABC'], names: 'DEF', verifying: 'DEF' }],
    expect: 'block',
  },
];

export const outOfOrder: readonly UpstreamCase[] = [
  { title: 'dev has not heard of the second commit', wants: 'B', upstream: [{ verified: ['A'] }], expect: 'block' },
  { title: 'dev needs no change for the second commit', wants: 'A', upstream: [{ verified: ['A'] }], expect: 'allow' },
  {
    title: 'staging went on; production takes the older one',
    wants: 'A',
    upstream: [{ verified: ['A'] }, { verified: ['A', 'B'] }],
    expect: 'allow',
  },
  {
    title: 'staging needs no change, dev is not done',
    wants: 'A',
    upstream: [{ verified: ['X'], names: 'A', verifying: 'A' }, { verified: ['A'] }],
    expect: 'block',
  },
];

/**
 * Where we decide otherwise: a newer commit of a configuration contains the older one, a newer model does not. What
 * staging skipped, production does not get.
 */
export const ours: readonly UpstreamCase[] = [
  { title: 'staging skipped the version', wants: 'ABC', upstream: [{ verified: ['OLD', 'DEF'] }], expect: 'block' },
];

import type { Environment } from '../../src/project/types.ts';
import type {
  Approvals,
  BranchFacts,
  KnownVersion,
  NeededEnvironment,
  OpenPromotion,
  PromotionAction,
  PromotionFacts,
  ReleaseOnBranch,
} from '../../src/promotion/index.ts';
import type { DeploymentOutcome, DeploymentRecord, HoldRecord, VersionRef } from '../../src/promotion/types.ts';
import { sha256 } from '../../src/support/canonical.ts';

/** A minute of the day that all tests are about; `at(60)` is an hour after its noon. */
export function at(minutes: number): string {
  return new Date(Date.UTC(2026, 5, 10, 12, minutes)).toISOString();
}

export const noApprovals: Approvals = { by: [], without: [] };

/** Of so many people, who all count. */
export function approved(...by: readonly string[]): Approvals {
  return { by, without: [] };
}

export function digest(name: string | number): string {
  return `sha256:${sha256(`bytes of ${name}`)}`;
}

export function commit(name: string | number): string {
  return sha256(`commit ${name}`).slice(0, 40);
}

/** Version `n` has the bytes of `n`, unless another name is given. */
export function ref(version: number, bytes: string | number = version): VersionRef {
  return { version, digest: digest(bytes) };
}

export function known(
  version: number,
  more: Partial<KnownVersion> & { readonly bytes?: string | number } = {},
): KnownVersion {
  const { bytes, ...rest } = more;
  return {
    version,
    artifact: { digest: digest(bytes ?? version), files: [] },
    at: at(-600 + version),
    verdict: 'pass',
    sentence: 'No gate was broken.',
    ...rest,
  };
}

export function environment(more: Partial<Environment> = {}): Environment {
  const name = more.name ?? 'production';
  return {
    name,
    branch: `env/${name}`,
    models: [],
    needs: [],
    soak: 0,
    windows: [],
    approvals: 0,
    autoMerge: true,
    runsOn: 'ubuntu-latest',
    target: { kind: 'local', folder: '/srv/models', ports: new Map() },
    verify: [],
    onFailure: 'propose',
    path: ['environments', name],
    ...more,
  };
}

/** The release of a version with today's settings, merged by its promotion pull request. */
export function release(
  version: number,
  more: Partial<ReleaseOnBranch> & { readonly bytes?: string | number } = {},
): ReleaseOnBranch {
  const { bytes, ...rest } = more;
  return {
    ...ref(version, bytes),
    releaseDigest: digest(`release ${version}`),
    commit: commit(`release ${version}`),
    since: at(-100),
    settings: 'same',
    arrival: { kind: 'promotion', approvals: noApprovals },
    ...rest,
  };
}

export function names(on: ReleaseOnBranch, ...earlier: readonly number[]): BranchFacts {
  return { kind: 'release', release: on, earlier: earlier.map((version) => ref(version)) };
}

type Ended = Partial<Omit<DeploymentRecord, 'outcome'>> & {
  readonly bytes?: string | number;
  readonly outcome?: DeploymentOutcome['outcome'];
  readonly restored?: VersionRef | null;
};

/** Deployments one after the other, ten minutes apart, each of a minute; the last one ended ten minutes ago. */
export function deployed(...all: readonly (readonly [version: number, more?: Ended])[]): readonly DeploymentRecord[] {
  return all.map(([version, more = {}], index) => {
    const { bytes, outcome = 'verified', restored = null, ...rest } = more;
    const end = (index - all.length) * 10;
    const facts = {
      schemaVersion: 1 as const,
      environment: 'production',
      model: 'delay',
      number: index + 1,
      ...ref(version, bytes),
      release: commit(`release ${version}`),
      releaseDigest: digest(`release ${version}`),
      commit: commit(version),
      by: 'ada',
      startedAt: at(end - 1),
      endedAt: at(end),
      reason: 'deployed',
      sentence: 'It answered 20 requests.',
      verification: [],
      tool: 'mlops 0.1.0',
      ...rest,
    };
    return outcome === 'failed' ? { ...facts, outcome, restored } : { ...facts, outcome };
  });
}

export function hold(number: number, digests: HoldRecord['digests'], more: Partial<HoldRecord> = {}): HoldRecord {
  return {
    schemaVersion: 1,
    environment: 'production',
    model: 'delay',
    number,
    what: 'hold',
    digests,
    by: 'grace',
    at: at(-5),
    because: 'it answers nonsense',
    ...more,
  };
}

export function pull(version: number, more: Partial<OpenPromotion> = {}): OpenPromotion {
  return {
    ...ref(version),
    number: 100 + version,
    head: commit(`head ${version}`),
    content: 'rendered',
    approvals: noApprovals,
    openedAt: at(-30),
    ...more,
  };
}

/** One model, no version, an environment whose branch names nothing. */
export function facts(more: Partial<PromotionFacts> = {}): PromotionFacts {
  return {
    now: at(0),
    model: 'delay',
    environment: environment(),
    versions: [],
    branch: { kind: 'empty', earlier: [] },
    deployments: [],
    holds: [],
    open: [],
    closed: [],
    needs: new Map(),
    ...more,
  };
}

/** What a needed environment is like in which these deployments have ended and the branch names the last version. */
export function needed(
  name: string,
  deployments: readonly DeploymentRecord[],
  more: Partial<NeededEnvironment> = {},
): NeededEnvironment {
  const last = deployments.at(-1);
  const branch: BranchFacts = last
    ? names(release(last.version, { digest: last.digest, releaseDigest: last.releaseDigest }))
    : { kind: 'empty', earlier: [] };
  return { environment: environment({ name }), branch, deployments, holds: [], ...more };
}

export function kinds(actions: readonly PromotionAction[]): readonly string[] {
  return actions.map(({ kind }) => kind);
}

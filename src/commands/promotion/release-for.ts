import type { Environment, Model, Project } from '../../project/index.ts';
import type { GatesRecord, Release, VersionRecord } from '../../promotion/types.ts';
import { worst } from '../../support/verdict.ts';
import { goldenFor } from './golden-for.ts';

/** Where the release of a model is, on the branch of each environment. */
export function releasePath(model: string): string {
  return `releases/${model}/release.yaml`;
}

/** Head branch of the promotion pull request of a version. */
export function promotionBranch(environment: string, model: string, version: number): string {
  return `mlops/promotion/${environment}/${model}/v${version}`;
}

/** All of them, as a pattern of `git ls-remote`. */
export const promotionBranches = 'refs/heads/mlops/promotion/*';

export interface Resolving {
  readonly project: Project;
  readonly model: Model;
  readonly environment: Environment;
  /** The commit that the files are taken from that only serving reads; undefined: there are none. */
  readonly code: string | undefined;
}

/**
 * What deploying a version to an environment means now: everything resolved from today's `mlops.yaml` of the default branch,
 * so that a later change of it reaches the environment by a promotion alone.
 * @param live what was verified in the environment last; a rollback goes back to it
 * @param said what the environment's own gates say of the version; absent: it has none
 */
export function releaseFor(
  version: VersionRecord,
  { project, model, environment, code }: Resolving,
  live: Release['previous'],
  said?: Pick<GatesRecord, 'verdict' | 'gates'>,
): Release {
  const { serve } = model;
  if (serve === undefined) throw new TypeError(`${model.name} is not served, so it is not released`);
  const { verify: own, code: files, ...rest } = serve;
  const verify = [...own, ...environment.verify];
  const golden = goldenFor(version, verify, { project, model });
  return {
    schemaVersion: 1,
    environment: environment.name,
    model: version.model,
    version: version.version,
    fingerprint: version.fingerprint,
    artifact: version.artifact,
    commit: version.commit,
    store: project.store,
    verdict: said === undefined ? version.verdict : worst([version.verdict, said.verdict]),
    gates: [...version.gates, ...(said?.gates ?? [])],
    serve: { ...rest, ...(code !== undefined && { code: { commit: code, files } }), verify: [] },
    workingDirectory: model.workingDirectory,
    env: Object.fromEntries(model.env),
    target: environment.target,
    verify,
    ...(golden && { golden }),
    onFailure: environment.onFailure,
    previous: live,
  };
}

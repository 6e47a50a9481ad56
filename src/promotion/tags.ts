import type { DeploymentRecord, VersionRecord } from './types.ts';

/** An annotated tag of git, the same bytes whoever makes it. */
export interface WantedTag {
  readonly name: string;
  readonly commit: string;
  /** ISO 8601. */
  readonly at: string;
  readonly message: string;
}

/**
 * The tag by which GTO (https://github.com/iterative/gto, `tag_re`) knows a version: `<model>@v<n>.0.0`. Versions are
 * numbered, so that major is the number and nothing follows it.
 */
export function versionTag({ model, version, commit, at, fingerprint, artifact, verdict }: VersionRecord): WantedTag {
  const message = `${model} ${version}: ${verdict}\n\nrun: ${fingerprint}\nartifact: ${artifact.digest}`;
  return { name: `${model}@v${version}.0.0`, commit, at, message };
}

/**
 * The tag by which GTO knows that a version is live in an environment: `<model>#<environment>#<n>`, on the commit of the
 * version, n the number of the deployment. Undefined for one that has failed, which changes nothing there.
 */
export function stageTag(deployment: DeploymentRecord): WantedTag | undefined {
  const { model, environment, number, version, outcome, commit, endedAt, by, digest } = deployment;
  if (outcome === 'failed') return undefined;
  const message = `${model} ${version} in ${environment}: ${outcome}\n\nby: ${by}\nartifact: ${digest}`;
  return { name: `${model}#${environment}#${number}`, commit, at: endedAt, message };
}

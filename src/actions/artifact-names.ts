import { sha256 } from '../support/canonical.ts';
import type { ArtifactKind } from './artifacts.ts';

/** Two projects of one repository have artifacts of their own. @param projectFile its path from the root */
export function prefixOf(projectFile: string): string {
  if (projectFile === 'mlops.yaml') return 'mlops';
  return `mlops-${sha256(projectFile).slice(0, 8)}`;
}

/** What stands behind the prefix. */
export function suffixOf(what: ArtifactKind): string {
  const fingerprint = 'fingerprint' in what ? `-${what.fingerprint.slice(0, 16)}` : '';
  if ('model' in what) return `${what.kind}-${what.model}${fingerprint}`;
  if ('group' in what) return `${what.kind}-${what.group}`;
  return 'dataset' in what ? `${what.kind}-${what.dataset}${fingerprint}` : what.kind;
}

/** Reads a name that anybody may have chosen; the model of it is compared with those of the project by whoever asks. */
export function kindOf(suffix: string): ArtifactKind | undefined {
  if (suffix === 'data' || suffix === 'evaluation') return { kind: suffix };
  if (suffix === 'report' || suffix === 'runs' || suffix === 'deployment') return { kind: suffix };
  if (suffix === 'versions') return { kind: suffix };
  const run = /^run-(.+)$/.exec(suffix)?.[1];
  if (run !== undefined) return { kind: 'run', model: run };
  const build = /^build-(.+)$/.exec(suffix)?.[1];
  if (build !== undefined) return { kind: 'build', group: build };
  const [, kind, of, fingerprint] = /^(kept|brought|made|fetched)-(.+)-([0-9a-f]{16})$/.exec(suffix) ?? [];
  if (of === undefined || fingerprint === undefined) return undefined;
  if (kind === 'made' || kind === 'fetched') return { kind, dataset: of, fingerprint };
  return { kind: kind === 'kept' ? 'kept' : 'brought', model: of, fingerprint };
}

/** Of all proofs in a repository, so that one list has many of them. */
export const proofName = 'mlops-proof.json';

/** Where the run has one of that name already. @param digest `sha256:<hex>` of the proof */
export function otherProofName(digest: string): string {
  return `mlops-proof-${digest.slice('sha256:'.length, 'sha256:'.length + 16)}.json`;
}

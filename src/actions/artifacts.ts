import type { Ports } from '../commands/ports.ts';
import type { ChangeRequest } from '../commands/situation/change-request.ts';
import { type ArtifactSearch, hasArtifactService } from '../forge/index.ts';
import { prefixOf } from './artifact-names.ts';

/** Artifacts of this workflow run and of earlier ones, as the jobs of one project hand them to each other. */
export interface Artifacts {
  /** Keeps a folder for the jobs after this one; undefined where there is nothing in it, or nobody would look for it. */
  put(what: ArtifactKind, folder: string): Promise<PutArtifact | undefined>;
  /** Leaves a proof as it is, so that the digest that GitHub shows is the one of this text; false where GitHub shows none. */
  prove(text: string): Promise<boolean>;
  /** The kinds that are there, newest of each name. */
  list(): Promise<readonly FoundArtifact[]>;
  /** Unpacks the newest of an earlier run, if there is one. The token needs `actions: read`. */
  getEarlier(what: ArtifactKind, folder: string, search: ArtifactSearch): Promise<boolean>;
  /**
   * Unpacks one into a folder. @throws MlopsError artifact-service, also where its digest is not what was listed;
   * hand-over-corrupt where its members are not plain files of the folder
   */
  get(found: FoundArtifact, folder: string): Promise<void>;
}

export interface PutArtifact {
  readonly name: string;
  /** `sha256:<hex>` of the archive, or of the list of its files. */
  readonly digest: string;
  /** Address of its page, where it has one. */
  readonly page?: string;
}

/**
 * `report` and `runs`: page and run records, for people alone; `data`: reports and sketches; `run`: records and
 * predictions of one model; `deployment`: how deployments ended; `versions`: which there are of data that move; `kept`:
 * every file of one result, for runs of later changes; `brought`: what such a run has found of it; `build`: records and
 * files of one group of datasets that commands make; `made` and `fetched`: as `kept` and `brought`, of one such dataset.
 */
export type ArtifactKind =
  | { readonly kind: 'data' | 'evaluation' | 'report' | 'runs' | 'deployment' | 'versions' }
  | { readonly kind: 'run'; readonly model: string }
  | { readonly kind: 'kept' | 'brought'; readonly model: string; readonly fingerprint: string }
  | { readonly kind: 'build'; readonly group: string }
  | { readonly kind: 'made' | 'fetched'; readonly dataset: string; readonly fingerprint: string };

export interface FoundArtifact {
  readonly what: ArtifactKind;
  /** As who keeps it calls it. */
  readonly id: string;
  /** In bytes, as it is kept. */
  readonly size: number;
  readonly digest?: string;
}

/** Where the jobs of this run hand on: GitHub's artifacts, or the store where the server has no service for them. */
export async function openArtifacts(change: ChangeRequest, ports: Ports): Promise<Artifacts> {
  const prefix = prefixOf(change.projectFile);
  if (hasArtifactService(ports.env)) {
    const { openWorkflowArtifacts } = await import('./workflow-artifacts.ts');
    return await openWorkflowArtifacts(prefix);
  }
  const { openStoredArtifacts } = await import('./stored-artifacts.ts');
  return openStoredArtifacts(prefix, change, ports);
}

import { isAbsolute, relative } from 'node:path';
import { loadRootKeys } from '../project/index.ts';
import { findHeads, judgedOf, openRepository, readCommit, readTexts } from '../repository/index.ts';
import type { Store } from '../store/port.ts';
import { MlopsError } from '../support/problem.ts';
import { isRemoteStore } from '../support/store-address.ts';
import type { Ports } from './ports.ts';
import { commandReasons } from './reasons.ts';
import type { ChangeRequest } from './situation/change-request.ts';

export interface SharedStore {
  /** Absolute. */
  readonly folder: string;
  readonly store: Store;
}

/**
 * The store of the base's file, where all jobs of a run can have it in common; of the head's, where the base has none.
 * @throws MlopsError artifacts-unavailable where it is a folder of each checkout
 */
export async function openSharedStore(request: ChangeRequest, ports: Ports): Promise<SharedStore> {
  const repository = await openRepository(request.folder);
  const judged = await judgedOf(repository, await findHeads(repository, request), false);
  const { git, root } = repository;
  const texts = [judged.policy.sha, judged.candidate.sha].map(async (sha) => {
    return (await readTexts(git, await readCommit(git, sha), [request.projectFile])).get(request.projectFile);
  });
  const [base, head] = await Promise.all(texts);
  const { store: folder } = loadRootKeys(base ?? head ?? '', request.projectFile);
  if (isAbsolute(folder) && relative(root, folder).startsWith('..')) {
    return { folder, store: await ports.openStore({ store: folder, root }) };
  }
  // Jobs of a pull request have no right to write to a remote store, and should have none.
  const what = isRemoteStore(folder) ? 'is written to by `mlops promote` alone' : 'is a folder of each checkout';
  const sentence = `This server keeps no artifacts for the jobs of a run, and \`store: ${folder}\` ${what}.`;
  throw MlopsError.of(commandReasons, 'artifacts-unavailable', sentence);
}

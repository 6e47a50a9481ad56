import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { NotHere } from '../project/index.ts';
import type { ResolvedDataset } from './datasets.ts';
import { dvcCached } from './dvc-cache.ts';
import { lfsStored } from './lfs.ts';
import type { Pointer } from './pointers.ts';
import type { Repository } from './repository.ts';

/**
 * The first file of a dataset of which this machine has the pointer and certainly not the content. Reads nothing: a file
 * in the work tree that is as large as the pointer says is taken for the content, and who reads it checks its digest.
 */
export async function notHere(repository: Repository, { files }: ResolvedDataset): Promise<NotHere | undefined> {
  for (const { path, from } of files) {
    if (from.kind !== 'pointer' || (await mayBeHere(repository, path, from.pointer))) continue;
    return { path, tool: from.pointer.kind === 'lfs' ? 'Git LFS' : 'DVC' };
  }
  return undefined;
}

async function mayBeHere(repository: Repository, path: string, pointer: Pointer): Promise<boolean> {
  const { git, root } = repository;
  const stored = pointer.kind === 'lfs' ? await lfsStored(git, pointer) : await dvcCached(root, pointer.md5);
  if (stored !== undefined) return true;
  if (pointer.kind === 'dvc' && pointer.md5.endsWith('.dir')) return false; // its list of files is in the cache only
  const found = await stat(join(root, path)).catch(() => undefined);
  return found?.isFile() === true && (pointer.bytes === undefined || found.size === pointer.bytes);
}

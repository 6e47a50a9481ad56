import { chmod, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const patience = { recursive: true, force: true, maxRetries: 3, retryDelay: 50 } as const;

/** Removes a folder with what programs have made unwritable in it. Errors: those of the system. */
export async function removeFolder(path: string): Promise<void> {
  try {
    await rm(path, patience);
  } catch {
    await makeWritable(path);
    await rm(path, patience);
  }
}

async function makeWritable(folder: string): Promise<void> {
  await chmod(folder, 0o700).catch(() => undefined);
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) if (entry.isDirectory()) await makeWritable(join(folder, entry.name));
}

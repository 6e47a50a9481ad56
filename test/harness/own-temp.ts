import { mkdtempSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * What tests leave in the folder of the system for temporary files goes with the run: all of its processes get a folder in
 * there as theirs. Vitest calls it once for each of our projects.
 */
export default function ownTemp(): (() => Promise<void>) | undefined {
  if (process.env['MLOPS_TEST_TEMP'] !== undefined) return undefined;
  const before = process.env['TMPDIR'];
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mlops-run-')));
  Object.assign(process.env, { MLOPS_TEST_TEMP: folder, TMPDIR: folder });
  return async () => {
    delete process.env['MLOPS_TEST_TEMP'];
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    // A server that was just told to end may write once more.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
}

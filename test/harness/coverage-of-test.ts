import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { expect } from 'vitest';

/** How `scripts/alone.ts` calls a test: its file and its titles. */
export function testId(file: string, titles: string): string {
  return `${basename(file)} > ${titles}`;
}

/** The folder for one test; names are longer than a file system takes. */
export function coverageFolder(below: string, id: string): string {
  return join(below, createHash('sha256').update(id).digest('hex').slice(0, 24));
}

/**
 * What a process gets so that it says which code it ran, for the test that starts it; nothing unless `scripts/alone.ts`
 * asks. Code that comes out of a compile cache is counted less precisely.
 */
export function coverageOfTest(): NodeJS.ProcessEnv {
  const below = process.env['MLOPS_TEST_COVERAGE'];
  if (below === undefined) return {};
  const { currentTestName = '', testPath = '' } = expect.getState();
  return { NODE_V8_COVERAGE: coverageFolder(below, testId(testPath, currentTestName)), NODE_COMPILE_CACHE: undefined };
}

import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/harness/longest-first.ts';

// Tests start hundreds of Node processes, which need not compile the same files each time.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules', '.cache', 'compiled');

/** Two projects: `npm test` runs what needs nothing beyond npm; `npm run test:all` adds `*.heavy.test.ts`. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/**/*.test.ts'],
    exclude: process.env['MLOPS_TEST_ALL'] ? [] : ['test/**/*.heavy.test.ts'],
    setupFiles: ['test/harness/property-seed.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two more than there are cores: the longest tests wait for other processes most of the time.
    maxWorkers: availableParallelism() + 2,
    sequence: { sequencer: LongestFirst },
  },
});

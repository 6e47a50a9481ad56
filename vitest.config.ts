import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/harness/longest-first.ts';

// Tests start hundreds of Node processes, which need not compile the same files each time.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules', '.cache', 'compiled');

/** `npm test` runs what needs nothing beyond npm; `npm run test:all` adds `*.heavy.test.ts`. */
const heavy = [
  ...(process.env['MLOPS_TEST_ALL'] ? [] : ['test/**/*.heavy.test.ts']),
  // Killed before each single effect: minutes that a week can wait for.
  ...(process.env['MLOPS_TEST_WEEKLY'] ? [] : ['test/**/*.weekly.test.ts']),
];

/**
 * Rooms whose tests call functions and leave nothing behind in their process: many files share one, which takes a third of
 * the time. The others start servers and processes, and are big enough to have one each.
 */
const functions = '{cli,commands,data,gates,metrics,project,promotion,report,scripts,store,support,templates}';

export default defineConfig({
  test: {
    setupFiles: ['test/harness/property-seed.ts'],
    globalSetup: ['test/harness/own-temp.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two more than there are cores: the longest tests wait for other processes most of the time.
    maxWorkers: availableParallelism() + 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'processes',
          include: ['test/**/*.test.ts'],
          exclude: [...heavy, `test/${functions}/**`],
        },
      },
      {
        extends: true,
        test: { name: 'functions', include: [`test/${functions}/**/*.test.ts`], exclude: heavy, isolate: false },
      },
    ],
  },
});

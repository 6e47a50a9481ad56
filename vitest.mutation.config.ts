import { defineConfig } from 'vitest/config';

/** For `npm run test:mutation`: only the fast tests of the rooms that are mutated, in one thread without isolation. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/{gates,project,promotion}/**/*.test.ts', 'test/support/escape/**/*.test.ts'],
    exclude: ['test/**/*.heavy.test.ts'],
    setupFiles: ['test/harness/property-seed.ts'],
    testTimeout: 60_000,
    pool: 'threads',
    isolate: false,
    maxWorkers: 1,
  },
});

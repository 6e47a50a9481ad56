import { defineConfig } from 'vitest/config';

/** Two projects: `npm test` runs what needs nothing beyond npm; `npm run test:all` adds `*.heavy.test.ts`. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/**/*.test.ts'],
    exclude: process.env['MLOPS_TEST_ALL'] ? [] : ['test/**/*.heavy.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});

/** Mutation tests of what a wrong answer would pass through unseen: gates, escaping, project loading, promotion. */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: true },
  plugins: ['@stryker-mutator/vitest-runner'],
  mutate: [
    'src/gates/**/*.ts',
    'src/support/escape/**/*.ts',
    'src/project/load.ts',
    'src/project/document.ts',
    'src/project/{normalize,check,schema}/**/*.ts',
    'src/promotion/**/*.ts',
    // Tables and re-exports: a mutant of them is a change of wording, not of behaviour.
    '!src/gates/{reasons,types,index}.ts',
    '!src/promotion/{reasons,types,facts,state,index}.ts',
    '!src/support/escape/index.ts',
  ],
  ignoreStatic: true,
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 20_000,
  thresholds: { high: 90, low: 80, break: 80 },
  reporters: ['clear-text', 'progress', 'json'],
  jsonReporter: { fileName: 'reports/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportScoreTable: true },
  tempDirName: '.stryker-tmp',
  ignorePatterns: ['/dist', '/bench', '/reports', '/examples/**/node_modules', '/.mlops'],
};

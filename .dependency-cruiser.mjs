/**
 * Who may import whom: `cli` → `commands` → the rooms → `support`; composition happens in `src/app.ts` alone.
 * Rooms know each other only through their `index.ts` and `types.ts`/`port.ts`. `actions/`, the entries of GitHub's
 * actions, is not there yet; its rules are.
 */
const rooms = 'project|repository|data|metrics|gates|training|ledger|store|forge|report';
const pure = 'project|metrics|gates';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'support-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^src/support/' },
      to: { path: '^src/(?!support/)' },
    },
    {
      name: 'rooms-do-not-import-upwards',
      severity: 'error',
      from: { path: `^src/(${rooms})/` },
      to: { path: '^src/(cli|commands|actions)/|^src/(app|reasons)\\.ts$' },
    },
    {
      name: 'rooms-meet-at-their-doors',
      severity: 'error',
      from: { path: `^src/(${rooms})/` },
      to: { path: `^src/(${rooms})/`, pathNot: ['^src/$1/', '/(index|types|port)\\.ts$'] },
    },
    {
      name: 'commands-use-doors',
      severity: 'error',
      from: { path: '^src/commands/' },
      to: { path: `^src/((${rooms})/(?!(index|types|port)\\.ts$)|cli/|actions/|(app|reasons|schemas)\\.ts$)` },
    },
    {
      name: 'cli-does-not-reach-into-rooms',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: `^src/(${rooms})/`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-rooms-do-no-io',
      severity: 'error',
      from: { path: `^src/(${pure})/` },
      to: {
        path: '^(node:)?(fs|fs/promises|child_process|net|http|https|worker_threads|os|process)$|^src/support/(process|git|files)\\.ts$',
      },
    },
    {
      name: 'github-is-loaded-when-it-is-needed',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/forge/github/' },
      to: { path: '^src/forge/github/|node_modules/@octokit/', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '(types|port|\\.d)\\.ts$' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types'],
    },
  },
};

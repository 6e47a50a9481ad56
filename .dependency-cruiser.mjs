/**
 * Who may import whom: `cli` → `commands` → the rooms → `support`; composition happens in `src/app.ts` alone.
 * Rooms know each other only through their `index.ts` and `types.ts`/`port.ts`. `actions/`, the entries of GitHub's
 * actions, stands beside `cli`: it runs commands with the ports that `app.ts` puts together.
 */
const rooms = 'project|repository|data|metrics|gates|training|ledger|sources|store|promotion|deployment|forge|report';
const pure = 'project|metrics|gates|promotion';

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
      name: 'promotion-knows-no-deployment',
      comment: 'A deployment stands on the board; what leads to it must not need it.',
      severity: 'error',
      from: { path: '^src/commands/promotion/' },
      to: { path: '^src/commands/deploying/' },
    },
    {
      name: 'cli-does-not-reach-into-rooms',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: `^src/(${rooms})/`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'actions-run-commands-and-know-no-insides',
      comment: 'Commands and the types of a situation; of rooms, the doors of `repository` and `forge` alone.',
      severity: 'error',
      from: { path: '^src/actions/' },
      to: {
        path: '^src/',
        pathNot: [
          '^src/(actions|support)/',
          '^src/(app|reasons)\\.ts$',
          '^src/commands/[^/]+\\.ts$',
          '^src/commands/situation/',
          '^src/(repository|forge)/(index|types|port)\\.ts$',
        ],
      },
    },
    {
      name: 'actions-take-types-of-a-situation-only',
      severity: 'error',
      from: { path: '^src/actions/' },
      to: { path: '^src/commands/situation/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-but-the-bundle-starts-actions',
      severity: 'error',
      from: { path: '^src/cli/|^src/(app|schemas)\\.ts$' },
      to: { path: '^src/actions/' },
    },
    {
      name: 'pure-rooms-do-no-io',
      comment: 'Of Node, what computes alone, named one by one: a module that Node gets later is refused as well.',
      severity: 'error',
      from: { path: `^src/(${pure})/` },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|path|path/posix|util)$' },
    },
    {
      name: 'pure-rooms-use-no-support-that-does-io',
      comment: 'Support that reaches processes, files or network, through other support files as well.',
      severity: 'error',
      from: { path: `^src/(${pure})/` },
      to: {
        path: '^(node:)?(fs|fs/promises|child_process|cluster|dgram|dns|dns/promises|http|http2|https|inspector|net|os|process|readline|repl|tls|tty|v8|vm|worker_threads)$|^src/support/(process|git|git-blobs|files)\\.ts$',
        reachable: true,
      },
    },
    {
      name: 'github-is-loaded-when-it-is-needed',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/forge/github/' },
      to: { path: '^src/forge/github/|node_modules/@octokit/', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    {
      name: 'remote-stores-are-loaded-when-they-are-needed',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(store|sources)/remote/' },
      to: {
        path: '^src/(store|sources)/remote/|node_modules/aws4fetch/',
        dependencyTypesNot: ['dynamic-import', 'type-only'],
      },
    },
    {
      name: 'databases-are-loaded-when-they-are-needed',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/data/engines/(postgres|trino|database)/' },
      to: {
        path: '^src/data/engines/(postgres|trino|database)/|node_modules/pg(-connection-string)?/',
        dependencyTypesNot: ['dynamic-import', 'type-only'],
      },
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

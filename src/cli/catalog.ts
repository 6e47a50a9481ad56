import { base, type CommandInfo, head, noRecord, type OptionInfo } from './catalog/command-info.ts';
import { build, dataDiff, infer, lock, validate } from './catalog/data.ts';

/** Options that every command takes. */
export const commonOptions: readonly OptionInfo[] = [
  { name: 'json', type: 'boolean', help: 'print exactly one result document on stdout; logs go to stderr' },
  { name: 'folder', type: 'string', value: '<path>', help: 'work in this repository (default: the current folder)' },
  { name: 'project', type: 'string', value: '<file>', help: 'project file, from the root', default: 'mlops.yaml' },
  { name: 'remote', type: 'string', value: '<name>', help: 'git remote of ledger and base branch', default: 'origin' },
  { name: 'offline', type: 'boolean', help: 'do not contact the remote; use what this clone has' },
  { name: 'quiet', type: 'boolean', help: 'no progress on stderr' },
  { name: 'help', type: 'boolean', help: 'show this help' },
];

/** Every command with its words: help, usage errors and docs/reference/cli.md are made from this. */
export const commands: readonly CommandInfo[] = [
  {
    name: 'init',
    operands: '',
    maxOperands: 0,
    summary: 'look at a repository and propose its mlops.yaml',
    details:
      'Looks for data, training scripts, DVC stages, parameters, metrics and workflows, and writes a commented mlops.yaml and, for a repository on GitHub, workflow files. Says what it guessed and why. What is there already is never changed: its difference is shown. Executes nothing.',
    options: [
      { name: 'workflows', type: 'boolean', help: 'workflow files although the remote is not on GitHub' },
      { name: 'dry-run', type: 'boolean', help: 'write nothing; say what would be written' },
    ],
    example: { line: 'mlops init --dry-run' },
  },
  {
    name: 'plan',
    operands: '',
    maxOperands: 0,
    summary: 'say what a change makes necessary, and why',
    details:
      'Compares the judged commit with its baseline: what is validated, trained, scored or reused. Runs nothing.',
    options: [
      base,
      head,
      {
        name: 'matrix',
        type: 'boolean',
        help: 'print the models with a training or scoring to do as a workflow matrix, one job each (JSON)',
      },
      {
        name: 'graph',
        type: 'boolean',
        help: 'print the steps and what they need of each other as a mermaid flowchart',
      },
      { name: 'svg', type: 'boolean', help: 'the same as a picture (SVG)' },
    ],
    example: {
      line: 'mlops plan',
      says: [
        '…',
        'run       train delay                     params changed: features ["schedule","weather"] → …',
        'reuse     train delay of the baseline     recorded before',
        'run       evaluate delay                  not scored on these rows yet (holdout)',
        '…',
        'To do: 1 training, 1 scoring.',
      ],
    },
  },
  {
    name: 'explain',
    operands: '[model…]',
    maxOperands: 1000,
    summary: 'tell what would run for a model, from what, against what, and what would change that',
    details:
      'For each model that is named, or all: what is to do and why, its commands, the files, data and parameters that they read, what they leave, the commit it is compared with, its gates, and which changes train, score or judge it again. Runs nothing.',
    options: [base, head],
    example: { line: 'mlops explain delay' },
  },
  build,
  validate,
  infer,
  lock,
  {
    name: 'train',
    operands: '[model…]',
    maxOperands: 1000,
    summary: 'train and score what has no recorded result yet',
    details:
      'Validates the data that is needed, trains each seed in a folder that holds only declared inputs, scores the test rows, and records everything in the ledger.',
    options: [
      base,
      head,
      noRecord,
      { name: 'keep', type: 'boolean', help: 'keep the run folders and print their paths' },
      {
        name: 'replace',
        type: 'boolean',
        help: 'where the store has lost a recorded result for good and it comes out different when made again: record the new one in its place',
      },
    ],
    example: {
      line: 'mlops train delay',
      says: [
        '…',
        'done     train delay  trained 3 seeds (…',
        'reused   train delay of the baseline  recorded before',
        'done     evaluate delay  scored … rows',
        'reused   evaluate delay of the baseline  scored before on these rows',
        'Done: 1 training, 1 scoring.',
      ],
    },
  },
  {
    name: 'diff',
    operands: '[model…]',
    maxOperands: 1000,
    summary: 'show metrics beside the baseline, with intervals, without judging',
    details:
      'Prints every metric and slice of candidate and baseline, and by how much the candidate is better: minus is worse, whichever way the metric points. No gate is asked.',
    options: [base, head],
    example: { line: 'mlops diff delay' },
  },
  dataDiff,
  {
    name: 'report',
    operands: '',
    maxOperands: 0,
    summary: 'judge the change: the verdict, the comment, the page',
    details:
      'Validates data that was not checked yet, compares recorded results with the baseline, asks the gates of the base branch, and writes the comment and the HTML page. Trains nothing.',
    options: [
      base,
      head,
      noRecord,
      {
        name: 'output',
        type: 'string',
        value: '<folder>',
        help: 'where report.md, report.html and report.json with all detail are written (default .mlops/report)',
      },
      { name: 'markdown', type: 'boolean', help: 'print the whole comment as it would be posted' },
      {
        name: 'publish',
        type: 'boolean',
        help: 'put comment and check on the pull request, on GitHub or a local forge (which opens one if there is none)',
      },
    ],
    example: { line: 'mlops report --markdown', says: ['## ✅ Better · flights', '…'] },
  },
  {
    name: 'promote',
    operands: '[model[@version]…]',
    maxOperands: 1000,
    summary: 'number what the default branch has brought, and promote it',
    details:
      'Makes the next version of each model whose inputs have changed on the default branch, from the run that exists, and judges it against the version before. Then does for every environment what is right now: opens a promotion pull request, closes one that is superseded, merges where `auto-merge` says so. With `model@version` it promotes that version because you say so. Trains nothing, deploys nothing.',
    options: [
      base,
      { name: 'to', type: 'string', value: '<environment>', help: 'only there (default: every environment)' },
      {
        name: 'override',
        type: 'string',
        value: '<reason>',
        help: 'promote the named version although it is held; who and why is recorded',
      },
      {
        name: 'init',
        type: 'boolean',
        help: 'make the branches of environments that do not exist yet, and say what protects them; nothing else',
      },
      {
        name: 'protect',
        type: 'boolean',
        help: 'with `--init`: make the missing protection, too, with the token of an administrator in GITHUB_TOKEN',
      },
    ],
    example: { line: 'mlops promote' },
  },
  {
    name: 'status',
    operands: '[model…]',
    maxOperands: 1000,
    summary: 'show which version is where, and what the next one waits for',
    details: 'The board of models and environments, from branches, ledger and forge. Changes nothing.',
    options: [
      base,
      {
        name: 'pull-request',
        type: 'string',
        value: '<number>',
        help: 'title and body of this promotion pull request instead, open or not',
      },
    ],
    example: { line: 'mlops status' },
  },
  {
    name: 'deploy',
    operands: '<environment> [model…]',
    minOperands: 1,
    maxOperands: 1000,
    summary: 'bring to an environment what its branch says, verify it, record it',
    details:
      'Stages the release beside what is live, verifies it, makes it live and verifies it again. Where that fails, the last verified version stays or comes back, the failed one is held, and the branch is put right as `on-failure` says.',
    options: [
      base,
      { name: 'plan', type: 'boolean', help: 'only say what the target would change' },
      { name: 'again', type: 'boolean', help: 'also what has failed there, or is live already' },
      {
        name: 'override',
        type: 'string',
        value: '<reason>',
        help: 'deploy what is held, or did not come by a promotion pull request; who and why is recorded',
      },
    ],
    example: { line: 'mlops deploy staging' },
  },
  {
    name: 'rollback',
    operands: '<environment> <model>[@version]',
    minOperands: 2,
    maxOperands: 2,
    summary: 'take a version back: hold it, revert its release, deploy what was verified before',
    details:
      'The same as a revert of the release on the branch of the environment with plain git, followed by `deploy`, and a hold with the reason. With a version it takes back that one alone: where another one is released, nothing is done, so that it can be said twice.',
    options: [base, { name: 'because', type: 'string', value: '<reason>', help: 'why, for those who find it held' }],
    example: { line: 'mlops rollback staging delay --because outage' },
  },
  {
    name: 'hold',
    operands: '<environment> <model>[@version]',
    minOperands: 2,
    maxOperands: 2,
    summary: 'keep automation from promoting a version to an environment',
    details: 'Holds the bytes of the version that is released there, or of the named one. Newer versions may pass.',
    options: [
      base,
      { name: 'because', type: 'string', value: '<reason>', help: 'why, for those who find it held' },
      { name: 'all', type: 'boolean', help: 'hold every version of the model, also those to come' },
    ],
    example: { line: 'mlops hold production delay --because outage' },
  },
  {
    name: 'release',
    operands: '<environment> <model>[@version]',
    minOperands: 2,
    maxOperands: 2,
    summary: 'let automation promote again what was held',
    details: 'Takes back a hold, by a record of its own: who held what, and why, stays to be read.',
    options: [
      base,
      { name: 'because', type: 'string', value: '<reason>', help: 'why, for those who read it later' },
      { name: 'all', type: 'boolean', help: 'take back the hold of every version' },
    ],
    example: { line: 'mlops release production delay --because repaired' },
  },
  {
    name: 'history',
    operands: '[model | environment]',
    maxOperands: 1,
    summary: 'list recorded runs and scores, or deployments, newest first',
    details:
      'Reads the ledger: when a run (a training) and its scores (metrics on the test rows) were recorded, and for which commit. Of an environment, also one that `mlops.yaml` no longer has: what was deployed there, when, by whom, and how it ended; with `--at`, what was live at that moment.',
    options: [
      { name: 'limit', type: 'string', value: '<n>', help: 'as many at most', default: '20' },
      {
        name: 'at',
        type: 'string',
        value: '<date>',
        help: 'of an environment: what was live then (a day, or a time with its zone)',
      },
      { name: 'csv', type: 'boolean', help: 'of an environment: as a table for other programs' },
    ],
    example: { line: 'mlops history delay --limit 2' },
  },
  {
    name: 'schema',
    operands: '[name]',
    maxOperands: 1,
    summary: 'print the JSON Schema of one of our files',
    details: 'Without a name: lists them. The same files lie in schemas/.',
    options: [
      { name: 'check', type: 'string', value: '<file>', help: 'check this JSON or YAML file against the schema' },
    ],
    example: { line: 'mlops schema mlops --check mlops.yaml', says: ['mlops.yaml: ok'] },
  },
  {
    name: 'doctor',
    operands: '',
    maxOperands: 0,
    summary: 'check git, engine, project, store and ledger, and say what to do',
    details:
      'Every line is a check with its answer; what is wrong comes with the remedy. Where the repository is on GitHub it asks it, with the token in GITHUB_TOKEN; where `mlops.yaml` has environments it looks at all that promotion needs. Changes nothing.',
    options: [base],
    example: {
      line: 'mlops doctor',
      says: [
        '…',
        'ok    engine      DuckDB answers, from node_modules of …',
        'ok    project     1 model, 2 datasets',
        '…',
        'Everything that is needed is there.',
      ],
    },
  },
];

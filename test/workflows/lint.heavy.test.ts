import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { published } from '../../src/actions/registry.ts';
import { linters, lintWorkflows } from './lint.ts';
import { workflowFiles } from './workflow-files.ts';

const root = join(import.meta.dirname, '..', '..');

/** Findings that stay in lines that hold a text, each with its reason. One that is not needed any more fails the test. */
interface Allowed {
  readonly file: string;
  readonly rule: string;
  readonly line: string;
  readonly because: string;
}

const ownActions = {
  rule: 'zizmor/unpinned-uses',
  line: `uses: ${published.repository}/actions/`,
  because: 'Our own actions: a template cannot name the commit of the release that it is part of.',
};
const ofThisCommit = {
  rule: 'actionlint/action',
  line: 'uses: $/actions/',
  because: 'actionlint 1.7.12 does not know `$/`, the repository and commit of the file; GitHub’s own parser does.',
};
const calls = {
  file: 'docs/guides/github.md',
  rule: 'zizmor/unpinned-uses',
  because: 'As in the templates: ours by the release line, theirs as it is on the default branch.',
};
const newKey = {
  rule: 'actionlint/syntax-check',
  line: 'queue: max',
  because: 'actionlint 1.7.12 is older than the key; GitHub’s own parser knows it.',
};
const promotionTemplates = ['mlops-merge.yml', 'mlops-deploy.yml', 'mlops-promote.yml'].map(
  (name) => `templates/${name}`,
);
const allowed: readonly Allowed[] = [
  ...['templates/mlops-train.yml', 'templates/mlops-lock.yml', ...promotionTemplates].map((file) => ({
    file,
    ...newKey,
  })),
  ...promotionTemplates.map((file) => ({ file, ...ownActions })),
  { file: '.github/workflows/before-training.yml', ...ofThisCommit },
  { file: '.github/workflows/after-training.yml', ...ofThisCommit },
  { ...calls, line: `uses: ${published.repository}/.github/workflows/before-training.yml@` },
  { ...calls, line: `uses: ${published.repository}/.github/workflows/after-training.yml@` },
  { ...calls, line: 'uses: OWNER/REPO/.github/workflows/mlops-train.yml@main' },
  { file: 'templates/mlops-pull-request.yml', ...ownActions },
  { file: 'templates/mlops-train.yml', ...ownActions },
  { file: 'templates/mlops-fork-report.yml', ...ownActions },
  { file: 'templates/mlops-commands.yml', ...ownActions },
  { file: 'templates/mlops-lock.yml', ...ownActions },
  {
    file: 'templates/mlops-fork-report.yml',
    rule: 'zizmor/dangerous-triggers',
    line: 'workflow_run:',
    because:
      'The only trigger that has a token for a fork’s pull request. No code of the fork is checked out or run, no artifact of its run is opened, and no value of it reaches a shell.',
  },
  {
    file: 'templates/mlops-commands.yml',
    rule: 'zizmor/dangerous-triggers',
    line: 'issue_comment:',
    because:
      'Commands come in comments. Nothing is checked out or run, no text of the comment reaches a shell, and GitHub is asked who wrote it.',
  },
  {
    file: 'templates/mlops-pull-request.yml',
    rule: 'zizmor/unpinned-uses',
    line: 'uses: OWNER/REPO/.github/workflows/mlops-train.yml@main',
    because: 'The copy on the default branch is wanted: a pull request must not choose which commit decides.',
  },
  {
    file: 'templates/mlops-merge.yml',
    rule: 'zizmor/unpinned-uses',
    line: 'uses: OWNER/REPO/.github/workflows/mlops-train.yml@main',
    because: 'Of the default branch the run is trusted: the copy on it is the one that the push has just judged.',
  },
  {
    file: 'templates/mlops-merge.yml',
    rule: 'zizmor/concurrency-limits',
    line: 'on:',
    because:
      'Every push is recorded and becomes a version; trainings of the same inputs wait for each other, and so do promotions.',
  },
  {
    file: 'templates/mlops-deploy.yml',
    rule: 'zizmor/concurrency-limits',
    line: 'on:',
    because:
      'Only `where` has no group, which changes nothing but what is shown. The job that deploys waits for its turn, and so does the one that records.',
  },
  {
    file: 'templates/mlops-pull-request.yml',
    rule: 'zizmor/concurrency-limits',
    line: 'on:',
    because: 'A push that changes no input must not stop a training; trainings of the same inputs wait for each other.',
  },
];

/** Labels of runners that our workflows name literally. */
const labels: readonly string[] = ['gpu'];

const bad = `on:
  pull_request_target:
permissions: write-all
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: echo \${{ github.event.pull_request.title }}
      - run: cd $HOME
      - run: echo \${{ needs.plan.outputs.models }}
`;

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'mlops-templates-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

describe.skipIf(linters === '')('our workflows', () => {
  it('have no findings but the allowed ones, which are still needed', () => {
    const files = workflowFiles(root);
    const findings = lintWorkflows(files, labels);
    const lineOf = (place: string) => {
      const [, name, row] = /^(.+):(\d+)$/.exec(place) ?? [];
      return readFileSync(join(root, name ?? ''), 'utf8').split('\n')[Number(row) - 1] ?? '';
    };
    const fits = (rule: Allowed, { rule: found, place }: (typeof findings)[number]) =>
      found === rule.rule && place.startsWith(`${rule.file}:`) && lineOf(place).includes(rule.line);
    expect(findings.filter((one) => !allowed.some((rule) => fits(rule, one)))).toEqual([]);
    expect(allowed.filter((rule) => !findings.some((one) => fits(rule, one)))).toEqual([]);
  });

  it.each([
    ['templates/mlops.yml', bad, 'templates/mlops.yml:9'],
    ['.github/workflows/ci.yml', bad, '.github/workflows/ci.yml:9'],
    ['README.md', `# Start\n\n\`\`\`yaml\n${bad}\`\`\`\n`, 'README.md:12'],
    ['docs/guides/a.md', `1. Add\n\n   \`\`\`yaml\n${bad.replaceAll(/^/gm, '   ')}\`\`\`\n`, 'docs/guides/a.md:12'],
  ])('are found and refused in %s', (file, text, place) => {
    const folder = folderWith({ [file]: text });
    const findings = lintWorkflows(workflowFiles(folder));
    const rules = findings.map(({ rule }) => rule);
    for (const rule of ['zizmor/dangerous-triggers', 'zizmor/unpinned-uses', 'zizmor/template-injection'])
      expect(rules).toContain(rule);
    expect(rules).toContain('actionlint/shellcheck');
    for (const rule of ['actionlint/expression', 'zizmor/template-injection'])
      expect(findings).toContainEqual(expect.objectContaining({ place, rule }));
    rmSync(folder, { recursive: true });
  });

  it('are nothing where there are no folders, and other YAML is no workflow', () => {
    const folder = folderWith({ 'README.md': '```yaml\nmodels: {}\n```\n' });
    expect(workflowFiles(folder)).toEqual([]);
    expect(lintWorkflows([])).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});

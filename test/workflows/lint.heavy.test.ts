import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linters, lintWorkflows } from './lint.ts';
import { workflowFiles } from './workflow-files.ts';

const root = join(import.meta.dirname, '..', '..');

/** Findings that stay, each with its reason. One that is not needed any more fails the test. */
const allowed: readonly { readonly file: string; readonly rule: string; readonly because: string }[] = [];

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
    const findings = lintWorkflows(workflowFiles(root), labels);
    const fits = (rule: (typeof allowed)[number], one: (typeof findings)[number]) =>
      one.rule === rule.rule && one.place.startsWith(`${rule.file}:`);
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

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workflowFiles } from '../../../src/commands/doctor/workflow-files.ts';
import templates from '../../../src/commands/init/templates.json' with { type: 'json' };
import { workflowFiles as written } from '../../../src/commands/init/templates.ts';

function folderWith(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'mlops-workflows-'));
  mkdirSync(join(root, '.github', 'workflows'), { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
  return root;
}

describe('the workflows that run our actions', () => {
  it('are those that init writes', async () => {
    const files = written(templates, {
      repository: 'team/rides',
      branch: 'main',
      queues: true,
      environments: [],
      installs: [],
    });
    const found = await workflowFiles(folderWith(Object.fromEntries(files.map(({ path, text }) => [path, text]))));
    expect(found).toContainEqual({
      path: '.github/workflows/mlops-pull-request.yml',
      events: ['pull_request', 'merge_group', 'workflow_dispatch'],
      pullRequests: { types: ['opened', 'synchronize', 'reopened', 'edited'] },
      runsUs: true,
      trainCalls: ['team/rides/.github/workflows/mlops-train.yml@main'],
    });
    expect(found.map(({ path }) => path)).toContain('.github/workflows/mlops-train.yml');
  });

  it('are found by the front door and by a single action; others, and what is no YAML, are none', async () => {
    const job = (uses: string) => `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: ${uses}\n`;
    const found = await workflowFiles(
      folderWith({
        '.github/workflows/a.yml': job('mlops-actions/mlops-actions@v0'),
        '.github/workflows/b.yaml': job('me/fork/actions/report@0123'),
        '.github/workflows/c.yml': job('actions/checkout@v7'),
        '.github/workflows/d.yml': '{ [',
        '.github/workflows/e.txt': job('mlops-actions/mlops-actions@v0'),
      }),
    );
    expect(found.map(({ path, events }) => [path, events])).toEqual([
      ['.github/workflows/a.yml', ['push']],
      ['.github/workflows/b.yaml', ['push']],
    ]);
  });

  it('are none in a folder without workflows', async () => {
    expect(await workflowFiles(mkdtempSync(join(tmpdir(), 'mlops-none-')))).toEqual([]);
  });
});

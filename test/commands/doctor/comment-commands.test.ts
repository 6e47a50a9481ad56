import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { commentFindings } from '../../../src/commands/doctor/comment-commands.ts';

const template = readFileSync(join(import.meta.dirname, '../../../templates/mlops-commands.yml'), 'utf8');
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

async function found(text: string | undefined): Promise<readonly string[]> {
  const root = mkdtempSync(join(tmpdir(), 'mlops-comments-'));
  folders.push(root);
  mkdirSync(join(root, '.github', 'workflows'), { recursive: true });
  if (text !== undefined) writeFileSync(join(root, '.github', 'workflows', 'mlops-commands.yml'), text);
  return (await commentFindings(root)).map(({ state, says, remedy = '' }) => `${state}: ${says} → ${remedy}`);
}

describe('doctor and commands in comments', () => {
  it('finds the template as it is in order', async () => {
    expect(await found(template)).toEqual([
      expect.stringMatching(/^ok: \.github\/workflows\/mlops-commands\.yml answers/),
    ]);
  });

  it.each([
    ['contents: write', 'contents: write', /accept`, and `\/mlops train` for `when: request`, cannot be recorded/],
    ['pull-requests: write', 'pull-requests: write', /no command can be answered/],
    ['actions: write', 'actions: write', /starts nothing/],
  ])('says what is missing without %j', async (_, grant, words) => {
    const older = template.replaceAll(new RegExp(`^ +${grant}.*\n`, 'gm'), '');
    const findings = await found(older);
    expect(findings).toEqual([expect.stringMatching(words)]);
    expect(findings.join()).toContain(`Add \`${grant}\` to its job`);
  });

  it('says that an older file records nothing that is asked for', async () => {
    const older = template.replace(/\(contains\((.*), 'accept'\) \|\| contains.*\)/, "contains($1, 'accept')");
    expect(older).not.toBe(template);
    expect(await found(older)).toEqual([
      expect.stringMatching(/^warn: .*does not run for `\/mlops train`.* → Take the file/),
    ]);
  });

  it('says that nothing answers where no workflow does, or comments do not start it', async () => {
    expect(await found(undefined)).toEqual([expect.stringContaining('mlops init --workflows')]);
    expect(await found(template.replace('issue_comment:', 'issues:'))).toEqual([
      expect.stringMatching(/^warn: no workflow/),
    ]);
  });

  it('takes what the whole workflow grants for what its jobs have, unless they say otherwise', async () => {
    const steps = '    steps: [{ uses: a/b/actions/command@v0 }]\n';
    const text = `on: [issue_comment]\npermissions: write-all\njobs:\n  one:\n${steps}`;
    expect(await found(text)).toEqual([expect.stringMatching(/^ok/)]);
    expect(await found(text.replace('  one:\n', '  one:\n    permissions: {}\n'))).toHaveLength(4);
  });
});

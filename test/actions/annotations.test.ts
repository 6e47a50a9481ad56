import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { runStep } from '../../src/actions/run-step.ts';
import type { Place } from '../../src/support/problem.ts';

const folder = mkdtempSync(join(tmpdir(), 'mlops-annotations-'));
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = undefined;
  rmSync(folder, { recursive: true, force: true });
});

it('annotates lines of the commit, and only names those of another branch', async () => {
  const place: Place = { file: 'mlops.yaml', line: 7, column: 3 };
  const here = { reason: 'above-max', message: 'd: x', place, remedy: 'Look.' };
  const said = await saidOf([here, { ...here, place: { ...place, branch: 'main' } }]);
  expect(said.filter((line) => line.startsWith('::'))).toEqual([
    '::error title=above-max,file=mlops.yaml,line=7,col=3::d: x%0A→ Look.',
    '::error title=above-max::mlops.yaml:7 on main: d: x%0A→ Look.',
  ]);
});

/** What a step says whose work has these problems. */
async function saidOf(problems: readonly { reason: string; message: string; place: Place }[]) {
  const output = join(folder, 'output');
  writeFileSync(output, '');
  vi.stubEnv('GITHUB_OUTPUT', output);
  vi.stubEnv('GITHUB_STEP_SUMMARY', '');
  vi.stubEnv('RUNNER_TEMP', folder);
  const said: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  const outcome = { ends: 'fail', reason: 'above-max', sentence: 's', data: null, text: () => '' } as const;
  await runStep('validate', async () => ({ ...outcome, problems }));
  expect(readFileSync(output, 'utf8')).toContain('above-max');
  return said.join('').split('\n');
}

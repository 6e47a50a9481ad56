import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { testId } from '../../test/harness/coverage-of-test.ts';
import { applied, type Change } from './changes.ts';

/** A test of a run: `red` where it failed. */
export interface Ran {
  /** File and titles. */
  readonly id: string;
  /** From the root of the project. */
  readonly file: string;
  readonly red: boolean;
}

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(
        z.object({ ancestorTitles: z.array(z.string()), title: z.string(), status: z.string() }),
      ),
    }),
  ),
});

const root = join(import.meta.dirname, '..', '..');

/** Runs test files against a bundle. A file that fails as a whole has no red test in it, and is an error. */
export async function runTests(
  files: readonly string[],
  env: { readonly MLOPS_TEST_BUNDLE: string; readonly MLOPS_TEST_COVERAGE?: string },
): Promise<readonly Ran[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mlops-alone-'));
  const output = join(folder, 'report.json');
  const args = ['run', '--project', 'processes', '--reporter=json', `--outputFile=${output}`, ...files];
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const said = await new Promise<string>((resolve) => {
    const given = { cwd: root, env: { ...process.env, ...env }, maxBuffer: 1e9 };
    execFile(process.execPath, [vitest, ...args], given, (_, stdout, stderr) => resolve(stdout + stderr));
  });
  const text = await readFile(output, 'utf8').catch(() => undefined);
  await rm(folder, { recursive: true });
  if (text === undefined) throw new Error(`vitest gave no report: ${said.slice(-2000)}`);
  return report.parse(JSON.parse(text)).testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ ancestorTitles, title, status }) => ({
      id: testId(name, [...ancestorTitles, title].join(' > ')),
      file: join('test', 'actions', basename(name)),
      red: status === 'failed',
    })),
  );
}

/** Runs test files against a copy of a bundle with these changes. */
export async function runChanged(
  files: readonly string[],
  bundle: string,
  changes: readonly Change[],
): Promise<readonly Ran[]> {
  const folder = await mkdtemp(join(bundle, '..', 'changed-'));
  try {
    await cp(bundle, folder, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
    for (const file of new Set(changes.map((change) => change.file))) {
      const text = await readFile(join(bundle, file), 'utf8');
      const own = changes.filter((change) => change.file === file);
      await writeFile(join(folder, file), applied(text, own));
    }
    return await runTests(files, { MLOPS_TEST_BUNDLE: folder });
  } finally {
    await rm(folder, { recursive: true, maxRetries: 5 });
  }
}

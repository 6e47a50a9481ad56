import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './cli.ts';

/** Python with the packages of the example; `test/harness/python.sh` makes it and says why when it cannot. */
const python = process.env['MLOPS_TEST_PYTHON'] ?? '';
const examples = join(import.meta.dirname, '..', '..', 'examples');
const folder = mkdtempSync(join(tmpdir(), 'mlops-penguins-'));
const clone = join(folder, 'penguins');
const env = { ...process.env, PATH: [dirname(python), process.env['PATH'] ?? ''].join(delimiter) };
const mlops = (...args: readonly string[]) => runCli(clone, args, env);
const git = (...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], {
    cwd: clone,
    encoding: 'utf8',
  });

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(python === '')('penguins, trained with scikit-learn', () => {
  beforeAll(() => {
    cpSync(join(examples, 'penguins'), clone, { recursive: true });
    git('init', '--quiet', '--initial-branch=main');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Penguins');
  });

  it('trains three seeds, records packages, and passes its absolute gates', () => {
    const trained = mlops('train');
    expect(trained.stderr).not.toContain('[');
    expect(trained.result).toMatchObject({ ends: 'pass', reason: 'trained' });
    const { result } = mlops('report');
    expect(result).toMatchObject({ ends: 'pass', reason: 'first-run' });
    const run = readFileSync(join(clone, '.mlops', 'report', 'report.json'), 'utf8');
    expect(run).toContain('"cv-accuracy"');
  }, 300_000);

  it('says honestly that 120 rows cannot decide about one point', () => {
    git('switch', '--quiet', '--create', 'fewer-trees');
    const params = join(clone, 'params.json');
    const values: Record<string, unknown> = JSON.parse(readFileSync(params, 'utf8'));
    writeFileSync(params, JSON.stringify({ ...values, trees: 20 }, null, 2));
    git('commit', '--quiet', '--all', '--message', 'Fewer trees');
    expect(mlops('train').result.ends).toBe('pass');
    const { result } = mlops('report');
    const data: { readonly report?: { readonly models?: readonly { readonly gates: readonly Gate[] }[] } } = Object(
      result.data,
    );
    const gates = data.report?.models?.[0]?.gates ?? [];
    const relative = gates.find((gate) => gate.kind === 'max-worse' && gate.metric === 'accuracy');
    expect(relative).toMatchObject({ verdict: 'unknown', blocks: false });
  }, 300_000);
});

interface Gate {
  readonly kind: string;
  readonly metric: string;
  readonly verdict: string;
  readonly blocks: boolean;
}

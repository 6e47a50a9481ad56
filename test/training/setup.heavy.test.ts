import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { trainSeed } from '../../src/training/index.ts';
import { never, reasonsOf, repository, scratch, trainRequest } from './harness.ts';

const hasVenv = spawnSync('python3', ['-c', 'import venv, ensurepip']).status === 0;
const hasNpm = spawnSync('npm', ['--version']).status === 0;

/** Without a network: the packages lie in the repository. */
const offline = { PIP_NO_INDEX: '1', PIP_CONFIG_FILE: '/dev/null', npm_config_offline: 'true' };

describe('real package managers', () => {
  it.skipIf(!hasVenv)(
    'pip installs a wheel of the repository into an environment of the run folder',
    async () => {
      const repo = repository(
        {
          'requirements.txt': './tiny-1.0-py3-none-any.whl\n',
          'train.py': 'import sys, tiny\nopen("model.txt", "w").write(tiny.VALUE)\nprint(sys.prefix)\n',
        },
        (root) => wheel(join(root, 'tiny-1.0-py3-none-any.whl')),
      );
      const options = { run: 'python train.py', model: { env: new Map(Object.entries(offline)) } };
      const { VIRTUAL_ENV: _, CONDA_PREFIX: __, ...env } = process.env;
      const outcome = await trainSeed(trainRequest(repo, options, { env }), never());
      expect(reasonsOf(outcome.problems)).toEqual([]);
      expect(outcome.run.setup?.map(({ lock }) => lock)).toEqual(['requirements.txt']);
      expect(outcome.run.environment.packages['pip']?.['tiny']).toBe('1.0');
      expect(outcome.run.artifact.files.map(({ bytes }) => bytes)).toEqual([2]);
    },
    120_000,
  );

  it.skipIf(!hasNpm)(
    'npm ci installs a package of the repository, and the command finds its program',
    async () => {
      const repo = repository({}, (root) => {
        mkdirSync(join(root, 'tiny'));
        writeFileSync(join(root, 'tiny/package.json'), '{"name":"tiny","version":"1.0.0","main":"x.js"}');
        writeFileSync(join(root, 'tiny/x.js'), 'module.exports = 42;\n');
        writeFileSync(join(root, 'package.json'), '{"name":"m","version":"1.0.0","dependencies":{"tiny":"file:tiny"}}');
        writeFileSync(join(root, 'train.js'), "require('fs').writeFileSync('model.txt', String(require('tiny')));\n");
        execFileSync('npm', ['install', '--offline', '--package-lock-only', '--no-audit', '--no-fund'], {
          cwd: root,
          stdio: 'ignore',
        });
      });
      const options = { run: 'node train.js', model: { env: new Map(Object.entries(offline)) } };
      const outcome = await trainSeed(trainRequest(repo, options), never());
      expect(reasonsOf(outcome.problems)).toEqual([]);
      expect(outcome.run.setup?.[0]?.command).toEqual(['npm', 'ci', '--no-audit', '--no-fund']);
      expect(outcome.run.artifact.files.map(({ bytes }) => bytes)).toEqual([2]);
    },
    120_000,
  );

  it.skipIf(!hasVenv)(
    'a package that is nowhere is a setup that failed',
    async () => {
      const repo = repository({ 'requirements.txt': 'no-such-package-of-mlops==1.0\n', 'train.py': '' });
      const env = { ...offline, PIP_FIND_LINKS: scratch() };
      const options = { run: 'python train.py', model: { env: new Map(Object.entries(env)) } };
      const { VIRTUAL_ENV: _, CONDA_PREFIX: __, ...rest } = process.env;
      const outcome = await trainSeed(trainRequest(repo, options, { env: rest }), never());
      expect([outcome.run.exit.class, ...reasonsOf(outcome.problems)]).toEqual(['user', 'setup-failed']);
      expect(outcome.problems[0]?.message).toContain('no-such-package-of-mlops==1.0');
    },
    120_000,
  );
});

/** The smallest wheel that pip takes. */
function wheel(path: string): void {
  const script = [
    'import sys, zipfile',
    'z = zipfile.ZipFile(sys.argv[1], "w")',
    'z.writestr("tiny/__init__.py", "VALUE = \'41\'\\n")',
    'z.writestr("tiny-1.0.dist-info/METADATA", "Metadata-Version: 2.1\\nName: tiny\\nVersion: 1.0\\n")',
    'z.writestr("tiny-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")',
    'z.writestr("tiny-1.0.dist-info/RECORD", "")',
    'z.close()',
  ].join('\n');
  execFileSync('python3', ['-c', script, path]);
}

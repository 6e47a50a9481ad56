import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSeedRun, trainSeed } from '../../src/training/index.ts';
import type { SeedOutcome } from '../../src/training/requests.ts';
import type { SetupRecord } from '../../src/training/types.ts';
import { git, leftovers, never, reasonsOf, repository, scratch, trainRequest, write } from './harness.ts';
import type { ModelOptions } from './model.ts';

/** A folder of programs that are asked before those of the system. */
function programs(scripts: Readonly<Record<string, string>>): string {
  const bin = join(scratch(), 'bin');
  mkdirSync(bin);
  for (const [name, text] of Object.entries(scripts)) {
    writeFileSync(join(bin, name), `#!/bin/sh\nset -e\n${text}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return bin;
}

/** Writes what it is called with, and makes an environment whose `python` says where it lies. */
const makesVenv = (name: string) =>
  [
    `echo "${name} $*"`,
    'mkdir -p .venv/bin',
    `printf '#!/bin/sh\\necho python of ${name} in $VIRTUAL_ENV; echo m > model.txt\\n' > .venv/bin/python`,
    'chmod +x .venv/bin/python',
  ].join('\n');

/** Neither this machine's own environments nor its interpreters are asked. */
async function training(
  files: Readonly<Record<string, string>>,
  options: ModelOptions & { readonly code?: (path: string) => boolean },
  more: {
    readonly bin?: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly untracked?: Readonly<Record<string, string>>;
  } = {},
) {
  const repo = repository({ 'a.txt': 'a', ...files });
  write(repo.root, more.untracked ?? {});
  const temporary = scratch();
  const path = [...(more.bin === undefined ? [] : [more.bin]), '/usr/bin', '/bin'].join(':');
  const env = { HOME: temporary, PATH: path, ...more.env };
  const outcome = await trainSeed(trainRequest(repo, options, { temporary: scratch(), env }), never());
  return { outcome, said: readFileSync(outcome.log, 'utf8'), repo };
}

const commandsOf = ({ run }: SeedOutcome) => (run.setup ?? []).map((part: SetupRecord) => part.command.join(' '));

describe('a setup that is declared', () => {
  it('runs before the command in the run folder; the environment that it leaves is used and recorded', async () => {
    const setup = { kind: 'shell', text: 'echo making; sh make.sh' } as const;
    const { outcome, said } = await training(
      { 'make.sh': makesVenv('make') },
      { run: 'python train.py; command -v python', train: { setup } },
    );
    expect(reasonsOf(outcome.problems)).toEqual([]);
    expect(said).toMatch(
      /^--- setup: echo making; sh make\.sh\nmaking\nmake \n--- setup: .* \d+\.\d s\npython of make in \/\S+\/work\/\.venv\n\S+\/work\/\.venv\/bin\/python\n$/,
    );
    const record = parseSeedRun(readFileSync(join(outcome.folder, 'run.json'), 'utf8'));
    expect(record.setup).toEqual([
      { command: ['bash', '-eo', 'pipefail', '-c', setup.text], seconds: expect.any(Number) },
    ]);
    expect(record.setup?.[0]?.seconds).toBeGreaterThan(0);
  });

  it('gets listed secrets and what is declared, and nothing of the contract or of the caller', async () => {
    const setup = { kind: 'argv', argv: ['sh', '-c', 'env | sort; pwd'] } as const;
    const repo = repository({ 'a.txt': 'a' });
    const request = trainRequest(
      repo,
      { run: 'echo m > model.txt', train: { setup }, model: { env: new Map([['INDEX', 'https://user@index']]) } },
      { secrets: { INDEX_PASSWORD: 'very secret' }, env: { ...process.env, GITHUB_TOKEN: 'x', OTHER: 'y' }, seed: 3 },
    );
    const outcome = await trainSeed(request, never());
    const said = readFileSync(outcome.log, 'utf8');
    expect(said).toContain('INDEX=https://user@index\n');
    expect(said).toContain('INDEX_PASSWORD=***\n');
    expect(said.match(/^(MLOPS|GITHUB|OTHER|ACTIONS)\w*/gm)).toEqual(['MLOPS_RUN_ID']);
    expect(said).toMatch(/\/work\n--- setup/);
  });

  it("cannot leave an output that counts as the training's", async () => {
    const text =
      'echo cheat > model.txt; echo cheat > "$(dirname "$TMPDIR")/output/model.txt"; ls "$(dirname "$TMPDIR")"';
    const { outcome, said } = await training({}, { run: 'true', train: { setup: { kind: 'shell', text } } });
    expect(said).toContain('output\n');
    expect(reasonsOf(outcome.problems)).toEqual(['output-missing']);
  });

  it('is told apart from the training where it fails', async () => {
    const ends = async (text: string, timeout = 60_000) => {
      const request = {
        run: 'echo m > model.txt; echo trained',
        train: { setup: { kind: 'shell', text } as const, timeout },
      };
      const { outcome, said } = await training({}, request);
      expect(said).not.toContain('trained');
      const [problem] = outcome.problems;
      return [outcome.run.exit.class, outcome.run.seconds, problem?.reason, problem?.message];
    };
    expect(await ends('echo no matching version; exit 3')).toEqual([
      'user',
      0,
      'setup-failed',
      'the setup `echo no matching version; exit 3` ended with exit code 3: no matching version',
    ]);
    expect((await ends('exit 42')).slice(0, 3)).toEqual(['user', 0, 'setup-failed']);
    expect((await ends('echo "npm error code ENOTFOUND" >&2; exit 1')).slice(0, 3)).toEqual([
      'infrastructure',
      0,
      'setup-unreachable',
    ]);
    expect((await ends('echo "Temporary failure in name resolution"; exit 1')).slice(0, 3)).toEqual([
      'infrastructure',
      0,
      'setup-unreachable',
    ]);
    expect(await ends('sleep 600', 700)).toEqual([
      'timeout',
      0,
      'timed-out',
      'the setup ran longer than its timeout of 0.7 s and was stopped',
    ]);
    expect((await ends('echo full > /dev/full')).slice(0, 3)).toEqual(['infrastructure', 0, 'no-space-left']);
  });

  it('shares the timeout of its step', async () => {
    const train = { setup: { kind: 'shell', text: 'sleep 0.6' } as const, timeout: 1500 };
    const { outcome } = await training({}, { run: 'sleep 600', train });
    expect(outcome.problems.map(({ message }) => message)).toEqual([
      'the training with its setup ran longer than its timeout of 1.5 s and was stopped',
    ]);
    expect(outcome.run.seconds).toBeLessThan(1.4);
  });

  it('names a file that it looked for and that is not declared', async () => {
    const { outcome } = await training(
      { 'requirements/base.txt': 'x' },
      {
        run: 'true',
        code: (path) => path !== 'requirements/base.txt',
        train: { setup: { kind: 'shell', text: 'cat requirements/base.txt' } },
      },
    );
    expect(reasonsOf(outcome.problems)).toEqual(['undeclared-input']);
  });

  it('does not see or touch what the checkout has installed', async () => {
    const files = { '.gitignore': 'node_modules\n', 'package-lock.json': '{}' };
    const text =
      'test ! -e node_modules; mkdir -p node_modules/.bin; printf "#!/bin/sh\\necho tool of setup" > node_modules/.bin/tool; chmod +x node_modules/.bin/tool';
    const { outcome, said, repo } = await training(
      files,
      { run: 'tool; echo m > model.txt', train: { setup: { kind: 'shell', text } } },
      { untracked: { 'node_modules/kept.txt': 'kept' } },
    );
    expect(reasonsOf(outcome.problems)).toEqual([]);
    expect(said).toMatch(/tool of setup\n$/);
    expect(readFileSync(join(repo.root, 'node_modules/kept.txt'), 'utf8')).toBe('kept');
    expect(git(repo.root, 'status', '--porcelain')).toBe('');
  });

  it('is cancelled like a step, and leaves nothing', async () => {
    const repo = repository({ 'a.txt': 'a' });
    const temporary = scratch();
    const train = { setup: { kind: 'shell', text: 'echo begun; sleep 600' } as const };
    const cancel = new AbortController();
    const request = trainRequest(
      repo,
      { train },
      { temporary, onOutput: (text) => text.includes('begun\n') && cancel.abort() },
    );
    const outcome = await trainSeed(request, cancel.signal);
    expect([outcome.run.exit.class, ...reasonsOf(outcome.problems)]).toEqual(['cancelled', 'step-cancelled']);
    expect(leftovers(temporary)).toEqual([]);
  });
});

describe('a setup that is found', () => {
  const pyproject = { 'pyproject.toml': '[project]\nname = "x"\nversion = "1"\n' };

  it.each([
    ['uv.lock', { ...pyproject, 'uv.lock': '' }, 'uv', 'uv sync --frozen', []],
    ['poetry.lock', { ...pyproject, 'poetry.lock': '' }, 'poetry', 'poetry install --no-interaction', []],
    [
      'environment.yml',
      { 'environment.yml': '' },
      'conda',
      'conda env create --prefix ./.venv --file environment.yml',
      ['setup-not-pinned'],
    ],
    [
      'environment.yml',
      { 'environment.yml': '' },
      'micromamba',
      'micromamba create --yes --prefix ./.venv --file environment.yml',
      ['setup-not-pinned'],
    ],
  ])('%s', async (lock, files, program, command, notices) => {
    const bin = programs({ [program]: makesVenv(program) });
    const { outcome, said } = await training(files, { run: 'python train.py' }, { bin });
    expect(reasonsOf(outcome.problems)).toEqual([]);
    expect(outcome.run.setup).toEqual([{ command: command.split(' '), lock, seconds: expect.any(Number) }]);
    expect(said).toContain(`--- setup: ${command} (found by ${lock})\n${command}\n`);
    expect(said).toMatch(new RegExp(`python of ${program} in /\\S+/work/\\.venv\n$`));
    expect(reasonsOf(outcome.notices)).toEqual(notices);
  });

  it('package-lock.json, beside which the command may lie deeper', async () => {
    const bin = programs({
      npm: 'echo "npm $*"; mkdir -p node_modules/.bin; printf "#!/bin/sh\\necho m > model.txt" > node_modules/.bin/fit; chmod +x node_modules/.bin/fit',
      node: 'fit',
    });
    const files = { 'package.json': '{}', 'package-lock.json': '{}', 'models/m/train.js': '' };
    const { outcome } = await training(
      files,
      { run: 'node train.js', model: { workingDirectory: 'models/m' } },
      { bin },
    );
    expect(reasonsOf(outcome.problems)).toEqual([]);
    expect(commandsOf(outcome)).toEqual(['npm ci --no-audit --no-fund']);
  });

  it('renv.lock, with the start-up files that find its library', async () => {
    const bin = programs({ Rscript: 'echo "Rscript $*"; echo m > model.txt' });
    const files = { 'renv.lock': '{}', '.Rprofile': '', 'renv/activate.R': '' };
    const { outcome } = await training(files, { run: 'Rscript train.R' }, { bin });
    expect(commandsOf(outcome)).toEqual(['Rscript -e renv::restore(prompt = FALSE)']);
    const without = await training({ 'renv.lock': '{}' }, { run: 'Rscript train.R' }, { bin });
    expect(without.outcome.run.setup).toBeUndefined();
  });

  it('an environment of conda is told as one', async () => {
    const bin = programs({ mamba: `${makesVenv('mamba')}\nmkdir .venv/conda-meta` });
    const run = 'python train.py; echo "prefix $CONDA_PREFIX, venv $VIRTUAL_ENV."';
    const { said } = await training({ 'environment.yml': '' }, { run }, { bin });
    expect(said).toMatch(/prefix \/\S+\/work\/\.venv, venv \.\n$/);
  });

  describe('requirements.txt', () => {
    /** `-c` asks what is installed; `-m venv` makes the environment, whose python installs. */
    const python = (installed: string) =>
      [
        'case "$1 $2" in',
        `-c*) echo '${installed}' ;;`,
        '"-m venv") mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;',
        '"-m pip") echo "pip $*" ;;',
        '*) echo m > model.txt; echo "trained by $0" ;;',
        'esac',
      ].join('\n');
    const using = (text: string, installed: string) =>
      training(
        { 'requirements.txt': text },
        { run: 'python3 train.py' },
        { bin: programs({ python3: python(installed) }) },
      );
    const command =
      'python3 -m venv .venv && .venv/bin/python -m pip install --no-input --disable-pip-version-check -r requirements.txt';

    it('is installed where the interpreter lacks what it names', async () => {
      const { outcome } = await using('numpy==2.1.0 \\\n  --hash=sha256:00\npandas==2.2.0 # why\n', '["2.1.0", null]');
      expect(commandsOf(outcome)).toEqual([`bash -eo pipefail -c ${command}`]);
      expect(reasonsOf(outcome.notices)).toEqual([]);
      expect(commandsOf((await using('numpy==2.1.0\n', '["2.0.9"]')).outcome)).toHaveLength(1);
      expect(commandsOf((await using('-r base.txt\n', '[]')).outcome)).toHaveLength(1);
    });

    it('says where it does not pin everything', async () => {
      const { outcome } = await using('numpy>=2\npandas\n', '[null, null]');
      expect(outcome.notices).toEqual([
        {
          reason: 'setup-not-pinned',
          message:
            'requirements.txt does not pin the exact version of every package: what is installed from it may differ by day',
        },
      ]);
    });

    it('is left alone where all of it is installed already', async () => {
      const { outcome, said } = await using(
        '--no-binary x\nnumpy>=2\nscipy[all]==1.9 ; python_version > "3"\n',
        '["2.4"]',
      );
      expect([reasonsOf(outcome.problems), outcome.run.setup, reasonsOf(outcome.notices)]).toEqual([[], undefined, []]);
      expect(said).toContain('trained by ');
    });
  });

  it.each([
    ['the step says none', { run: 'python x', train: { setup: { kind: 'none' } as const } }, {}],
    ['an environment is active', { run: 'python x' }, { env: { VIRTUAL_ENV: '/somewhere' } }],
    ['one of conda is active', { run: 'python x' }, { env: { CONDA_PREFIX: '/somewhere' } }],
    ['the command names no interpreter', { run: './train.sh' }, {}],
    ['the command sees to it itself', { run: 'uv run python x' }, {}],
    ['the command installs by itself', { run: 'pip install -r x && python x' }, {}],
    ['the lock file is not declared', { run: 'python x', code: (path: string) => path !== 'uv.lock' }, {}],
    ['the lock file is of another language', { run: 'node x' }, {}],
  ])('is none where %s', async (_, options, more) => {
    const bin = programs({
      uv: 'if [ "$1" = sync ]; then echo made > made.txt; else echo m > model.txt; fi',
      python: 'echo m > model.txt',
      node: 'echo m > model.txt',
      pip: 'true',
    });
    const files = { ...pyproject, 'uv.lock': '', 'train.sh': 'echo m > model.txt' };
    const { outcome } = await training(files, options, { bin, ...more });
    expect([reasonsOf(outcome.problems), outcome.run.setup, outcome.notices]).toEqual([[], undefined, []]);
  });

  it('is none where the checkout has an environment beside the lock file', async () => {
    const bin = programs({ uv: 'exit 1' });
    const { outcome } = await training(
      { ...pyproject, 'uv.lock': '', '.gitignore': '.venv\n' },
      { run: 'chmod() { :; }; python.sh' },
      { bin, untracked: { '.venv/bin/python.sh': '#!/bin/sh\necho m > model.txt\n' } },
    );
    expect([reasonsOf(outcome.problems), outcome.run.setup]).toEqual([[], undefined]);
  });

  it('says where the program is missing, and goes on with what the machine has', async () => {
    const bin = programs({ python: 'echo m > model.txt' });
    const { outcome } = await training({ ...pyproject, 'uv.lock': '' }, { run: 'python x' }, { bin });
    expect(reasonsOf(outcome.problems)).toEqual([]);
    expect(outcome.notices).toEqual([
      {
        reason: 'setup-program-missing',
        message: 'uv.lock was found, but uv is not on PATH: nothing was installed from it',
      },
    ]);
  });
});

describe('outputs beside an environment', () => {
  it('are not taken from the packages that lie in it', async () => {
    const text = 'mkdir -p .venv/bin node_modules/x; echo a > .venv/logo.png; echo b > node_modules/x/logo.png';
    const { outcome } = await training(
      {},
      {
        run: 'echo m > model.txt; mkdir plots; echo c > plots/c.png',
        train: { setup: { kind: 'shell', text } },
        model: { plots: ['**/*.png'] },
      },
    );
    expect(outcome.run.outputs.map(({ path }) => path)).toEqual(['plots/c.png', 'log.txt']);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { artifactOf } from './artifacts.ts';
import type { Stepped } from './job.ts';
import { trainingAfter } from './projects.ts';
import { actionScene, train } from './scene.ts';

const scene = actionScene();
const commands = ['set-output name=verdict::pass', 'add-mask::0.9', 'error::injected', 'stop-commands::mine'];
const script = trainingAfter(`
${commands.map((command) => `echo '::${command}'`).join('\n')}
printf 'no line break ::warning::injected'
printf '::error::injected' >&2
echo '##[error]injected'
for file in GITHUB_OUTPUT GITHUB_ENV GITHUB_PATH GITHUB_STATE GITHUB_STEP_SUMMARY; do
  echo "$file=\${!file-none}"
  [ -z "\${!file}" ] || echo 'verdict=pass' >> "\${!file}"
done
echo 'begin of env'; env; echo 'end of env'
find "$PWD" -name .git | sed 's/^/git folder: /'
`);

let trained: Stepped;
beforeAll(async () => {
  const run = await scene.push('hostile', { 'params.yaml': 'signal: 0.9\n', 'train.sh': script });
  const env = { SOME_API_KEY: 'secret-of-the-job', MLOPS_EXTRA: 'ours', NODE_OPTIONS: '' };
  trained = await train(run, 'm', { env });
  expect([trained.code, trained.log]).toEqual([0, expect.any(String)]);
  expect(artifactOf(run, 'mlops-run-m').size).toBeGreaterThan(1);
});

/** What a runner would take for commands: lines that begin so, outside of `stop-commands` and its resume. */
function obeyed(log: string): readonly string[] {
  let resume: string | undefined;
  return log.split('\n').filter((line) => {
    const [, command = '', value = ''] = /^\s*::([\w-]+)[^:]*::(.*)$/.exec(line) ?? [];
    if (resume !== undefined) {
      if (command === resume) resume = undefined;
      return false;
    }
    if (command === 'stop-commands') resume = value;
    return command !== '' || line.includes('##[');
  });
}

describe('training code that wants more than to train', () => {
  it('says nothing to the runner: what it prints stands between stop-commands and a resume that it cannot know', () => {
    const done = obeyed(trained.log).map((line) => /^::([\w-]+)/.exec(line.trim())?.[1]);
    expect(trained.log).toContain('set-output name=verdict::pass');
    expect(new Set(done)).toEqual(new Set(['add-mask', 'debug', 'group', 'endgroup', 'stop-commands']));
    expect(obeyed(trained.log).join('\n')).not.toMatch(/injected|0\.9$|mine/m);
  });

  it('finds none of the files that a runner reads after the step', () => {
    for (const file of ['env', 'path', 'state', 'summary']) {
      expect(readFileSync(join(trained.machine, file), 'utf8')).toBe('');
    }
    expect(trained.log).toContain('GITHUB_OUTPUT=none');
    expect(Object.keys(trained.outputs).toSorted()).toEqual(['artifact', 'reason', 'result', 'sentence', 'verdict']);
  });

  it('has no token and no variable of the runner in its environment', () => {
    const [, found = ''] = /begin of env\n([\s\S]*?)end of env/.exec(trained.log) ?? [];
    const names = found.split('\n').map((line) => line.split('=')[0] ?? '');
    expect(names).toContain('MLOPS_OUTPUT');
    expect(names.filter((name) => /^(ACTIONS|INPUT|GITHUB|RUNNER|GIT)_|TOKEN|KEY|MLOPS_EXTRA/.test(name))).toEqual([]);
    expect(trained.log).not.toContain('secret-of-the-job');
  });

  it('runs where no repository is', () => {
    expect(trained.log).not.toContain('git folder:');
  });
});

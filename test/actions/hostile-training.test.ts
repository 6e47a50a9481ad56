import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { artifactOf } from './artifacts.ts';
import { granted, templateText } from './granted.ts';
import type { Stepped } from './job.ts';
import { type Loot, lootIn, looting } from './looting.ts';
import { trainingAfter } from './projects.ts';
import { actionScene, checkOn, commentsOn, evaluate, type PullRun, plan, report, train, validate } from './scene.ts';

const scene = actionScene();
const folder = join(scene.world.folder, 'loot');
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
${looting(folder, join(scene.world.folder, 'machines'))}
`);

/** Of mlops-train.yml, where words of a training could come out. */
const trainShape = z.object({
  on: z.object({ workflow_call: z.object({ outputs: z.unknown().optional() }) }),
  jobs: z.object({
    train: z.object({ outputs: z.unknown().optional(), steps: z.array(z.object({ uses: z.string() })) }),
  }),
});

/** Numbers that every gate refuses, so that whoever believed the training would say something else. */
const worse = { 'params.yaml': 'signal: 0.1\n' };
let run: PullRun;
let trained: Stepped;
let digest = '';
beforeAll(async () => {
  run = await scene.push('hostile', { ...worse, 'train.sh': script });
  expect((await plan(run)).code).toBe(0);
  digest = (await validate(run)).outputs['digest'] ?? '';
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

  it('is told of none of the files that a runner reads after the step', () => {
    expect(trained.log.match(/^.*GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)=none/gm)).toHaveLength(
      5 * lootIn(folder).length,
    );
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

/** What the jobs after the training make of it. */
async function judged(of: PullRun, data: string) {
  const evaluated = await evaluate(of, { inputs: { data } });
  const { code, result } = await report(of, evaluated.outputs['digest']);
  const [model] = JSON.parse(JSON.stringify(result)).data.report.models;
  const { conclusion, title } = checkOn(scene.server, of.head) ?? {};
  const { verdict, reason } = result;
  return { code, verdict, reason, conclusion, title, metrics: model.comparison.metrics };
}

/**
 * Accepted, by design/trust.md: "Assume that training code reads everything of its user (also `/proc/<parent>/environ`, so
 * the artifact token): an artifact's name proves nothing." Deleting variables before a training starts would not help: the
 * kernel shows the environment that a process was started with. So the job has nothing there that is worth having.
 */
describe.runIf(process.platform === 'linux')('training code that goes through its machine', () => {
  let found: readonly Loot[];
  beforeAll(() => {
    found = lootIn(folder);
    expect(found).toHaveLength(2); // one for each seed
  });
  const secretsIn = ({ environment }: Loot) =>
    Object.keys(environment).filter((name) => /TOKEN|KEY|SECRET|PASS/.test(name));
  const tokenIn = ({ environment }: Loot) => environment['INPUT_TOKEN'] ?? '';

  it('reads what its job was started with: the token of the job, that of the artifacts, and what the job was given', () => {
    for (const one of found) {
      expect(one.parents).toContain(process.pid); // all the way up, past the action
      expect(secretsIn(one).toSorted()).toEqual(['ACTIONS_RUNTIME_TOKEN', 'INPUT_TOKEN', 'SOME_API_KEY']);
    }
    // The last is of this test. Our job gives its steps no variables and no secrets.
    expect(templateText('mlops-train.yml')).not.toMatch(/\{\{ *secrets\b|^ *(env|secrets):/m);
  });

  it('gets a token that reads the contents and can do nothing else', async () => {
    expect(granted('mlops-pull-request.yml', 'train/train')).toEqual({ contents: 'read' });
    const asked = [
      ['GET', '/contents/mlops.yaml', undefined],
      ['POST', '/check-runs', { name: 'mlops (tiny)', head_sha: run.head, conclusion: 'success', status: 'completed' }],
      ['POST', `/issues/${run.number}/comments`, { body: 'Passed' }],
      ['POST', '/git/refs', { ref: 'refs/heads/mine', sha: run.head }],
      ['GET', '/actions/runs', undefined],
      ['POST', '/actions/workflows/mlops.yml/dispatches', { ref: 'main' }],
    ] as const;
    const token = tokenIn(found[0] ?? expect.fail());
    const answers = asked.map(async ([method, path, body]) => {
      const headers = { authorization: `Bearer ${token}` };
      const address = `${scene.server.api}/repos/${scene.server.repository}${path}`;
      return (await fetch(address, { method, headers, ...(body && { body: JSON.stringify(body) }) })).status;
    });
    expect(await Promise.all(answers)).toEqual([200, 403, 403, 403, 403, 403]);
  });

  it('finds no token in any configuration of git, nor in a file of its machine', () => {
    for (const one of found) {
      const token = tokenIn(one);
      expect(token).not.toBe('');
      expect(one.gitConfig).toContain(`remote.origin.url=${scene.server.origin}`); // it was there, and read it
      const encoded = Buffer.from(`x-access-token:${token}`).toString('base64');
      for (const text of [token, encoded, 'extraheader', 'AUTHORIZATION']) {
        expect(one.gitConfig.includes(text), text).toBe(false);
      }
      expect(one.listed).toContain('mlops-train-'); // the folder of the step
      // But for the file in which it has put them itself.
      expect(one.filesWithToken).toMatch(/^(.*\/planted-by-training\n)+$/);
    }
  });

  it('writes over the files of the runner, and no step or job after it takes anything from them', () => {
    for (const file of ['env', 'path', 'state', 'summary']) {
      expect(readFileSync(join(trained.machine, file), 'utf8')).toMatch(/evil|loot|pass/i);
    }
    const { on, jobs } = trainShape.parse(load(templateText('mlops-train.yml')));
    expect(jobs.train.steps.at(-1)?.uses).toContain('/actions/train@');
    expect([jobs.train.outputs, on.workflow_call.outputs]).toEqual([undefined, undefined]);
    expect(templateText('mlops-pull-request.yml')).not.toContain('needs.train.outputs');
  });

  it('is judged like an honest training of the same numbers', async () => {
    // The honest one first: what the other records is no baseline of it.
    const honest = await scene.push('honest', worse);
    const data = (await validate(honest)).outputs['digest'] ?? '';
    expect((await train(honest, 'm')).code).toBe(0);
    const expected = await judged(honest, data);
    expect(expected).toMatchObject({ verdict: 'fail', conclusion: 'failure' });
    expect(await judged(run, digest)).toEqual(expected);
    expect(commentsOn(scene.server, run.number).join()).not.toContain('says the training');
  });
});

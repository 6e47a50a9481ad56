import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { workspaceAt } from './act/workspace.ts';
import { actBinary, runWorkflow, type WorkflowOptions, type WorkflowResult } from './act.ts';
import { type ForgeScene, forgeScene } from './forge/scene.ts';

const checkout = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1';
const path = '.github/workflows/ci.yml';

/** Keeps a text as an artifact, or takes it from there, as the client in an action would. */
const keeper = `
import { appendFileSync } from 'node:fs';
const token = process.env.ACTIONS_RUNTIME_TOKEN;
const [, run, job] = JSON.parse(Buffer.from(token.split('.')[1], 'base64url')).scp.split(':');
const ask = async (method, more) => {
  const answer = await fetch(new URL('twirp/github.actions.results.api.v1.ArtifactService/' + method, process.env.ACTIONS_RESULTS_URL), {
    method: 'POST',
    headers: { authorization: 'Bearer ' + token },
    body: JSON.stringify({ workflow_run_backend_id: run, workflow_job_run_backend_id: job, name: 'note', ...more }),
  });
  if (!answer.ok) throw new Error(method + ' ' + answer.status);
  return answer.json();
};
const text = process.env.INPUT_TEXT;
if (text) {
  const { signed_upload_url: to } = await ask('CreateArtifact', { version: 7, mime_type: 'text/plain' });
  await fetch(to, { method: 'PUT', body: text });
  await ask('FinalizeArtifact', { size: String(text.length) });
} else {
  const { signed_url: from } = await ask('GetSignedArtifactURL', {});
  appendFileSync(process.env.GITHUB_OUTPUT, 'text=' + (await (await fetch(from)).text()) + '\\n');
}
appendFileSync(process.env.GITHUB_STEP_SUMMARY, '# kept by ' + process.version);
console.log('::notice file=mlops.yaml,line=3::' + job);
`;
const action =
  'name: k\ndescription: k\ninputs: {text: {description: t, default: ""}}\nruns: {using: node24, main: k.mjs}\n';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function withFiles(files: Readonly<Record<string, string>>): Promise<ForgeScene> {
  const world = await forgeScene();
  const git = world.scene.git('clone');
  await git.text(['checkout', '-q', 'main']);
  for (const [name, text] of Object.entries(files)) {
    const file = join(world.scene.folder, 'clone', name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  await git.text(['add', '.']);
  await git.text(['commit', '-q', '-m', 'files']);
  await git.text(['push', '-q', 'origin', 'main']);
  return world;
}

/** Empty where there is no such process, or only its end is left. */
function commandOf(pid: number): string {
  return existsSync(`/proc/${pid}`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : '';
}

async function run(
  { server }: ForgeScene,
  expects: readonly string[],
  more: Partial<WorkflowOptions> & {
    readonly event?: never;
    readonly headRepository?: string;
    readonly name?: string;
  } = {},
): Promise<WorkflowResult> {
  const { headRepository, name = 'push', ...rest } = more;
  const ref = server.pulls.size > 0 ? 'refs/pull/1/merge' : 'refs/heads/main';
  const workspace = await workspaceAt(server, ref);
  folders.push(workspace);
  const headSha = await server.git.text(['rev-parse', ref]);
  const started = server.actions.start({ event: name, path, headSha, ...(headRepository && { headRepository }) });
  const sides = { number: 1, pull_request: { head: { ref: 'better' }, base: { ref: 'main' } } };
  return await runWorkflow({ server, run: started, workspace, event: sides, ref, expects, ...rest });
}

describe.skipIf(actBinary === '')('a workflow in act', () => {
  it('runs actions on Node 24, hands over artifacts and outputs, and is seen on the server', async () => {
    const world = await withFiles({
      [path]: `on: push
jobs:
  make:
    runs-on: ubuntu-latest
    outputs: {models: '["a","b"]'}
    steps: [{uses: ${checkout}}, {uses: ./keep, with: {text: hello}}]
  use:
    needs: make
    runs-on: [self-hosted, gpu]
    strategy: {matrix: {model: '\${{ fromJSON(needs.make.outputs.models) }}'}}
    steps: [{uses: ${checkout}}, {uses: ./keep, id: got}, {if: matrix.model == 'b', run: exit 1}]
  never: {needs: use, runs-on: ubuntu-latest, steps: [{run: 'true'}]}
`,
      'keep/action.yml': action,
      'keep/k.mjs': keeper,
    });
    const done = await run(world, ['make', 'use', 'never'], { labels: ['gpu'] });
    expect(done.conclusion).toBe('failure');
    expect(done.job('make')).toMatchObject({ result: 'success', outputs: { models: '["a","b"]' } });
    expect(done.job('make').summaries.join()).toContain('kept by v24.');
    expect(done.job('make').annotations).toEqual([
      { level: 'notice', message: 'make', properties: { file: 'mlops.yaml', line: '3' } },
    ]);
    const uses = done.jobs.filter(({ key }) => key === 'use').sort((a, b) => (a.result < b.result ? 1 : -1));
    expect(uses).toMatchObject([
      {
        result: 'success',
        matrix: { model: 'a' },
        stepOutputs: { got: { text: 'hello' } },
        runsOn: ['self-hosted', 'gpu'],
      },
      { result: 'failure', matrix: { model: 'b' } },
    ]);
    expect(uses[0]?.steps.some(({ result }) => result === 'skipped')).toBe(true);
    expect(done.job('never').result).toBe('skipped');
    const [seen] = world.server.actions.runs;
    expect(seen).toMatchObject({ status: 'completed', conclusion: 'failure' });
    expect(seen?.jobs.map(({ conclusion }) => conclusion).sort()).toEqual(['failure', 'skipped', 'success', 'success']);
    expect(world.server.actions.artifacts).toMatchObject([{ name: 'note', run: seen?.id }]);
    expect(() => done.job('use')).toThrow(/more than one job use/);
  });

  const ask = (what: string) =>
    `curl -s -o /dev/null -w '%{http_code} ' -H "authorization: token $T" "$GITHUB_API_URL/repos/team/rides/${what}"`;
  const asking = {
    env: { T: `\${{ github.token }}`, S: `\${{ secrets.GITHUB_TOKEN }}` },
    run: `${ask('actions/runs')}; ${ask('contents/file.txt')}; [ "$T" = "$S" ]; echo "[$ACTIONS_RUNTIME_TOKEN]"`,
  };
  const job = (permissions?: object) => ({
    'runs-on': 'ubuntu-latest',
    steps: [asking],
    ...(permissions && { permissions }),
  });
  /** JSON is YAML. */
  const workflow = (on: string, jobs: object) => JSON.stringify({ on, permissions: {}, jobs });

  it('gives each job a token with what its file grants, in called workflows and composite actions too', async () => {
    const composite = { name: 'c', description: 'c', inputs: { token: { default: `\${{ github.token }}` } } };
    const step = { shell: 'bash', ...asking, env: { T: `\${{ inputs.token }}`, S: `\${{ github.token }}` } };
    const called = { inner: { ...job(), permissions: { contents: 'read' } }, less: job() };
    const world = await withFiles({
      [path]: workflow('push', {
        none: job(),
        some: job({ actions: 'read' }),
        call: { uses: './.github/workflows/called.yml', permissions: { contents: 'read' } },
        act: { ...job({ contents: 'read' }), steps: [{ uses: checkout }, { uses: './c' }] },
      }),
      '.github/workflows/called.yml': workflow('workflow_call', called),
      'c/action.yml': JSON.stringify({ ...composite, runs: { using: 'composite', steps: [step] } }),
    });
    const done = await run(world, ['none', 'some', 'call', 'act']);
    expect(done.conclusion).toBe('success');
    expect(done.job('none').log).toContain('403 403 []');
    expect(done.job('some').log).toContain('200 403 []');
    expect(done.job('call/inner').log).toContain('403 200 []');
    expect(done.job('call/less').log).toContain('403 403 []');
    expect(done.job('act').log).toContain('403 200 []');
  });

  it('ends what carries the marks of its jobs, as a runner does, and nothing else', async () => {
    const leave = (mark: string) => `setsid env ${mark} sleep 60 >/dev/null 2>&1 & echo "left $!"`;
    const steps = [{ run: leave('A=1') }, { run: leave('-u RUNNER_TRACKING_ID') }];
    const world = await withFiles({ [path]: workflow('push', { leave: { 'runs-on': 'ubuntu-latest', steps } }) });
    const done = await run(world, ['leave']);
    const left = [...done.job('leave').log.matchAll(/left (\d+)/g)].map(([, pid]) => Number(pid));
    try {
      expect(left.map((pid) => commandOf(pid))).toEqual(['', 'sleep\0' + '60\0']);
    } finally {
      for (const pid of left) if (commandOf(pid) !== '') process.kill(pid);
    }
  });

  it('calls a workflow for each member of a matrix', async () => {
    const step = { run: `echo "model=\${{ inputs.model }}" >>"$GITHUB_OUTPUT"`, id: 'fit' };
    const fit = { 'runs-on': 'ubuntu-latest', steps: [step], outputs: { model: `\${{ steps.fit.outputs.model }}` } };
    const on = { workflow_call: { inputs: { model: { type: 'string', required: true } } } };
    const uses = './.github/workflows/called.yml';
    const train = { strategy: { matrix: { model: ['a', 'b'] } }, uses, with: { model: `\${{ matrix.model }}` } };
    const world = await withFiles({
      [path]: JSON.stringify({ on: 'push', jobs: { train } }),
      '.github/workflows/called.yml': JSON.stringify({ on, jobs: { fit } }),
    });
    const done = await run(world, ['train/fit']);
    expect(done.jobs.map(({ outputs }) => outputs['model']).sort()).toEqual(['a', 'b']);
    expect(new Set(done.jobs.map(({ name }) => name)).size).toBe(2);
    expect(world.server.actions.runs[0]?.jobs).toHaveLength(2);
  });

  it('goes on after a called workflow that failed, whatever came after the failure in it', async () => {
    const runner = { 'runs-on': 'ubuntu-latest' };
    const fails = { ...runner, steps: [{ run: 'exit 1' }] };
    const after = { ...runner, needs: 'fails', if: 'always()', steps: [{ run: 'true' }] };
    const saying = {
      ...runner,
      needs: 'call',
      if: 'always()',
      steps: [{ run: `echo said \${{ needs.call.result }}` }],
    };
    const world = await withFiles({
      [path]: JSON.stringify({ on: 'push', jobs: { call: { uses: './.github/workflows/called.yml' }, saying } }),
      '.github/workflows/called.yml': JSON.stringify({ on: { workflow_call: {} }, jobs: { fails, after } }),
    });
    const done = await run(world, ['call/fails', 'call/after', 'saying']);
    expect(done.conclusion).toBe('failure');
    expect(done.job('call/after').result).toBe('success');
    expect(done.job('saying').log).toBe('said failure\n');
  });

  it('has stand-ins for the actions that templates pin', async () => {
    const config = 'git config --local --list';
    const app = 'actions/create-github-app-token@1b10c78c7865c340bc4f6099eb2f838309f1e8c3';
    const node = 'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020';
    const steps = [
      { uses: checkout, with: { 'persist-credentials': false } },
      { run: `[ "$(git rev-parse HEAD)" = "$GITHUB_SHA" ]; ${config}; cat file.txt` },
      { uses: checkout, with: { ref: 'better', path: 'deep/better' } },
      { run: `cat file.txt; ${config} | grep -c extraheader`, 'working-directory': 'deep/better' },
      { uses: node, with: { 'node-version': 24 } },
      { uses: app, id: 'app', with: { 'private-key': `\${{ secrets.KEY }}` } },
      { run: `[ "$T" = app-token ]`, env: { T: `\${{ steps.app.outputs.token }}` } },
    ];
    const unsafe = [{ uses: checkout, with: { ref: 'refs/pull/1/merge' } }];
    const runner = { 'runs-on': 'ubuntu-latest' };
    const jobs = { a: { ...runner, steps }, b: { ...runner, steps: unsafe } };
    const world = await withFiles({ [path]: JSON.stringify({ on: ['workflow_run'], jobs }) });
    world.server.settings.private = true;
    world.server.openPullRequest('better');
    const done = await run(world, ['a', 'b'], { name: 'workflow_run', secrets: { KEY: 'app-token' } });
    expect(done.job('a')).toMatchObject({ result: 'success' });
    expect(done.job('a').log).not.toMatch(/extraheader|app-token/);
    expect(done.job('a').log).toMatch(/theirs\nand more\ntheirs\nand more\n1\n$/);
    expect(done.job('b').annotations).toMatchObject([
      { message: 'Refusing to check out a pull request on workflow_run' },
    ]);
  });

  it('lets a fork only read', async () => {
    const world = await withFiles({
      [path]: `on: pull_request
permissions: {contents: write, checks: write}
jobs: {a: {runs-on: ubuntu-latest, steps: [{uses: ${checkout}, with: {fetch-depth: 0}}, {run: 'git log --oneline; git push -q origin HEAD:refs/heads/x'}]}}
`,
    });
    world.server.openPullRequest('better', { owner: 'eve' });
    const own = await run(world, ['a'], { name: 'pull_request' });
    expect(own.job('a')).toMatchObject({ result: 'success' });
    const foreign = await run(world, ['a'], { name: 'pull_request', headRepository: 'eve/rides' });
    expect(foreign.job('a')).toMatchObject({ result: 'failure' });
    expect(foreign.job('a').log).toContain('403');
  });

  it('says which job act passed over in silence', async () => {
    const world = await withFiles({
      [path]:
        'on: push\njobs: {a: {runs-on: gpu-l4, steps: [{run: "true"}]}, b: {runs-on: ubuntu-latest, steps: [{run: "true"}]}}\n',
    });
    await expect(run(world, ['a', 'b'])).rejects.toThrow(/the job a came to no result/);
    await expect(run(world, ['b'], { labels: ['gpu-l4'] })).rejects.toThrow(/nobody expected the job a/);
  });

  it.each(['by the test', 'through the API'])('is cancelled %s, and its processes with it', async (how) => {
    const file = join(tmpdir(), `mlops-act-pid-${randomUUID()}`);
    const text = `on: push\njobs: {a: {runs-on: ubuntu-latest, steps: [{run: 'echo $$ > ${file}; exec sleep 300'}, {if: always(), run: 'echo swept'}]}}\n`;
    const world = await withFiles({ [path]: text });
    const stop = new AbortController();
    const running = run(world, ['a'], { signal: stop.signal });
    while (!existsSync(file)) await sleep(50);
    const pid = Number(await readFile(file, 'utf8'));
    const id = world.server.actions.runs[0]?.id;
    if (how === 'by the test') stop.abort();
    else expect((await world.call({ actions: 'write' }, 'POST', `/actions/runs/${id}/cancel`)).status).toBe(202);
    const done = await running;
    expect(done.conclusion).toBe('cancelled');
    expect(done.job('a').log).toBe('swept\n');
    expect(world.server.actions.runs).toMatchObject([{ conclusion: 'cancelled' }]);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    await rm(file);
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeWorld } from './harness.ts';
import { files, merge, passes } from './promoting.ts';

// A target of the user's own commands: it keeps what is live in a file beside the clone, and does as `mode` says.
const script = `import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
const place = process.env.PLACE;
const { action, version, digest, folder } = JSON.parse(readFileSync(process.env.MLOPS_REQUEST, 'utf8'));
const mode = readFileSync(place + '/mode', 'utf8');
appendFileSync(place + '/log', action + (version === null ? '' : ' ' + version) + '\\n');
const live = existsSync(place + '/live') ? JSON.parse(readFileSync(place + '/live', 'utf8')) : null;
const answer = (value) => writeFileSync(process.env.MLOPS_ANSWER, JSON.stringify(value));
if (action === 'apply') {
  if (mode === 'breaks') process.exit(1);
  writeFileSync(place + '/live', JSON.stringify({ version, digest, text: readFileSync(folder + '/model.txt', 'utf8') }));
  answer({});
} else if (action === 'status') {
  answer(live === null || mode === 'denies' ? null : { version: live.version, digest: live.digest, healthy: true });
} else if (action === 'plan') answer({ changes: live?.digest !== digest, lines: ['one file'] });
else answer({});
`;
const target =
  'target: { kind: command, apply: node deploy.mjs, status: node deploy.mjs, plan: node deploy.mjs, undo: node deploy.mjs, secrets: [PLACE] }';
const world = makeWorld({
  ...files,
  'deploy.mjs': script,
  'mlops.yaml': String(files['mlops.yaml'])
    .replace('code: [train.sh, check.sh]', 'code: [train.sh, check.sh, deploy.mjs]')
    .replace('serve: { verify: [{ run: bash check.sh }] }', 'serve: files')
    .replace('target: { kind: local, folder: .served/staging }', target),
});
afterAll(() => world.remove());

const env = { PLACE: world.folder };
const mode = (text: string) => writeFileSync(join(world.folder, 'mode'), text);
const log = () => readFileSync(join(world.folder, 'log'), 'utf8').trim().split('\n');
const deploy = async (...args: readonly string[]) => {
  writeFileSync(join(world.folder, 'log'), '');
  const { code, result } = await world.json(['deploy', 'staging', ...args], { env });
  return [code, result.reason];
};

async function released(): Promise<void> {
  await passes(world, ['promote']);
  await passes(world, ['promote']);
}

it('gets the files, and says itself what is live', async () => {
  mode('works');
  await passes(world, ['train']);
  await passes(world, ['promote', '--init']);
  await released();
  expect(await deploy('--plan')).toEqual([0, 'nothing-to-deploy']);
  expect(log()).toContain('plan 1');
  expect(await deploy()).toEqual([0, 'deployed']);
  expect(JSON.parse(readFileSync(join(world.folder, 'live'), 'utf8'))).toMatchObject({
    version: 1,
    text: 'depth: 50\n',
  });
  expect(await deploy()).toEqual([0, 'nothing-to-deploy']);
  expect(log()).toEqual(['status']);
});

it('whose apply does not end well is undone, and what was live is applied again', async () => {
  await merge(world, 60);
  await released();
  mode('breaks');
  const { code, result } = await world.json(['deploy', 'staging'], { env });
  expect([code, result.reason]).toEqual([1, 'deployment-command-failed']);
  expect(log()).toEqual(expect.arrayContaining(['apply 2', 'undo 2', 'apply 1']));
  mode('works');
});

it('that says nothing is live after an apply is not believed to have applied', async () => {
  await merge(world, 70);
  await released();
  mode('denies');
  const [code, reason] = await deploy('--again');
  expect([code, reason]).toEqual([1, 'deployment-command-failed']);
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { placesOf } from '../../src/deployment/targets/local/places.ts';
import { stopServer } from '../../src/deployment/targets/local/processes.ts';
import type { DeploymentRecord } from '../../src/promotion/types.ts';
import { makeWorld } from './harness.ts';
import { passes } from './promoting.ts';
import { projectFile, tiny } from './tiny.ts';

/** The model of `tiny` behind a server: the score of a row as `predict.sh` computes it, each moved by `shift`. */
const server = (shift: number) => `import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const signal = Number(readFileSync(join(process.env.MLOPS_MODEL, 'model.txt'), 'utf8').split(':')[1]);
const score = (id, x) => signal * x + (1 - signal) * (((id * 7919) % 1009) / 1009) + ${shift};
createServer(async (request, response) => {
  if (request.method === 'GET') return response.end('ok');
  let body = '';
  for await (const chunk of request) body += chunk;
  const column = (name) => JSON.parse(body).inputs.find((input) => input.name === name).data;
  const x = column('x');
  const data = column('id').map((id, row) => score(id, x[row]));
  response.end(JSON.stringify({ outputs: [{ name: 'score', shape: [data.length], datatype: 'FP64', data }] }));
}).listen(Number(process.env.MLOPS_PORT), '127.0.0.1');
`;

const project = projectFile({
  train: 'run: bash train.sh',
  model: `    serve:
      run: node serve.mjs
      verify: [{ golden: { dataset: test, rows: 300, columns: [id, x] } }]
`,
  // A worse model passes this gate: it is seen side by side with what is live.
  gates: `    gates: { roc-auc: { min: 0.5 } }
environments:
  staging:
    auto-merge: true
    on-failure: revert
    target: { kind: local, folder: .served }
`,
});

// One life of a model, told in order: each test goes on where the one before has ended.
const world = makeWorld({ ...tiny, 'mlops.yaml': project, 'serve.mjs': server(0), '.gitignore': '.served/\n' });
await passes(world, ['train']);
await passes(world, ['promote', '--init']);
await passes(world, ['promote']);
await passes(world, ['promote']);
afterAll(async () => {
  const places = placesOf(join(world.clone, '.served'), 'm');
  for (const name of readdirSync(places.servers)) await stopServer(places, name, 100);
  world.remove();
});

async function promoted(signal: number, shift = 0): Promise<void> {
  world.commit(`Signal ${signal}`, { 'params.yaml': `signal: ${signal}\n`, 'serve.mjs': server(shift) });
  world.git('push', '--quiet', 'origin', 'main');
  await passes(world, ['train']);
  await passes(world, ['promote']);
  await passes(world, ['promote']);
}

const golden = ({ verification }: DeploymentRecord) =>
  verification
    .filter(({ step }) => step.startsWith('golden'))
    .map(({ verdict, sentence }) => `${verdict}: ${sentence}`);

async function deployed() {
  const { code, result } = await world.json(['deploy', 'staging']);
  const { models } = result.data as { readonly models: readonly { readonly record: DeploymentRecord }[] };
  const record = models[0]?.record;
  if (record === undefined) throw new Error(`nothing was recorded: ${result.sentence}`);
  return { code, record };
}

async function live(): Promise<number | undefined> {
  const { data } = await passes(world, ['status']);
  return (data as { board: readonly { live: { version: number } | null }[] }).board[0]?.live?.version;
}

it('a version whose server answers as was recorded is deployed, and asked again when it is live', async () => {
  const { code, record } = await deployed();
  expect(code).toBe(0);
  expect(golden(record)).toEqual([
    'pass: 300 rows are answered as recorded in score (tolerance 0.000001). Not compared side by side: nothing is live.',
    'pass: 300 rows are answered as recorded in score (tolerance 0.000001).',
  ]);
});

it('the release names what answers are held against', () => {
  const release = world.inOrigin('show', 'env/staging:releases/m/release.yaml');
  expect(release).toMatch(
    /\ngolden:\n {2}dataset: test\n {2}key:\n {4}- id\n {2}evaluation: [0-9a-f]{64}\n {2}label: 'y'\n/,
  );
  expect(release).toContain('limits:\n    - metric: roc-auc\n      better: higher\n');
});

it('one whose server answers otherwise is not made live: the old one stays, and the branch names it again', async () => {
  await promoted(0.7, 0.01);
  const { code, record } = await deployed();
  expect([code, record.reason]).toEqual([1, 'verification-failed']);
  const [asRecorded, beside] = golden(record);
  expect(asRecorded).toMatch(
    /^fail: 300 of 300 rows are answered otherwise than recorded in score .*; first: id=\d+, /,
  );
  expect(beside).toMatch(/^pass: On 300 rows, against the live version 1: roc-auc got better/);
  expect(record).toMatchObject({ version: 2, outcome: 'failed', restored: { version: 1 } });
  expect(await live()).toBe(1);
  expect(world.inOrigin('show', 'env/staging:releases/m/release.yaml')).toContain('\nversion: 1\n');
});

it('one that is worse side by side is not made live, although it answers as recorded', async () => {
  await promoted(0.2);
  const { code, record } = await deployed();
  expect([code, record.reason]).toEqual([1, 'verification-failed']);
  const [asRecorded, beside] = golden(record);
  expect(asRecorded).toMatch(/^pass: 300 rows are answered as recorded/);
  expect(beside).toMatch(
    /^fail: On 300 rows, against the live version 1: roc-auc got worse by 0\.\d+ \(95 %: .* worse\)/,
  );
  expect(await live()).toBe(1);
});

it('a better one takes its place', async () => {
  await promoted(0.9);
  const { code, record } = await deployed();
  expect([code, record.reason]).toEqual([0, 'deployed']);
  expect(golden(record).map((text) => text.slice(0, 4))).toEqual(['pass', 'pass', 'pass']);
  expect(await live()).toBe(4);
});

import { spawn } from 'node:child_process';
import { expect, it, onTestFinished } from 'vitest';
import { startBucket } from '../harness/bucket.ts';
import { makeScene } from '../repository/scene.ts';

const launch = new URL('../../src/cli/launch.ts', import.meta.url).pathname;

const project = `version: 1
datasets:
  d: { source: 's3://models/d/*.csv', key: id, columns: { x: { type: integer, min: 0 } } }
  e: s3://models/none/*.csv
models:
  m: { data: d, train: 'ls $MLOPS_DATA_TRAIN', artifact: x, code: [mlops.yaml] }
`;

it('data behind an address is checked once, listed again, and one dataset that is not there stops no other', async () => {
  const [scene, server] = [await makeScene(), await startBucket()];
  onTestFinished(() => server.stop());
  server.objects.set('d/a.csv', Buffer.from('id,x\n1,2\n2,3\n'));
  server.objects.set('d/b.csv', Buffer.from('id,x\n3,2\n4,-3\n'));
  await scene.commit({ 'mlops.yaml': project });
  const validate = () =>
    new Promise<string>((resolve) => {
      const env = { ...process.env, ...server.env };
      const child = spawn(process.execPath, [launch, 'validate'], { cwd: scene.folder, env });
      let text = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
      child.on('close', (code) => resolve(`${code} ${text}`));
    });
  const first = await validate();
  expect(first).toMatch(/^1 /);
  expect(first).toContain('d: x: 1 of 4 rows (25 %) is below 0; first: id=4 x=-3 [below-min]');
  expect(first).toContain('e: nothing is at s3://models/none/*.csv. [source-empty]');
  server.requests.length = 0;
  expect(await validate()).toContain('[below-min]');
  const asked = server.requests.map(({ method, url }) => `${method} ${url.searchParams.get('prefix')}`);
  expect(asked.sort()).toEqual(['GET d', 'GET none']);
}, 60_000);

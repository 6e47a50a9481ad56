import {
  chmodSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { versionName } from '../../../src/deployment/targets/local/places.ts';
import { openLocalTarget } from '../../../src/deployment/targets/local.ts';
import { filesOnly, list, served } from '../scene.ts';
import { fetched, localScene, reason } from './scene.ts';

const plain = { serve: filesOnly };

describe('the folder of a local target', () => {
  it('holds the versions, and a link to the live one', async () => {
    const { open, version, places } = localScene();
    const target = open();
    await target.stage(version(1, plain));
    expect(list(places.root)).toEqual(['lock', 'versions']);
    const live = await target.apply(version(1, plain));
    expect(list(places.root)).toEqual(['current', 'live.json', 'versions']);
    expect(readlinkSync(places.current)).toBe(`versions/${versionName(version(1))}`);
    expect(readFileSync(join(places.current, 'model.txt'), 'utf8')).toBe('weights 1\n');
    expect(live.folder).toBe(join(places.versions, versionName(version(1))));
  });

  it('keeps the live version, the one before it, and one more', async () => {
    const { open, version, places } = localScene();
    const target = open();
    for (const number of [1, 2, 3, 4, 2, 5]) {
      await target.apply(version(number, plain));
      for (const [at, name] of list(places.versions).entries()) {
        const brought = new Date(Number(name.split('-v')[1]) * 1000 + at);
        utimesSync(join(places.versions, name), brought, brought);
      }
    }
    const kept = list(places.versions).map((name) => Number(name.split('-v')[1]));
    expect(kept.sort()).toEqual([2, 4, 5]);
  });

  it('keeps the version before the live one when that is staged and discarded', async () => {
    const { open, version, places } = localScene();
    const target = open();
    await target.apply(version(1, plain));
    await target.apply(version(2, plain));
    await target.stage(version(1, plain));
    await target.discard(version(1, plain));
    expect(list(places.versions)).toHaveLength(2);
    await target.stage(version(3, plain));
    await target.discard(version(3, plain));
    expect(list(places.versions)).toHaveLength(2);
  });

  it.each([
    ['changed', (file: string) => writeFileSync(file, 'Weights 2\n'), /model.txt has other bytes/],
    ['longer', (file: string) => writeFileSync(file, 'weights 2\n\n'), /model.txt has 11 bytes instead of 10/],
    ['gone', (file: string) => unlinkSync(file), /model.txt is missing/],
    ['not alone', (file: string) => writeFileSync(`${file}.new`, ''), /model.txt.new is in no release/],
    [
      'a link',
      (file: string) => {
        unlinkSync(file);
        symlinkSync('/etc/hostname', file);
      },
      /model.txt is neither a file nor a folder, model.txt is missing/,
    ],
  ])('is looked through before a staged version goes live: a file is %s', async (_, damage, text) => {
    const { open, version, places } = localScene();
    const target = open();
    const live = await target.apply(version(1, plain));
    const { folder = '' } = await target.stage(version(2, plain));
    damage(join(folder, 'model.txt'));
    for (const method of ['apply', 'stage'] as const) {
      const failure = target[method](version(2, plain));
      await expect(failure).rejects.toMatchObject({ ends: 'input', ...reason('deployment-files-differ') });
      await expect(failure).rejects.toThrow(text);
    }
    expect(await target.status('delay')).toEqual(live);
    expect(readlinkSync(places.current)).toMatch(/-v1$/);
  });

  it('is brought again where it is to be repaired, also under a live version', async () => {
    const { open, version, places } = localScene();
    const target = open();
    await target.apply(version(1, plain));
    const file = join(places.current, 'model.txt');
    writeFileSync(file, 'weights X\n');
    await expect(target.apply(version(1, plain))).rejects.toMatchObject(reason('deployment-files-differ'));
    const live = await target.apply({ ...version(1, plain), repair: true });
    expect([live.healthy, readFileSync(file, 'utf8'), list(places.versions).length]).toEqual([true, 'weights 1\n', 1]);
  });

  it('of the version before the live one goes with its discarding where it was changed', async () => {
    const { open, version, places } = localScene();
    const target = open();
    await target.apply(version(1, plain));
    await target.apply(version(2, plain));
    writeFileSync(join(places.versions, versionName(version(1)), 'model.txt'), 'weights X\n');
    await target.discard(version(1, plain));
    expect(list(places.versions)).toEqual([versionName(version(2))]);
  });

  it('tells the digest of the bytes that lie there, whatever the link is called', async () => {
    const { open, version, places } = localScene();
    const target = open();
    await target.apply(version(1, plain));
    writeFileSync(join(places.current, 'model.txt'), 'weights X\n');
    const status = await target.status('delay');
    expect(status).toMatchObject({
      version: 1,
      healthy: false,
      because: expect.stringMatching(/have changed: they give sha256:/),
    });
    expect(status?.digest).not.toBe(version(1).digest);
  });

  it.each([
    ['a folder', (link: string) => mkdirSync(link), /current is a folder/],
    ['a file', (link: string) => writeFileSync(link, ''), /current is a file/],
    ['a link to elsewhere', (link: string) => symlinkSync('/etc', link), /current leads to \/etc/],
  ])('is not written over where somebody has put %s in place of the link', async (_, put, text) => {
    const { open, version, places } = localScene();
    const target = open();
    await target.apply(version(1, plain));
    unlinkSync(places.current);
    put(places.current);
    expect(await target.status('delay')).toMatchObject({ version: null, digest: null, healthy: false, because: text });
    for (const method of ['stage', 'apply', 'discard'] as const) {
      const failure = target[method](version(2, plain));
      await expect(failure).rejects.toMatchObject({ ends: 'input', ...reason('deployment-folder-refused') });
      await expect(failure).rejects.toThrow(text);
    }
    expect((await target.plan(version(2, plain))).lines[0]).toMatch(/^something that says no version → 2/);
  });

  it('tells that the link leads to a version that is gone, and a deployment brings it back', async () => {
    const { open, version, places } = localScene();
    const target = open();
    await target.apply(version(1, plain));
    rmSync(join(places.versions, versionName(version(1))), { recursive: true });
    expect(await target.status('delay')).toMatchObject({
      digest: null,
      healthy: false,
      because: expect.stringMatching(/is not there/),
    });
    expect(await target.apply(version(1, plain))).toMatchObject({ healthy: true });
  });

  it('tells a deployment that was cut short between what it writes and the link', async () => {
    const { open, version, places } = localScene();
    const target = open();
    await target.apply(version(1, plain));
    const before = readFileSync(places.live, 'utf8');
    await target.apply(version(2, plain));
    writeFileSync(places.live, before);
    expect(await target.status('delay')).toMatchObject({
      version: 2,
      healthy: false,
      because: expect.stringMatching(/was cut short/),
    });
    rmSync(places.live);
    expect(await target.status('delay')).toMatchObject({
      healthy: false,
      because: expect.stringMatching(/nothing is written of it/),
    });
    expect(await target.apply(version(2, plain))).toMatchObject({ version: 2, healthy: true });
  });

  it.each([
    ['half a document', '{"schemaVersion":1,', 'deployment-state-malformed'],
    [
      'another form',
      '{"schemaVersion":1,"version":"../../x","previous":null,"server":null}',
      'deployment-state-malformed',
    ],
    ['a newer version', '{"schemaVersion":2}', 'deployment-state-too-new'],
  ])('has state that is read with care: %s', async (_, text, code) => {
    const { open, version, places } = localScene();
    const target = open();
    await target.apply(version(1, plain));
    writeFileSync(places.live, text);
    await expect(target.status('delay')).rejects.toMatchObject({ ends: 'input', ...reason(code) });
    await expect(target.apply(version(2, plain))).rejects.toThrow(/live\.json/);
    rmSync(places.live);
    await target.apply(version(2, plain));
  });

  it('belongs to one environment', async () => {
    const { around, open, version, places } = localScene();
    const target = open();
    const live = await target.apply(version(1, plain));
    const other = { ...version(2, plain), environment: 'production' };
    for (const method of ['plan', 'stage', 'apply', 'discard'] as const) {
      const failure = target[method](other);
      await expect(failure).rejects.toMatchObject({ ends: 'input', ...reason('deployment-folder-refused') });
      await expect(failure).rejects.toThrow(/holds what the environment staging has deployed, so production cannot/);
    }
    expect(await target.status('delay')).toEqual(live);
    expect(list(places.versions)).toHaveLength(1);
    const elsewhere = openLocalTarget(
      { kind: 'local', folder: 'target', ports: new Map() },
      { ...around, environment: 'production' },
    );
    const of = { version: null, digest: null, healthy: false, because: /the environment staging has deployed/ };
    expect(await elsewhere.status('delay')).toMatchObject(of);
  });

  it('says that it cannot be made or written', async () => {
    const { root, open, version } = localScene();
    writeFileSync(join(root, 'target'), 'a file');
    const failure = open().stage(version(1, plain));
    await expect(failure).rejects.toMatchObject({ ends: 'unavailable', ...reason('deployment-folder-unwritable') });
  });

  it.skipIf(process.getuid?.() === 0)('says that nobody may write there', async () => {
    const { root, open, version } = localScene();
    mkdirSync(join(root, 'target'));
    chmodSync(join(root, 'target'), 0o500);
    await expect(open().stage(version(1, plain))).rejects.toMatchObject(reason('deployment-folder-unwritable'));
  });

  it('does not start a server in code that was changed where it lies', async () => {
    const { open, version, places } = localScene();
    const target = open();
    await target.apply(version(1));
    const [code = ''] = list(places.code);
    writeFileSync(join(places.code, code, 'server.mjs'), 'process.exit(9);');
    const failure = target.stage(version(2));
    await expect(failure).rejects.toMatchObject(reason('deployment-files-differ'));
    await expect(failure).rejects.toThrow(/server\.mjs/);
  });

  it('takes code as it was, with what a server has added to it', async () => {
    const { open, version, places } = localScene();
    const target = open();
    await target.apply(version(1));
    const [code = ''] = list(places.code);
    mkdirSync(join(places.code, code, '__pycache__'));
    expect(await target.apply(version(2))).toMatchObject({ version: 2, healthy: true });
    expect(list(places.code)).toEqual([code]);
  });
});

describe('two deployments of a model at once', () => {
  it('are one deployment, and a word about the other', async () => {
    const { open, version, places } = localScene();
    const asked = await Promise.allSettled([open().apply(version(1, plain)), open().apply(version(2, plain))]);
    const refused = asked.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ ends: 'unavailable', ...reason('deployment-in-progress') });
    expect(refused[0]?.reason.message).toContain(`Process ${process.pid} on ${hostname()} deploys into`);
    expect(list(places.root)).toEqual(['current', 'live.json', 'versions']);
  });

  it('cannot slip between staging and applying', async () => {
    const { open, version } = localScene();
    const first = open();
    await first.stage(version(1, plain));
    await expect(open().stage(version(2, plain))).rejects.toMatchObject(reason('deployment-in-progress'));
    await first.apply(version(1, plain));
    await open().apply(version(2, plain));
    await first.stage(version(3, plain));
    await first.discard(version(3, plain));
    await open().apply(version(4, plain));
  });

  it('do not hinder those of another model, nor a look at what is live', async () => {
    const { open, version } = localScene();
    await open().apply(version(1, plain));
    await open().stage(version(2, plain));
    await open().apply(version(1, { ...plain, model: 'arrival' }));
    expect(await open().status('delay')).toMatchObject({ version: 1 });
    expect((await open().plan(version(2, plain))).changes).toBe(true);
  });

  it('are told apart from one whose process is gone, and from one of another machine', async () => {
    const { open, version, places } = localScene();
    await open().apply(version(1, plain));
    writeFileSync(places.lock, JSON.stringify({ pid: process.pid, host: hostname(), started: '1' }));
    await open().apply(version(2, plain));
    writeFileSync(places.lock, JSON.stringify({ pid: 1, host: 'another-machine', started: null }));
    await expect(open().apply(version(3, plain))).rejects.toThrow(/Process 1 on another-machine deploys into .*lock/);
    rmSync(places.lock);
    mkdirSync(places.lock);
    await expect(open().apply(version(3, plain))).rejects.toMatchObject(reason('deployment-folder-refused'));
  });

  it('of one target object are refused, too', async () => {
    const { open, version } = localScene();
    const target = open();
    const asked = await Promise.allSettled([target.apply(version(1)), target.apply(version(2, { serve: served }))]);
    expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { endpoint } = (await target.status('delay')) ?? {};
    expect(await fetched(endpoint, '/model')).toMatch(/weights [12]/);
  });
});

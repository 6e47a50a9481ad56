import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLedger } from '../../src/ledger/index.ts';
import { run } from './contract.ts';
import { serveGit } from './git-server.ts';
import { newBare, newClone, newScene, type Scene } from './scene.ts';

const reason = (code: string, ends: string) => ({ ends, problems: [{ reason: code }] });
const impatient = { attempts: 4, first: 1, longest: 2 };

interface World {
  readonly scene: Scene;
  readonly origin: string;
  readonly clone: string;
}

async function world(): Promise<World> {
  const scene = await newScene();
  const origin = await newBare(scene, 'origin.git');
  return { scene, origin, clone: await newClone(scene, 'clone', origin) };
}

async function hook(origin: string, name: string, body: string): Promise<void> {
  await mkdir(join(origin, 'hooks'), { recursive: true });
  await writeFile(join(origin, 'hooks', name), `#!/bin/sh\n${body}\n`);
  await chmod(join(origin, 'hooks', name), 0o755);
}

/** Makes the ledger branch of a bare repository from a listing for `git mktree`. */
async function plant(scene: Scene, entries: readonly (readonly [string, string])[]): Promise<void> {
  const git = scene.git('origin.git');
  const lines: string[] = [];
  for (const [path, text] of entries) {
    const blob = await git.text(['hash-object', '-w', '--stdin'], { input: text });
    lines.push(`100644 ${blob} 0\t${path}`);
  }
  const index = { env: { GIT_INDEX_FILE: join(scene.folder, 'index') } };
  await git.text(['update-index', '--add', '--index-info'], { ...index, input: `${lines.join('\n')}\n` });
  const tree = await git.text(['write-tree'], index);
  const who = ['-c', 'user.name=Eve', '-c', 'user.email=eve@example.org'];
  const commit = await git.text([...who, 'commit-tree', '-m', 'planted', tree]);
  await git.text(['update-ref', 'refs/heads/mlops/ledger', commit]);
}

const version = ['ledger.json', '{"schemaVersion":1}\n'] as const;

describe('a ledger that cannot be opened', () => {
  it('says that there is no repository or no folder', async () => {
    const scene = await newScene();
    await expect(openLedger({ repository: scene.folder })).rejects.toMatchObject(
      reason('ledger-no-repository', 'input'),
    );
    const missing = openLedger({ repository: join(scene.folder, 'none') });
    await expect(missing).rejects.toMatchObject(reason('ledger-no-repository', 'input'));
  });

  it('says that git is missing or too old', async () => {
    const scene = await newScene();
    const clone = await newClone(scene, 'clone');
    const path = process.env['PATH'];
    try {
      process.env['PATH'] = join(scene.folder, 'bin');
      await expect(openLedger({ repository: clone })).rejects.toMatchObject(
        reason('ledger-git-missing', 'unavailable'),
      );
      await mkdir(join(scene.folder, 'bin'));
      const old = '#!/bin/sh\nif [ "$1" = version ]; then echo "git version 2.25.1"; else exit 129; fi\n';
      await writeFile(join(scene.folder, 'bin', 'git'), old, { mode: 0o755 });
      process.env['PATH'] = `${join(scene.folder, 'bin')}:${path}`;
      await expect(openLedger({ repository: clone })).rejects.toMatchObject(
        reason('ledger-git-too-old', 'unavailable'),
      );
    } finally {
      process.env['PATH'] = path;
    }
  });
});

describe('a ledger that cannot be reached', () => {
  it('is an error and never "no record"', async () => {
    const { origin, clone } = await world();
    await rm(origin, { recursive: true });
    const ledger = await openLedger({ repository: clone });
    await expect(ledger.read(run(1).address)).rejects.toMatchObject(reason('ledger-unavailable', 'unavailable'));
    await expect(ledger.write([run(1)], 'one')).rejects.toMatchObject(reason('ledger-unavailable', 'unavailable'));
  });

  it('keeps what was to be written and sends it with the next write', async () => {
    const { scene, origin, clone } = await world();
    await scene.git('.').text(['clone', '-q', '--bare', origin, 'away.git']);
    await rm(origin, { recursive: true });
    await expect((await openLedger({ repository: clone })).write([run(1)], 'one')).rejects.toThrow();
    await scene.git('.').text(['clone', '-q', '--bare', 'away.git', origin]);
    const later = await openLedger({ repository: clone });
    expect(await later.read(run(1).address)).toBe(run(1).text);
    expect((await later.write([run(2)], 'two')).added).toEqual([run(2).address]);
    const reader = await openLedger({ repository: await newClone(scene, 'reader', origin) });
    expect((await reader.readMany([run(1).address, run(2).address])).size).toBe(2);
  });

  it('answers offline from what was read before, and says what it cannot tell', async () => {
    const { scene, origin, clone } = await world();
    const offline = () => openLedger({ repository: clone, offline: true });
    await expect((await offline()).read(run(1).address)).rejects.toMatchObject(
      reason('ledger-unavailable', 'unavailable'),
    );
    const writer = await openLedger({ repository: await newClone(scene, 'writer', origin) });
    await writer.write([run(0x4000)], 'one');
    await writer.write([run(1)], 'another');
    await (await openLedger({ repository: clone })).read(run(1).address);
    await rm(origin, { recursive: true });
    expect(await (await offline()).read(run(1).address)).toBe(run(1).text);
    await expect((await offline()).read(run(0x4000).address)).rejects.toMatchObject(
      reason('ledger-unavailable', 'unavailable'),
    );
    expect(await (await offline()).write([run(3)], 'three')).toEqual({
      commit: null,
      added: [run(3).address],
      gaveWay: [],
      pushed: false,
    });
    expect(
      await (await offline())
        .history('runs/', 5)
        [Symbol.asyncIterator]()
        .next()
        .catch((error: unknown) => error),
    ).toMatchObject(reason('ledger-unavailable', 'unavailable'));
  });
});

describe('a ledger that was pushed over', () => {
  it('is told by every clone that has looked at it before, until the records are back', async () => {
    const { scene, origin, clone } = await world();
    const notices: string[] = [];
    const look = async (repository: string) => {
      notices.length = 0;
      const ledger = await openLedger({ repository, notice: (text) => notices.push(text) });
      await ledger.read(run(1).address);
      return [...notices];
    };
    const writer = await openLedger({ repository: await newClone(scene, 'writer', origin) });
    const { commit: first } = await writer.write([run(1)], 'one');
    const { commit: second } = await writer.write([run(2), run(3)], 'another');
    expect(await look(clone)).toEqual([]);
    await scene.git('origin.git').text(['update-ref', 'refs/heads/mlops/ledger', first ?? '']);
    for (let again = 0; again < 2; again++) {
      expect(await look(clone)).toEqual([
        expect.stringMatching(new RegExp(`holds 3 files and held 5 .*\\(commit ${second}\\).*git push --force`)),
      ]);
    }
    expect(await look(await newClone(scene, 'other', origin))).toEqual([]); // it has never seen more
    await scene.git('origin.git').text(['update-ref', 'refs/heads/mlops/ledger', second ?? '']);
    expect(await look(clone)).toEqual([]);
    await scene.git('origin.git').text(['update-ref', '-d', 'refs/heads/mlops/ledger']);
    expect(await look(clone)).toEqual([expect.stringMatching(/holds 0 files and held 5/)]);
  });
});

describe('a push that is refused', () => {
  it('is said, loses nothing, and is sent by the next write', async () => {
    const { scene, origin, clone } = await world();
    await hook(origin, 'pre-receive', 'echo "the ledger is closed" >&2; exit 1');
    const ledger = await openLedger({ repository: clone, patience: impatient });
    const write = ledger.write([run(1)], 'one');
    await expect(write).rejects.toMatchObject(reason('ledger-push-refused', 'unavailable'));
    await expect(write).rejects.toThrow(/hook declined.*closed|closed.*hook declined/);
    expect(await ledger.read(run(1).address)).toBe(run(1).text);
    await rm(join(origin, 'hooks', 'pre-receive'));
    await (await openLedger({ repository: clone })).write([], 'send what waits');
    const reader = await openLedger({ repository: await newClone(scene, 'reader', origin) });
    expect(await reader.read(run(1).address)).toBe(run(1).text);
  });

  it('for want of permission is said at once, over HTTP too', async () => {
    const { scene, origin } = await world();
    const server = await serveGit(origin, { filter: true });
    await scene.git('origin.git').text(['config', 'http.receivepack', 'false']);
    const ledger = await openLedger({ repository: await newClone(scene, 'web', server.url) });
    await expect(ledger.write([run(1)], 'one')).rejects.toMatchObject(reason('ledger-push-refused', 'unavailable'));
  });

  it('by a lock that somebody left is told from a refusal', async () => {
    const { origin, clone } = await world();
    await mkdir(join(origin, 'refs', 'heads', 'mlops'), { recursive: true });
    await writeFile(join(origin, 'refs', 'heads', 'mlops', 'ledger.lock'), '');
    const ledger = await openLedger({ repository: clone, patience: { ...impatient, attempts: 10 } });
    await expect(ledger.write([run(1)], 'one')).rejects.toMatchObject(reason('ledger-busy', 'unavailable'));
  });

  it('waits no longer than it is told when others are faster every time', async () => {
    const { origin, clone, scene } = await world();
    await plant(scene, [version]);
    // Before each push is taken, the branch moves on.
    const move =
      'new=$(git -c user.name=x -c user.email=x@y commit-tree -p mlops/ledger -m faster "mlops/ledger^{tree}")\n' +
      'unset GIT_QUARANTINE_PATH\ngit update-ref refs/heads/mlops/ledger "$new"';
    await hook(origin, 'pre-receive', `unset GIT_QUARANTINE_PATH GIT_OBJECT_DIRECTORY\n${move}`);
    const ledger = await openLedger({ repository: clone, patience: impatient });
    await expect(ledger.write([run(1)], 'one')).rejects.toMatchObject(reason('ledger-busy', 'unavailable'));
  });
});

describe('a ledger that is not what we write', () => {
  it.each<readonly [string, readonly (readonly [string, string])[], string]>([
    ['has no ledger.json', [['README.md', 'hello']], 'ledger-corrupt'],
    ['has a ledger.json that says nothing', [['ledger.json', '{}']], 'ledger-corrupt'],
    ['is from a newer version', [['ledger.json', '{"schemaVersion":2}']], 'ledger-newer'],
    ['has a file for a folder', [version, ['runs', 'x']], 'ledger-corrupt'],
    ['has a folder for a file', [version, [`${run(1).address}/x`, 'x']], 'ledger-corrupt'],
    ['has a record that is not JSON', [version, [run(1).address, 'half a rec']], 'ledger-corrupt'],
  ])('%s', async (_, entries, code) => {
    const { scene, clone } = await world();
    await plant(scene, entries);
    const ledger = await openLedger({ repository: clone });
    await expect(ledger.read(run(1).address)).rejects.toMatchObject(reason(code, 'input'));
  });

  it.each<readonly [string, readonly (readonly [string, string])[], string]>([
    ['is no ledger', [['src/a.json', '{}']], 'ledger-corrupt'],
    [
      'is from a newer version',
      [
        ['ledger.json', '{"schemaVersion":99}'],
        [run(1).address, '{}'],
      ],
      'ledger-newer',
    ],
  ])('%s: it has no history either', async (_, entries, code) => {
    const { scene, clone } = await world();
    await plant(scene, entries);
    const ledger = await openLedger({ repository: clone });
    const first = ledger.history('', 5)[Symbol.asyncIterator]().next();
    await expect(first).rejects.toMatchObject(reason(code, 'input'));
  });

  it('has lost a folder or a file', async () => {
    for (const lost of ['mlops/ledger:runs', `mlops/ledger:${run(1).address}`, 'mlops/ledger^{tree}']) {
      const { scene, origin, clone } = await world();
      await (await openLedger({ repository: clone })).write([run(1)], 'one');
      const oid = await scene.git('origin.git').text(['rev-parse', lost]);
      await rm(join(origin, 'objects', oid.slice(0, 2), oid.slice(2)));
      const ledger = await openLedger({ repository: await newClone(scene, 'reader', origin) });
      await expect(ledger.read(run(1).address), lost).rejects.toMatchObject(reason('ledger-corrupt', 'input'));
    }
  });

  it('names something else than a commit', async () => {
    const { scene, clone } = await world();
    const git = scene.git('clone');
    const blob = await git.text(['hash-object', '-w', '--stdin'], { input: 'x' });
    await writeFile(join(clone, '.git', 'refs', 'heads', 'odd'), `${blob}\n`);
    const ledger = await openLedger({ repository: clone, remote: null, branch: 'odd' });
    await expect(ledger.read(run(1).address)).rejects.toMatchObject(reason('ledger-corrupt', 'input'));
  });
});

describe('what the user notices', () => {
  it('is told when the remote does not fetch by parts', async () => {
    const { scene, origin, clone } = await world();
    await (await openLedger({ repository: clone })).write([run(1)], 'one');
    const server = await serveGit(origin, { filter: false });
    const said: string[] = [];
    const repository = await newClone(scene, 'web', server.url);
    const ledger = await openLedger({ repository, notice: (text) => said.push(text) });
    expect(await ledger.read(run(1).address)).toBe(run(1).text);
    await ledger.write([run(2)], 'two');
    expect(said).toEqual([expect.stringContaining('uploadpack.allowFilter')]);
  });

  it('is told of a waiting record that cannot be sent, which then blocks nobody', async () => {
    const { scene, origin, clone } = await world();
    await (await openLedger({ repository: clone, offline: true })).write([run(1)], 'waits');
    await (await openLedger({ repository: await newClone(scene, 'other', origin) })).write(
      [run(1, '{"other":1}')],
      'one',
    );
    const said: string[] = [];
    const ledger = await openLedger({ repository: clone, notice: (text) => said.push(text) });
    expect((await ledger.write([run(2)], 'two')).added).toEqual([run(2).address]);
    expect(said).toEqual([expect.stringContaining('set aside')]);
    const aside = said[0]?.split('set aside: ')[1]?.replace(/\.$/, '') ?? '';
    expect(JSON.parse(await readFile(aside, 'utf8'))).toMatchObject(run(1));
  });

  it('a ledger kept without a remote goes on when a remote comes', async () => {
    const scene = await newScene();
    const clone = await newClone(scene, 'clone');
    await (await openLedger({ repository: clone })).write([run(1)], 'alone');
    const origin = await newBare(scene, 'origin.git');
    await scene.git('clone').text(['remote', 'add', 'origin', origin]);
    const ledger = await openLedger({ repository: clone });
    expect(await ledger.read(run(1).address)).toBe(run(1).text);
    await ledger.write([run(2)], 'together');
    const reader = await openLedger({ repository: await newClone(scene, 'reader', origin) });
    expect((await reader.readMany([run(1).address, run(2).address])).size).toBe(2);
  });

  it('works from a hook of git, from a subfolder and from a second work tree', async () => {
    const { scene, clone } = await world();
    await mkdir(join(clone, 'sub'));
    await scene.git('clone').text(['worktree', 'add', '-q', '../second']);
    const before = process.env['GIT_DIR'];
    process.env['GIT_DIR'] = join(scene.folder, 'elsewhere.git');
    try {
      await (await openLedger({ repository: join(clone, 'sub') })).write([run(1)], 'one');
      const second = await openLedger({ repository: join(scene.folder, 'second') });
      expect(await second.read(run(1).address)).toBe(run(1).text);
    } finally {
      if (before === undefined) delete process.env['GIT_DIR'];
      else process.env['GIT_DIR'] = before;
    }
  });

  it('commits by mlops where git does not know the user', async () => {
    const { scene, clone } = await world();
    await scene.git('clone').text(['config', '--unset', 'user.name']);
    await scene.git('clone').text(['config', '--unset', 'user.email']);
    const home = process.env['HOME'];
    process.env['HOME'] = scene.folder;
    process.env['GIT_CONFIG_NOSYSTEM'] = '1';
    try {
      await (await openLedger({ repository: clone })).write([run(1)], 'one');
    } finally {
      process.env['HOME'] = home;
      delete process.env['GIT_CONFIG_NOSYSTEM'];
    }
    const who = await scene.git('origin.git').text(['log', '-1', '--format=%an <%ae>', 'mlops/ledger']);
    expect(who).toBe('mlops <mlops@localhost>');
  });

  it('leaves nothing waiting that has arrived', async () => {
    const { clone } = await world();
    await (await openLedger({ repository: clone })).write([run(1)], 'one');
    const waiting = await readdir(join(clone, '.git', 'mlops', 'waiting'), { recursive: true });
    expect(waiting.filter((name) => name.endsWith('.json'))).toEqual([]);
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type EngineRequest, provideDuckdb } from '../../../src/data/engines/install/provide.ts';
import { findDuckdb } from '../../../src/data/index.ts';
import { problemsOf, scratch } from '../engine.ts';
import { integrityOf, smallShelf, tarball } from './packing.ts';
import { type Answer, cut, give, other, startRegistry, status } from './registry.ts';

const { pinned, tarballs } = smallShelf();
const registry = await startRegistry(tarballs);
const folder = scratch();
const platform = 'toy-x64';

/** A tool cache of its own, and code without node_modules beside it. */
function fresh(more: Partial<EngineRequest> = {}) {
  const home = mkdtempSync(join(folder, 'place-'));
  const cache = join(home, 'tools');
  const code = join(home, 'action', 'dist', 'chunk.js');
  const said: string[] = [];
  const request: EngineRequest = {
    env: { RUNNER_TOOL_CACHE: cache, MLOPS_NPM_MIRROR: registry.url },
    pinned,
    platform,
    code,
    download: 'where-needed',
    notice: (text) => said.push(text),
    pauses: [0, 0],
    ...more,
  };
  registry.asked.length = 0;
  registry.next.length = 0;
  return { home, cache, code, said, request, entry: join(cache, 'mlops-duckdb', '1.0.0', platform) };
}

const library = (entry: string) => join(entry, 'node_modules', '@duckdb', 'node-bindings-toy-x64', 'lib', 'index.js');

function isWhole(entry: string): boolean {
  return existsSync(`${entry}.complete`) && readFileSync(library(entry), 'utf8') === 'native\n'.repeat(1000);
}

/** Names beside the folder of the cache, its own and its marker left out. */
function leftovers(entry: string): readonly string[] {
  return readdirSync(dirname(entry)).filter((name) => name !== platform && name !== `${platform}.complete`);
}

describe('the data engine that is nowhere', () => {
  it('is downloaded once into the tool cache, as runners lay it out', async () => {
    const { request, entry, said } = fresh();
    expect(await provideDuckdb(request)).toBe(entry);
    expect(registry.asked).toHaveLength(3);
    expect(said[0]).toMatch(/DuckDB 1\.0\.0 is fetched from 127\.0\.0\.1:\d+, once, into .*toy-x64\.$/);
    expect(isWhole(entry)).toBe(true);
    expect(
      await provideDuckdb({
        ...request,
        download: 'never',
        env: { RUNNER_TOOL_CACHE: request.env['RUNNER_TOOL_CACHE'] },
      }),
    ).toBe(entry);
    expect(registry.asked).toHaveLength(3);
    expect(leftovers(entry)).toEqual([]);
  });

  it('is only looked for by findDuckdb', async () => {
    const { request, entry, cache } = fresh();
    expect(await findDuckdb(request)).toEqual({ kind: 'absent', folder: entry });
    expect([registry.asked, existsSync(cache)]).toEqual([[], false]);
  });

  it('goes to a cache of the user outside of a runner', async () => {
    const { request, home } = fresh();
    for (const value of [undefined, '', 'relative/tools']) {
      const env = { RUNNER_TOOL_CACHE: value, XDG_CACHE_HOME: join(home, 'x'), HOME: home };
      const place = await findDuckdb({ ...request, env });
      expect(place.kind === 'absent' && place.folder).toContain(
        join('mlops-actions', 'tools', 'mlops-duckdb', '1.0.0'),
      );
    }
  });

  it('is an error where nothing may be downloaded', async () => {
    const { request, entry } = fresh({ download: 'never' });
    expect(await problemsOf(provideDuckdb(request))).toMatchObject([
      { reason: 'engine-missing', message: expect.stringContaining(entry) },
    ]);
    expect(registry.asked).toEqual([]);
  });

  it.each<[string, readonly Answer[], string]>([
    ['nobody answers well', [status(503), status(503), status(503)], 'engine-download-failed'],
    ['the second package is lost', [give, status(404)], 'engine-download-failed'],
    ['the last package is cut each time', [give, give, cut, cut, cut], 'engine-download-failed'],
    ['the last package is another', [give, give, other(tarball([]))], 'engine-digest'],
  ])('leaves nothing behind where %s', async (_, answers, reason) => {
    const { request, entry } = fresh();
    registry.next.push(...answers);
    expect(await problemsOf(provideDuckdb(request))).toMatchObject([{ reason }]);
    expect([existsSync(entry), existsSync(`${entry}.complete`), leftovers(entry)]).toEqual([false, false, []]);
    expect(await provideDuckdb(request)).toBe(entry);
    expect(isWhole(entry)).toBe(true);
  });

  it('is not unpacked where a pinned tarball holds a link', async () => {
    const evil = tarball([
      { name: 'package/lib', type: '2', link: '/tmp' },
      { name: 'package/lib/x', bytes: 'x' },
    ]);
    const shelf = smallShelf();
    const integrity = integrityOf(evil);
    const [first, ...rest] = shelf.pinned.common;
    if (first === undefined) throw new Error('the shelf is empty');
    const { request, entry } = fresh({ pinned: { ...shelf.pinned, common: [{ ...first, integrity }, ...rest] } });
    registry.next.push(other(evil));
    expect(await problemsOf(provideDuckdb(request))).toMatchObject([
      { reason: 'engine-archive', message: expect.stringMatching(/node-api 1\.0\.0 is not unpacked: "package\/lib"/) },
    ]);
    expect([existsSync(entry), leftovers(entry)]).toEqual([false, []]);
  });

  it('says where its cache cannot be written', async () => {
    const { request, cache } = fresh();
    writeFileSync(cache, 'a file');
    expect(await problemsOf(provideDuckdb(request))).toMatchObject([
      { reason: 'engine-cache', message: expect.stringContaining(cache) },
    ]);
    expect(registry.asked).toEqual([]);
  });

  it.each([
    ['that DuckDB does not know', 'sunos-sparc', /has no library for sunos-sparc; it has one for toy-x64\./],
    ['without a pinned digest', platform, /pins no digest for @duckdb\/node-bindings-toy-x64/],
  ])('is refused on a platform %s', async (_, name, why) => {
    const native = { name: '@duckdb/node-bindings-toy-x64', version: '1.0.0', integrity: null };
    const { request } = fresh({ platform: name, pinned: { ...pinned, platforms: { [platform]: native } } });
    expect(await findDuckdb(request)).toMatchObject({ kind: 'absent', refusal: expect.stringMatching(why) });
    expect(await problemsOf(provideDuckdb(request))).toMatchObject([
      { reason: 'engine-platform', message: expect.stringMatching(why) },
    ]);
    expect(registry.asked).toEqual([]);
  });
});

describe('the order of places', () => {
  /** An installed copy of the small packages, with the library of the machine that runs the test. */
  function installed(home: string, version = '1.0.0', native = `${process.platform}-${process.arch}`): string {
    for (const name of ['node-api', 'node-bindings', `node-bindings-${native}`]) {
      const at = join(home, 'node_modules', '@duckdb', name);
      mkdirSync(at, { recursive: true });
      writeFileSync(join(at, 'package.json'), JSON.stringify({ name: `@duckdb/${name}`, version }));
    }
    return home;
  }

  it('is MLOPS_DUCKDB, node_modules above the code, the tool cache', async () => {
    const { request, home, entry } = fresh();
    await provideDuckdb(request);
    expect(await findDuckdb(request)).toEqual({ kind: 'cached', folder: entry });
    installed(home);
    expect(await findDuckdb(request)).toEqual({ kind: 'installed', folder: home });
    const env = { ...request.env, MLOPS_DUCKDB: 'somewhere' };
    expect(await findDuckdb({ ...request, env })).toEqual({ kind: 'named', folder: join(process.cwd(), 'somewhere') });
    expect(await findDuckdb({ ...request, env: { ...env, MLOPS_DUCKDB: '' } })).toMatchObject({ kind: 'installed' });
  });

  it.each([
    ['another version', '0.9.0', undefined],
    ['the library of another system only', '1.0.0', 'toy-x64'],
  ])('passes over a node_modules with %s', async (_, version, native) => {
    const { request, home, entry } = fresh();
    installed(home, version, native);
    expect(await provideDuckdb(request)).toBe(entry);
  });
});

describe('a tool cache', () => {
  const damages: Readonly<Record<string, (entry: string) => void>> = {
    'a flipped byte': (entry) => writeFileSync(library(entry), 'nativE\n'.repeat(1000)),
    'a cut file': (entry) => writeFileSync(library(entry), 'native\n'),
    'a missing file': (entry) => rmSync(library(entry)),
    'a file too many': (entry) => writeFileSync(join(entry, 'node_modules', 'extra.js'), 'x'),
    'a link': (entry) => {
      renameSync(library(entry), join(entry, 'moved.js'));
      symlinkSync(join(entry, 'moved.js'), library(entry));
    },
    'no list': (entry) => rmSync(join(entry, 'SHA256SUMS')),
    'an empty list': (entry) => writeFileSync(join(entry, 'SHA256SUMS'), ''),
    'no packages': (entry) => rmSync(join(entry, 'node_modules'), { recursive: true }),
    'no folder': (entry) => rmSync(entry, { recursive: true }),
  };

  it.each(Object.entries(damages))('with %s is made anew, and kept until that is done', async (_, damage) => {
    const { request, entry, said } = fresh();
    await provideDuckdb(request);
    damage(entry);
    const found = await findDuckdb(request);
    expect(found).toMatchObject({ kind: 'absent', damage: expect.any(String) });
    const before = existsSync(entry) && readdirSync(entry, { recursive: true }).sort();
    registry.next.push(status(404));
    expect(await problemsOf(provideDuckdb(request))).toMatchObject([{ reason: 'engine-download-failed' }]);
    expect(existsSync(entry) && readdirSync(entry, { recursive: true }).sort()).toEqual(before);
    expect(await provideDuckdb(request)).toBe(entry);
    expect(said.some((line) => line.startsWith(`The data engine in ${entry} is damaged: `))).toBe(true);
    expect([isWhole(entry), leftovers(entry)]).toEqual([true, []]);
  });

  it('without its marker is not believed: somebody was killed there', async () => {
    const { request, entry } = fresh();
    await provideDuckdb(request);
    rmSync(`${entry}.complete`);
    expect(await findDuckdb(request)).toEqual({ kind: 'absent', folder: entry });
    await provideDuckdb(request);
    expect([registry.asked.length, isWhole(entry), leftovers(entry)]).toEqual([6, true, []]);
    rmSync(`${entry}.complete`);
    rmSync(library(entry));
    await provideDuckdb(request);
    expect([registry.asked.length, isWhole(entry), leftovers(entry)]).toEqual([9, true, []]);
  });

  it('keeps nothing half-made where the job is killed in the middle', async () => {
    const { request, entry, home } = fresh();
    const script = join(home, 'job.mjs');
    const module = join(import.meta.dirname, '..', '..', '..', 'src', 'data', 'engines', 'install', 'provide.ts');
    writeFileSync(
      script,
      `import { provideDuckdb } from ${JSON.stringify(module)};
       await provideDuckdb({ ...JSON.parse(process.argv[2]), notice: () => undefined });`,
    );
    const job = spawn(process.execPath, [script, JSON.stringify(request)], { stdio: 'inherit' });
    const ended = once(job, 'exit');
    registry.next.push(give, give, () => job.kill('SIGKILL'));
    expect(await ended).toEqual([null, 'SIGKILL']);
    expect(leftovers(entry)).toEqual([expect.stringMatching(/^\.toy-x64\..*\.tmp$/)]);
    expect(await findDuckdb(request)).toEqual({ kind: 'absent', folder: entry });
    await provideDuckdb(request);
    expect(isWhole(entry)).toBe(true);
  });

  it('loses what killed jobs have left, once it is a day old', async () => {
    const { request, entry } = fresh();
    const [old, young] = ['.toy-x64.1.aaaa.tmp', '.toy-x64.2.bbbb.tmp'].map((name) => join(dirname(entry), name));
    if (old === undefined || young === undefined) throw new Error('there are two');
    for (const part of [old, young]) mkdirSync(join(part, 'node_modules'), { recursive: true });
    const longAgo = Date.now() / 1000 - 2 * 24 * 60 * 60;
    utimesSync(old, longAgo, longAgo);
    await provideDuckdb(request);
    expect([isWhole(entry), existsSync(old), existsSync(young)]).toEqual([true, false, true]);
  });

  it.each(['nothing', 'a damaged folder'])('is made by several jobs at once where there is %s', async (before) => {
    const { request, entry } = fresh();
    if (before !== 'nothing') {
      await provideDuckdb(request);
      damages['a flipped byte']?.(entry);
    }
    const jobs = await Promise.all(Array.from({ length: 4 }, () => provideDuckdb(request)));
    expect(jobs).toEqual([entry, entry, entry, entry]);
    expect([isWhole(entry), leftovers(entry)]).toEqual([true, []]);
    expect(await findDuckdb(request)).toEqual({ kind: 'cached', folder: entry });
  });

  it('that was seeded on another machine needs no network, also without a digest pinned for the platform', async () => {
    const source = fresh();
    await provideDuckdb(source.request);
    const native = { name: '@duckdb/node-bindings-toy-x64', version: '1.0.0', integrity: null };
    const { request, entry, cache } = fresh({ pinned: { ...pinned, platforms: { [platform]: native } } });
    cpSync(source.cache, cache, { recursive: true });
    const env = { RUNNER_TOOL_CACHE: cache, MLOPS_NPM_MIRROR: 'http://127.0.0.1:9' };
    expect(await provideDuckdb({ ...request, env })).toBe(entry);
    expect(registry.asked).toEqual([]);
  });

  it('that holds another version under this name is not believed', async () => {
    const { request, entry } = fresh();
    await provideDuckdb(request);
    const next = { ...pinned, common: pinned.common.map((one) => ({ ...one, version: '1.0.1' })) };
    expect(await findDuckdb({ ...request, pinned: next })).toMatchObject({
      kind: 'absent',
      damage: 'it holds @duckdb/node-api 1.0.0, and 1.0.1 is needed',
      folder: entry,
    });
  });

  it.skipIf(process.getuid?.() === 0)('that cannot be read or written says so', async () => {
    const { request, entry } = fresh();
    await provideDuckdb(request);
    damages['a cut file']?.(entry);
    chmodSync(dirname(entry), 0o555);
    const problems = await problemsOf(provideDuckdb(request));
    chmodSync(dirname(entry), 0o755);
    expect(problems).toMatchObject([{ reason: 'engine-cache' }]);
  });
});

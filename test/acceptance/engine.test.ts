import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { thisPlatform } from '../../src/data/engines/install/platform.ts';
import { openDuckdb, provideDuckdb } from '../../src/data/index.ts';
import { csv, reasonOf, scratch, written } from '../data/engine.ts';
import { packed, shelf } from '../data/install/packing.ts';
import { startRegistry } from '../data/install/registry.ts';
import { cli, makeWorld } from './harness.ts';
import { tiny } from './tiny.ts';

const folder = scratch();
const home = join(import.meta.dirname, '..', '..');
const modules = join(home, 'node_modules');
const platform = thisPlatform();
const native = `@duckdb/node-bindings-${platform}`;
const names = ['@duckdb/node-api', '@duckdb/node-bindings', 'detect-libc', native];
const { version }: { readonly version: string } = JSON.parse(
  readFileSync(join(modules, '@duckdb', 'node-api', 'package.json'), 'utf8'),
);

// What `uses: <this repository>` brings to a runner: the committed files, and no node_modules anywhere above them.
const action = join(folder, '_actions', 'dist');
const program = join(action, 'cli.js');
const worker = { command: process.execPath, args: [join(action, 'duckdb-worker.js')] };
const world = makeWorld(tiny);

beforeAll(() => {
  cpSync(dirname(cli), action, { recursive: true });
  writeFileSync(join(folder, '_actions', 'package.json'), '{ "type": "module" }');
});
afterAll(() => world.remove());

const onRunner = (more: NodeJS.ProcessEnv) => ({ RUNNER_TOOL_CACHE: join(folder, 'none'), ...more });

describe('a dist without node_modules', () => {
  it('has no engine of its own', async () => {
    expect(await reasonOf(openDuckdb({ tempFolder: folder, worker }))).toBe('engine-missing');
  });

  it('gets the engine from a registry, opens it and runs a query', async () => {
    const tarballs = Object.fromEntries(names.map((name) => [name, packed(join(modules, name))]));
    const { [native]: last = Buffer.alloc(0), ...common } = tarballs;
    const { pinned, tarballs: served } = shelf(version, platform, common, last);
    const registry = await startRegistry(served);
    const library = await provideDuckdb({
      env: onRunner({ RUNNER_TOOL_CACHE: join(folder, 'tools'), MLOPS_NPM_MIRROR: registry.url }),
      // detect-libc has a version of its own; here it is served as the others are.
      pinned: { ...pinned, common: pinned.common.filter(({ name }) => name !== 'detect-libc') },
      platform,
      code: worker.args[0] ?? '',
      download: 'where-needed',
      notice: () => undefined,
    });
    const engine = await openDuckdb({ tempFolder: folder, worker, library, memoryLimit: 256 * 2 ** 20, threads: 1 });
    const table = written(folder, 't.csv', 'id,city\n1,Ulm\n2,Bonn\n', csv);
    const { rows } = await engine.query('SELECT count(*), max(city) FROM t', [table]);
    await engine.close();
    expect(rows.map((row) => row.map(String))).toEqual([['2', 'Ulm']]);
    expect(registry.asked).toHaveLength(3);
  });

  it('finds it in a seeded tool cache, and the doctor says so', async () => {
    const tools = join(folder, 'seeded');
    const entry = join(tools, 'mlops-duckdb', version, platform);
    seed(entry);
    const env = onRunner({ RUNNER_TOOL_CACHE: tools, MLOPS_NPM_MIRROR: 'http://127.0.0.1:9' });
    const { stdout } = await doctor(env);
    expect(stdout).toContain(`ok    engine      DuckDB answers, from the tool cache, ${entry}\n`);
    writeFileSync(join(entry, 'node_modules', native, 'README.md'), 'changed');
    expect((await doctor(env)).stdout).toMatch(/warn {2}engine {6}DuckDB in .* is damaged \(.*README\.md is not what/);
  });

  it('checks data with it, and fetches nothing on a machine without a network', async () => {
    const env = onRunner({ RUNNER_TOOL_CACHE: join(folder, 'seeded-too'), MLOPS_NPM_MIRROR: 'http://127.0.0.1:9' });
    const alone = await world.json(['validate'], { env, program });
    expect(alone.result).toMatchObject({ exitCode: 69, reason: 'engine-download-failed' });
    expect(alone.stdout).toContain('127.0.0.1:9');
    seed(join(folder, 'seeded-too', 'mlops-duckdb', version, platform));
    const seeded = await world.json(['validate'], { env, program });
    expect([seeded.result.exitCode, seeded.stderr]).toEqual([0, expect.not.stringContaining('fetched')]);
  });

  it('refuses what a mirror sends that is not byte for byte what is pinned', async () => {
    const repacked = packed(join(modules, '@duckdb', 'node-api'));
    const registry = await startRegistry(new Map([[`/@duckdb/node-api/-/node-api-${version}.tgz`, repacked]]));
    const world = makeWorld(tiny); // where no data has been looked at yet
    const { result } = await world.json(['validate'], { env: onRunner({ MLOPS_NPM_MIRROR: registry.url }), program });
    expect(result).toMatchObject({ exitCode: 69, reason: 'engine-digest' });
    expect(registry.asked).toHaveLength(1);
    const offline = await world.json(['validate', '--offline'], { env: onRunner({}), program });
    expect(offline.result).toMatchObject({ exitCode: 69, reason: 'engine-missing' });
    const none = await world.json(['validate'], { env: onRunner({ MLOPS_NPM_MIRROR: 'nothing' }), program });
    expect(none.result).toMatchObject({ exitCode: 69, reason: 'bad-npm-mirror' });
    world.remove();
  });

  it('takes the folder that MLOPS_DUCKDB names', async () => {
    const { stdout } = await doctor(onRunner({ MLOPS_DUCKDB: home }));
    expect(stdout).toContain(`ok    engine      DuckDB answers, as MLOPS_DUCKDB says from ${home}\n`);
    expect((await doctor(onRunner({ MLOPS_DUCKDB: folder }))).stdout).toMatch(/bad {3}engine .*MLOPS_DUCKDB=/);
  });

  it('downloads nothing for the doctor', async () => {
    const registry = await startRegistry(new Map());
    const env = onRunner({ MLOPS_NPM_MIRROR: registry.url });
    const { stdout } = await doctor(env);
    expect(stdout).toMatch(
      /warn {2}engine {6}DuckDB is not on this machine; the first command that needs it downloads/,
    );
    expect((await doctor(env, '--offline')).stdout).toMatch(/bad {3}engine {6}DuckDB is not .* offline it is not down/);
    expect(registry.asked).toEqual([]);
    expect(existsSync(join(folder, 'untouched'))).toBe(false);
  });
});

function doctor(env: NodeJS.ProcessEnv, ...options: readonly string[]) {
  return world.run(['doctor', ...options], { env, program });
}

/** The recipe of docs/guides/air-gapped.md, with what npm has installed here. */
function seed(entry: string): void {
  for (const name of names) cpSync(join(modules, name), join(entry, 'node_modules', name), { recursive: true });
  const files = readdirSync(join(entry, 'node_modules'), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name));
  const sum = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
  writeFileSync(join(entry, 'SHA256SUMS'), files.map((file) => `${sum(file)}  ./${relative(entry, file)}\n`).join(''));
  writeFileSync(`${entry}.complete`, '');
}

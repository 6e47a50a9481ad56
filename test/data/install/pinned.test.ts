import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pinnedEngineSource } from '../../../scripts/pinned-engine.ts';
import { pinnedEngine } from '../../../src/data/engines/install/pinned.ts';
import { packagesOf, refusalFor, thisPlatform } from '../../../src/data/engines/install/platform.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const manifest: { readonly optionalDependencies: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(root, 'node_modules', '@duckdb', 'node-bindings', 'package.json'), 'utf8'),
);

it('the pinned packages are those of the lock file', () => {
  const file = join(root, 'src', 'data', 'engines', 'install', 'pinned.ts');
  expect(readFileSync(file, 'utf8')).toBe(pinnedEngineSource());
});

it('every platform that DuckDB offers has its package, at one exact version, with a sha512 or none', () => {
  const natives = Object.values(pinnedEngine.platforms);
  expect(Object.fromEntries(natives.map(({ name, version }) => [name, version]))).toEqual(
    manifest.optionalDependencies,
  );
  for (const [platform, { name }] of Object.entries(pinnedEngine.platforms)) expect(name).toMatch(`-${platform}`);
  for (const { version, integrity } of [...pinnedEngine.common, ...natives]) {
    expect(version).toMatch(/^\d+\.\d+\.\d+(-r\.\d+)?$/);
    expect(integrity ?? `sha512-${'A'.repeat(86)}==`).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
  }
});

it('Linux on x64 can be downloaded, with glibc and with musl; what has no digest is refused with the reason', () => {
  for (const platform of ['linux-x64', 'linux-x64-musl']) {
    expect(refusalFor(pinnedEngine, platform)).toBeUndefined();
    expect(packagesOf(pinnedEngine, platform)?.at(-1)?.name).toBe(`@duckdb/node-bindings-${platform}`);
  }
  for (const [platform, { integrity }] of Object.entries(pinnedEngine.platforms)) {
    if (integrity === null) expect(refusalFor(pinnedEngine, platform)).toMatch(/pins no digest for @duckdb/);
  }
  for (const odd of ['freebsd-x64', 'constructor', '']) expect(packagesOf(pinnedEngine, odd)).toBeUndefined();
  expect(Object.keys(pinnedEngine.platforms)).toContain(thisPlatform());
});

import type { PinnedEngine, PinnedPackage } from './types.ts';

/** This machine as DuckDB's packages name it: `linux-x64`, `linux-x64-musl`, `darwin-arm64`, `win32-x64`, … */
export function thisPlatform(): string {
  const name = `${process.platform}-${process.arch}`;
  return process.platform === 'linux' && !hasGlibc() ? `${name}-musl` : name;
}

/** Node's own report says which glibc it runs on, and nothing where it is musl. */
function hasGlibc(): boolean {
  const { report } = process;
  const before: unknown = Reflect.get(report, 'excludeNetwork'); // which the types do not know
  Reflect.set(report, 'excludeNetwork', true); // else it looks up the name of every open connection
  const said: { readonly header?: { readonly glibcVersionRuntime?: string } } = report.getReport();
  Reflect.set(report, 'excludeNetwork', before);
  return said.header?.glibcVersionRuntime !== undefined;
}

/** The packages of one platform; undefined where DuckDB offers none for it. */
export function packagesOf(pinned: PinnedEngine, platform: string): readonly PinnedPackage[] | undefined {
  const native = Object.hasOwn(pinned.platforms, platform) ? pinned.platforms[platform] : undefined;
  return native && [...pinned.common, native];
}

/** Why the engine is not downloaded for a platform; undefined where it may be. */
export function refusalFor(pinned: PinnedEngine, platform: string): string | undefined {
  const packages = packagesOf(pinned, platform);
  if (packages === undefined) {
    return `DuckDB ${pinned.version} has no library for ${platform}; it has one for ${Object.keys(pinned.platforms).join(', ')}.`;
  }
  const open = packages.find(({ integrity }) => integrity === null);
  return open && `This version pins no digest for ${open.name}, so nothing is downloaded for ${platform}.`;
}

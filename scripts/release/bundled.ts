import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * `name@version` of every package that has a module among these, sorted.
 * @param modules paths of bundled modules; those outside of `node_modules`, and virtual ones, belong to no package
 * @throws where a folder's package.json does not say its version
 */
export async function bundledPackages(modules: readonly string[]): Promise<readonly string[]> {
  const folders = new Set(modules.flatMap((module) => packageFolder(module) ?? []));
  const names = await Promise.all([...folders].map(nameAndVersion));
  return [...new Set(names)].sort();
}

/** The innermost `node_modules/<package>` that a module is in. */
export function packageFolder(module: string): string | undefined {
  return /^(?:.*[\\/])?node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(module.replace(/^\0/, ''))?.[0];
}

async function nameAndVersion(folder: string): Promise<string> {
  const { name, version }: { readonly name?: unknown; readonly version?: unknown } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  );
  if (typeof name === 'string' && typeof version === 'string') return `${name}@${version}`;
  throw new Error(`${folder}/package.json names no package and version`);
}

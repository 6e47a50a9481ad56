import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** `src/data/engines/install/pinned.ts`: DuckDB's packages with the digests that package-lock.json has for them. */
export function pinnedEngineSource(): string {
  const lock: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
    readFileSync(join(import.meta.dirname, '..', 'package-lock.json'), 'utf8'),
  );
  const bindings = '@duckdb/node-bindings';
  const natives = Object.keys(lock.packages[`node_modules/${bindings}`]?.optionalDependencies ?? {}).sort();
  const common = ['@duckdb/node-api', bindings, 'detect-libc'].map((name) => entry(lock.packages, name));
  const platforms = natives.map((name) => `    '${name.slice(bindings.length + 1)}': ${entry(lock.packages, name)},`);
  return `import type { PinnedEngine } from './types.ts';

/** Generated from package-lock.json by \`node scripts/generate.ts\`; do not edit. */
export const pinnedEngine: PinnedEngine = {
  version: '${lock.packages['node_modules/@duckdb/node-api']?.version}',
  common: [
${common.map((text) => `    ${text},`).join('\n')}
  ],
  platforms: {
${platforms.join('\n')}
  },
};
`;
}

function entry(packages: Readonly<Record<string, Locked>>, name: string): string {
  const { version, integrity } = packages[`node_modules/${name}`] ?? {};
  if (version === undefined) throw new Error(`package-lock.json does not lock ${name}`);
  const digest = integrity === undefined ? 'null' : `'${integrity}'`;
  return `{\n      name: '${name}',\n      version: '${version}',\n      integrity: ${digest},\n    }`;
}

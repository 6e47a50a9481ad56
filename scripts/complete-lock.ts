// Adds to package-lock.json what npm leaves out when a registry does not serve the packages of other platforms: every
// optional dependency of a locked package gets its entry, with the platform that its name tells. Without them `npm ci`
// calls the lock file out of sync. Run it after each change of dependencies; `--check` only says what is missing.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Entry {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

const file = join(import.meta.dirname, '..', 'package-lock.json');
const lock: { packages: Record<string, Entry> } = JSON.parse(await readFile(file, 'utf8'));
const added: string[] = [];

for (const [holder, { optionalDependencies = {}, dev }] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (!/^\d/.test(version) || isLocked(holder, name, version)) continue;
    lock.packages[placeOf(holder, name, optionalDependencies)] = {
      version,
      ...platformOf(name),
      ...(dev === true && { dev }),
      optional: true,
    };
    added.push(`${name}@${version}`);
  }
}

/** Folders in which a package looks for another, its own first. */
function folders(holder: string): readonly string[] {
  const parts = holder.split('/node_modules/');
  const nested = parts.map((_, index) => parts.slice(0, parts.length - index).join('/node_modules/'));
  return [...nested.map((folder) => `${folder}/node_modules/`), 'node_modules/'];
}

function isLocked(holder: string, name: string, version: string): boolean {
  const found = folders(holder).find((folder) => lock.packages[`${folder}${name}`] !== undefined);
  return found !== undefined && lock.packages[`${found}${name}`]?.version === version;
}

/** Beside the package for this platform, which npm has placed. */
function placeOf(holder: string, name: string, others: Readonly<Record<string, string>>): string {
  const beside = folders(holder).find((folder) =>
    Object.entries(others).some(([other, version]) => lock.packages[`${folder}${other}`]?.version === version),
  );
  return `${beside ?? `${holder}/node_modules/`}${name}`;
}

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
if (process.argv.includes('--check')) {
  for (const name of added) console.error(`package-lock.json lacks ${name}; run: node scripts/complete-lock.ts`);
  process.exitCode = added.length === 0 ? 0 : 1;
} else {
  await writeFile(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(added.length === 0 ? 'package-lock.json is complete.' : `added ${added.length}: ${added.join(', ')}`);
}

/** `@scope/cli-linux-arm64-musl` → linux, arm64, musl. */
function platformOf(name: string): Readonly<Record<string, readonly string[]>> {
  const words = name.split(/[/-]/);
  const os = words.find((word) =>
    ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'wasi'].includes(word),
  );
  const cpu = words.find((word) => /^(arm|arm64|x64|ia32|ppc64|riscv64|s390x|wasm32)$/.test(word));
  if (os === undefined || cpu === undefined) throw new Error(`${name}: the platform cannot be read from the name`);
  const libc =
    words.includes('musl') || words.includes('musleabihf')
      ? 'musl'
      : words.includes('gnu') || words.includes('gnueabihf')
        ? 'glibc'
        : undefined;
  return { cpu: [cpu], os: [os === 'wasi' ? 'wasm32' : os], ...(libc !== undefined && { libc: [libc] }) };
}

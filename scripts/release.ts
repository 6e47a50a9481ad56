// What .github/workflows/release.yml asks; docs/decisions/releases.md says how a release is cut. It imports nothing but
// Node's own modules, since the job that may publish installs no packages.
//
//   node scripts/release.ts check <tag> --default-branch <name>   may HEAD be released under this tag?
//   node scripts/release.ts prepare <tag> --to <folder>           notes, tarball, bill of materials, checksums
//   node scripts/release.ts major <tag>                           puts vX at the newest release of its major version
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { published } from '../src/actions/registry.ts';
import { githubApi } from './release/api.ts';
import { type Bill, releaseBill } from './release/bill.ts';
import { sectionsOf } from './release/changelog.ts';
import { checksums, subjectsIn } from './release/checksums.ts';
import { moveMajorTag } from './release/major-tag.ts';
import { obstacles } from './release/readiness.ts';
import { numberOf, type Version, versionOf } from './release/version.ts';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Prints what keeps HEAD from being released. @returns whether nothing does */
export function check(tag: string, defaultBranch: string): boolean {
  const lock: { readonly version: string; readonly packages: { readonly '': { readonly version: string } } } =
    JSON.parse(read('package-lock.json'));
  const found = obstacles({
    tag,
    packageVersion: JSON.parse(read('package.json')).version,
    lockVersions: [lock.version, lock.packages[''].version],
    changelog: read('CHANGELOG.md'),
    publishedRef: published.ref,
    defaultBranch,
    isOnDefaultBranch: isAncestor('HEAD', `refs/remotes/origin/${defaultBranch}`),
  });
  for (const one of found) console.error(one);
  if (found.length === 0) console.log(`${tag} may be released.`);
  return found.length === 0;
}

/** False where it is none, and an error where git cannot tell: a commit or branch that is not there, a shallow clone. */
function isAncestor(commit: string, branch: string): boolean {
  if (git('rev-parse', '--is-shallow-repository') !== 'false') throw new Error('the clone is shallow: fetch all of it');
  const tip = git('rev-parse', '--verify', `${branch}^{commit}`);
  return git('merge-base', commit, tip) === git('rev-parse', commit);
}

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
}

/** Puts into a folder: `notes.md`, `checksums.txt` and, under `assets/`, what the release shows. */
export async function prepare(tag: string, folder: string): Promise<void> {
  const number = numberOf(released(tag));
  const assets = join(folder, 'assets');
  mkdirSync(assets, { recursive: true });
  const section = sectionsOf(read('CHANGELOG.md')).find(({ name }) => name === number);
  if (section === undefined) throw new Error(`CHANGELOG.md has no section for ${number}`);
  writeFileSync(join(folder, 'notes.md'), `${section.text}\n`);
  const tarball = pack(assets);
  const bill = 'bill.cdx.json';
  writeFileSync(join(assets, bill), `${JSON.stringify(billOfMaterials(), null, 2)}\n`);
  const files = [tarball, bill].map((name) => ({ name, path: join(assets, name) }));
  const lines = await checksums([...(await subjectsIn(root, 'dist')), ...files]);
  writeFileSync(join(folder, 'checksums.txt'), lines);
  writeFileSync(join(assets, 'checksums.txt'), lines);
  console.log(lines.trimEnd());
}

/** The tarball that `npm pack` makes of the committed files, without running scripts of any package. */
function pack(folder: string): string {
  const printed = npm('pack', '--ignore-scripts', '--json', '--pack-destination', folder);
  const [made, second]: readonly { readonly filename?: unknown }[] = Object.values(JSON.parse(printed));
  if (typeof made?.filename !== 'string' || second !== undefined)
    throw new Error(`npm pack made no tarball: ${printed}`);
  return made.filename;
}

/** CycloneDX, by npm from the lock file, of what is in `dist/` and what an installation brings. */
export function billOfMaterials(): Bill {
  const whole: Bill = JSON.parse(npm('sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'));
  return releaseBill(whole, JSON.parse(read('package.json')).name, JSON.parse(read('dist/packages.json')));
}

function npm(...args: readonly string[]): string {
  return execFileSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function released(tag: string): Version {
  const version = versionOf(tag);
  if (version === undefined) throw new Error(`${tag} is no tag of a version: those are vX.Y.Z`);
  return version;
}

async function major(tag: string): Promise<void> {
  const { GITHUB_API_URL: api, GITHUB_REPOSITORY: repository, GH_TOKEN: token } = process.env;
  if (!api || !repository || !token) throw new Error('GITHUB_API_URL, GITHUB_REPOSITORY and GH_TOKEN are needed');
  const moved = await moveMajorTag(githubApi(api, token), repository, released(tag).major);
  console.log(`${moved.tag} ${moved.how}: ${moved.at}, ${moved.commit}`);
}

async function main(): Promise<void> {
  const options = { 'default-branch': { type: 'string' }, to: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [command, tag, ...rest] = positionals;
  const { to, 'default-branch': branch } = values;
  if (tag === undefined || rest.length > 0) throw new Error('usage: release.ts check|prepare|major <tag>');
  if (command === 'check' && branch !== undefined) process.exitCode = check(tag, branch) ? 0 : 1;
  else if (command === 'prepare' && to !== undefined) await prepare(tag, resolve(to));
  else if (command === 'major') await major(tag);
  else throw new Error('usage: check <tag> --default-branch <name>, prepare <tag> --to <folder>, or major <tag>');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();

import { chmod, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';
import { minify } from 'rolldown/utils';
import { actions } from '../src/actions/registry.ts';
import { bundledPackages } from './release/bundled.ts';

/**
 * Bundles `dist/`: one file for each entry with shared chunks, unminified so that it can be reviewed. Chunks that hold nothing
 * but libraries lose their white space, no name and no line of code: those are reviewed where they come from, at the
 * version that `package-lock.json` pins (docs/decisions/tools.md).
 * `node scripts/build.ts --check` builds beside it and fails where the committed bytes differ;
 * `node scripts/build.ts --to <folder>` builds there, for tests of what is not committed yet.
 */
const root = join(import.meta.dirname, '..');
const committed = join(root, 'dist');
const check = process.argv.includes('--check');
const elsewhere = process.argv.includes('--to') ? process.argv.at(-1) : undefined;
const target = elsewhere ?? (check ? join(root, 'node_modules', '.cache', 'dist-check') : committed);

await rm(target, { recursive: true, force: true });
const bundle = await rolldown({
  cwd: root,
  input: {
    cli: 'src/cli/launch.ts',
    'duckdb-worker': 'src/data/engines/duckdb-worker.ts',
    'compare-thread': 'src/commands/comparison/compare-thread.ts',
    ...actionEntries(),
  },
  platform: 'node',
  // The data engine brings a native library, which stays in node_modules (docs/decisions).
  external: [/^@duckdb\//],
  plugins: [librariesWithoutSpace()],
  treeshake: {
    moduleSideEffects: [
      { test: /echarts|zrender/, sideEffects: true },
      { test: /.*/, sideEffects: false },
    ],
  },
});
const { output } = await bundle.write({
  dir: target,
  format: 'esm',
  minify: false,
  // `scripts/alone.ts` says which line of the sources a change is in.
  sourcemap: elsewhere === undefined ? false : 'hidden',
  comments: { legal: true, annotation: false, jsdoc: false },
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name].js',
  // Apart from the file of ours that draws with it, and only loaded with that.
  codeSplitting: { groups: [{ name: 'echarts', test: /[\\/]node_modules[\\/](echarts|zrender)[\\/]/ }] },
});
await bundle.close();
// npm makes what `bin` names executable where it links it; a checkout of ours must not look changed after that.
await chmod(join(target, 'cli.js'), 0o755);
refuseSharedEntries();
// The bill of materials of a release names what is in these files (scripts/release/bill.ts).
const modules = output.flatMap((one) => (one.type === 'chunk' ? one.moduleIds : []));
await writeFile(join(target, 'packages.json'), `${JSON.stringify(await bundledPackages(modules), null, 2)}\n`);

if (check) await compare();

function librariesWithoutSpace(): Plugin {
  const isLibrary = (id: string) => /[\\/]node_modules[\\/]/.test(id) || id.startsWith('\0');
  return {
    name: 'libraries-without-space',
    async renderChunk(code, { moduleIds, fileName }) {
      if (moduleIds.length === 0 || !moduleIds.every(isLibrary)) return null;
      const made = await minify(fileName, code, {
        module: true,
        compress: false,
        mangle: false,
        codegen: { removeWhitespace: true, legalComments: 'inline' },
      });
      const [error] = made.errors;
      if (error !== undefined) throw new Error(`${fileName}: ${error.message}`);
      return { code: made.code, map: null };
    },
  };
}

/** An entry does its work when it is loaded, so a chunk that shares code with one would start it. */
function refuseSharedEntries(): void {
  const chunks = output.filter((one) => one.type === 'chunk');
  const entries = new Set(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
  for (const { fileName, imports, dynamicImports } of chunks) {
    const shared = [...imports, ...dynamicImports].filter((name) => entries.has(name));
    if (shared.length > 0) throw new Error(`${fileName} loads ${shared.join(', ')}, which would start it`);
  }
}

/** `dist/actions/<name>.js`, which `action.yml` names, and what some of them name as `post`. */
function actionEntries(): Readonly<Record<string, string>> {
  const entries = Object.keys(actions).map((name) => [`actions/${name}`, `src/actions/entries/${name}.ts`]);
  return { ...Object.fromEntries(entries), 'actions/sweep': 'src/actions/sweep.ts' };
}

async function compare(): Promise<void> {
  const [built, kept] = await Promise.all([filesOf(target), filesOf(committed)]);
  const names = [...new Set([...built.keys(), ...kept.keys()])].sort();
  const different = names.filter((name) => built.get(name) !== kept.get(name));
  if (different.length === 0) {
    console.log(`dist/ is up to date: ${built.size} files.`);
    return;
  }
  console.error(`dist/ is stale; run \`npm run build\` and commit it. Different: ${different.join(', ')}`);
  process.exitCode = 1;
}

async function filesOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(files.map(withMode));
  return new Map(files.map((file, index) => [file.slice(folder.length + 1), texts[index] ?? '']));
}

/** The content, told apart by whether the file may be executed, which git keeps as well. */
async function withMode(file: string): Promise<string> {
  const executable = ((await stat(file)).mode & 0o100) !== 0;
  return `${executable ? 'executable' : 'plain'}\n${await readFile(file, 'utf8')}`;
}

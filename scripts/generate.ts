// Writes what is derived from the code: `node scripts/generate.ts`, or with `--check` says what is stale.
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { schemas, schemaText } from '../src/schemas.ts';
import { pinnedEngineSource } from './pinned-engine.ts';
import { actionFiles } from './reference/actions.ts';
import { checksReference } from './reference/checks.ts';
import { cliReference } from './reference/cli.ts';
import { formatsReference } from './reference/formats.ts';
import { nastyInputsReference } from './reference/nasty-inputs.ts';
import { elsewhereText } from './reference/peers.ts';
import { projectFileReference } from './reference/project-file.ts';
import { reasonCodesReference } from './reference/reason-codes.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Path below the repository's root → text. */
export function generated(): ReadonlyMap<string, string> {
  return new Map([
    ...Object.entries(schemas).map(([name, schema]) => [`schemas/${name}.schema.json`, schemaText(schema)] as const),
    ...actionFiles(),
    ['src/data/engines/install/pinned.ts', pinnedEngineSource()] as const,
    ['src/commands/init/templates.json', templatesText()] as const,
    ['src/project/schema/elsewhere.json', elsewhereText()] as const,
    ['docs/reference/checks.md', checksReference()] as const,
    ['docs/reference/cli.md', cliReference()] as const,
    ['docs/reference/formats.md', formatsReference()] as const,
    ...projectFileReference(),
    ['docs/reference/nasty-inputs.md', nastyInputsReference()] as const,
    ['docs/reference/reason-codes.md', reasonCodesReference()] as const,
  ]);
}

/** The workflow files of `templates/`, as `mlops init` brings them along: name → text. */
function templatesText(): string {
  const folder = join(root, 'templates');
  const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  const texts = names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
  return `${JSON.stringify(Object.fromEntries(texts), null, 2)}\n`;
}

/** Files whose text on disk is not what the code says. */
export async function stale(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [path, text] of generated()) {
    const there = await readFile(join(root, path), 'utf8').catch(() => undefined);
    if (there !== text) found.push(path);
  }
  return found;
}

async function write(): Promise<void> {
  for (const [path, text] of generated()) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const before = await stale();
  if (process.argv.includes('--check')) {
    for (const path of before) console.error(`${path} is stale; run: node scripts/generate.ts`);
    process.exitCode = before.length === 0 ? 0 : 1;
  } else {
    await write();
    for (const path of before) console.log(`wrote ${path}`);
  }
}

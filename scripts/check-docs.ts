// Checks what the documents say: `node scripts/check-docs.ts` follows the relative links of every document and the pages
// that sources name, then runs the `sh` and `console` blocks of docs/guides/*.md in order, each guide in a temporary
// folder, with `mlops` (dist/cli.js) on PATH. `--links`: only the links; `--cli <file>`: another program than
// dist/cli.js; `--keep`: keeps the folders.
//
// A `console` block holds commands after `$ ` and below each what it prints: every line must come in that order, others
// may lie between. `…` stands for any text. A command that has to fail ends in `   # exit code <n>`.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, glob, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface Block {
  readonly language: string;
  readonly text: string;
  /** Line of the document on which the block's text begins, from 1. */
  readonly line: number;
}

export interface Step {
  readonly command: string;
  readonly exitCode: number;
  /** Lines that the output must have, in this order. */
  readonly expected: readonly string[];
  readonly line: number;
}

/** The fenced blocks of a document. */
export function blocksOf(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: { fence: string; language: string; lines: string[]; line: number } | undefined;
  for (const [index, text] of markdown.split('\n').entries()) {
    if (open !== undefined && text.trim() === open.fence) {
      blocks.push({ language: open.language, text: open.lines.join('\n'), line: open.line });
      open = undefined;
    } else if (open !== undefined) {
      open.lines.push(text);
    } else {
      const [, fence, language] = /^(`{3,})(\w*)\s*$/.exec(text) ?? [];
      if (fence !== undefined) open = { fence, language: language ?? '', lines: [], line: index + 2 };
    }
  }
  return blocks;
}

/** The commands of a block with what each has to print and how it has to end. */
export function stepsOf(block: Block): readonly Step[] {
  if (block.language === 'sh') return [{ command: block.text, exitCode: 0, expected: [], line: block.line }];
  const steps: { command: string; exitCode: number; expected: string[]; line: number }[] = [];
  for (const [index, text] of block.text.split('\n').entries()) {
    if (text.startsWith('$ ')) {
      const [, command = '', code = '0'] = /^\$ (.*?)(?:\s+# exit code (\d+))?$/.exec(text) ?? [];
      steps.push({ command, exitCode: Number(code), expected: [], line: block.line + index });
    } else if (text.trim() !== '' && text.trim() !== '…') {
      const last = steps.at(-1);
      if (last === undefined) throw new Error(`line ${block.line + index}: output without a command before it`);
      last.expected.push(text);
    }
  }
  return steps;
}

/** The first expected line that an output does not have after those before it; undefined where it has all. */
export function missingLine(expected: readonly string[], output: string): string | undefined {
  const lines = output.split('\n').map((text) => text.trimEnd());
  let from = 0;
  for (const text of expected) {
    const parts = text
      .trimEnd()
      .split('…')
      .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    const pattern = new RegExp(`^${parts.join('.*')}$`);
    const found = lines.findIndex((given, index) => index >= from && pattern.test(given));
    if (found === -1) return text;
    from = found + 1;
  }
  return undefined;
}

/** Relative links of a document that lead nowhere, also to a heading that the target does not have. */
export async function brokenLinks(file: string): Promise<readonly string[]> {
  const text = withoutCode(await readFile(file, 'utf8'));
  const targets = [...text.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)].map((match) => match[1] ?? '');
  const broken: string[] = [];
  for (const target of targets) {
    if (/^[a-z][a-z0-9+.-]*:/i.test(target)) continue;
    const [path = '', anchor] = target.split('#');
    const place = path === '' ? file : resolve(dirname(file), decodeURI(path));
    if (!existsSync(place)) broken.push(target);
    else if (anchor !== undefined && place.endsWith('.md') && !(await anchorsOf(place)).has(anchor))
      broken.push(target);
  }
  return broken;
}

/** Pages that a source file names as `docs/<part>/….md`, also with a heading, and that `folder` does not have. */
export async function brokenMentions(file: string, folder: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8');
  const broken: string[] = [];
  for (const [target, path = '', anchor] of text.matchAll(/(?<![\w/])(docs\/[\w-]+\/[\w./-]+\.md)(?:#([\w-]+))?/g)) {
    const place = join(folder, path);
    if (!existsSync(place) || (anchor !== undefined && !(await anchorsOf(place)).has(anchor))) broken.push(target);
  }
  return broken;
}

function withoutCode(markdown: string): string {
  return markdown.replaceAll(/^(`{3,})[\s\S]*?^\1\s*$/gm, '').replaceAll(/`[^`\n]*`/g, '');
}

/** Headings as GitHub names them, and anchors that are written out. */
async function anchorsOf(file: string): Promise<ReadonlySet<string>> {
  const text = await readFile(file, 'utf8');
  const headings = [...text.matchAll(/^#{1,6} +(.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  );
  const written = [...text.matchAll(/<a id="([^"]+)">/g)].map((match) => match[1] ?? '');
  return new Set([...headings, ...written]);
}

/** Runs a guide's blocks in one folder. Gives back what differs; after a difference nothing more is run. */
async function runGuide(file: string, cli: string, keep: boolean): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mlops-guide-'));
  const state = { cwd: join(folder, 'work'), home: join(folder, 'home'), bin: join(folder, 'bin') };
  for (const path of Object.values(state)) await mkdir(path);
  const mlops = join(state.bin, 'mlops');
  await writeFile(mlops, `#!/bin/sh\nexec "${process.execPath}" "${resolve(root, cli)}" "$@"\n`);
  await chmod(mlops, 0o755);
  try {
    const blocks = blocksOf(await readFile(file, 'utf8')).filter(({ language }) =>
      ['sh', 'console'].includes(language),
    );
    for (const step of blocks.flatMap(stepsOf)) {
      const problem = await runStep(step, state);
      if (problem !== undefined) return [`${relative(root, file)}:${step.line}: ${problem}`];
    }
    return [];
  } finally {
    if (keep) console.log(`kept: ${folder}`);
    else await rm(folder, { recursive: true, force: true });
  }
}

interface Place {
  cwd: string;
  readonly home: string;
  readonly bin: string;
}

async function runStep(step: Step, place: Place): Promise<string | undefined> {
  const where = join(place.home, 'cwd');
  const script = `trap 'pwd > "${where}"' EXIT\n${step.command}\n`;
  const done = spawnSync('bash', ['-eo', 'pipefail', '-c', script], {
    cwd: place.cwd,
    env: environment(place),
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    timeout: 300_000,
  });
  const output = `${done.stderr}${done.stdout}`;
  place.cwd = (await readFile(where, 'utf8').catch(() => place.cwd)).trim();
  const shown = `\`${step.command.split('\n')[0]}\``;
  if (done.status !== step.exitCode)
    return `${shown} ended with ${done.status ?? done.signal}, not ${step.exitCode}:\n${output}`;
  const missing = missingLine(step.expected, output);
  return missing === undefined ? undefined : `${shown} does not print "${missing}" there, but:\n${output}`;
}

/** Nothing of the user's own git settings counts. */
function environment({ home, bin }: Place): NodeJS.ProcessEnv {
  const name = 'A Reader';
  const email = 'reader@example.com';
  return {
    PATH: [bin, dirname(process.execPath), process.env['PATH'] ?? ''].join(':'),
    HOME: home,
    LANG: 'C.UTF-8',
    TMPDIR: tmpdir(),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
  };
}

async function documents(): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const path of glob(['*.md', 'docs/**/*.md', 'examples/*/*.md'], { cwd: root }))
    found.push(join(root, path));
  return found.sort();
}

async function sourceFiles(): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const path of glob('src/**/*.ts', { cwd: root })) found.push(join(root, path));
  return found.sort();
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { links: { type: 'boolean' }, keep: { type: 'boolean' }, cli: { type: 'string' } },
  });
  const files = await documents();
  const problems: string[] = [];
  for (const file of files) {
    problems.push(...(await brokenLinks(file)).map((target) => `${relative(root, file)}: ${target} leads nowhere`));
  }
  const sources = await sourceFiles();
  for (const file of sources) {
    const broken = await brokenMentions(file, root);
    problems.push(...broken.map((target) => `${relative(root, file)}: ${target} is not there`));
  }
  const guides = values.links === true ? [] : files.filter((file) => dirname(file).endsWith('docs/guides'));
  for (const guide of guides) {
    const found = await runGuide(guide, values.cli ?? 'dist/cli.js', values.keep === true);
    problems.push(...found);
    if (found.length === 0) console.log(`${basename(guide)}: every block does what it says`);
  }
  for (const problem of problems) console.error(problem);
  console.log(`${files.length} documents, ${problems.length} problem${problems.length === 1 ? '' : 's'}`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();

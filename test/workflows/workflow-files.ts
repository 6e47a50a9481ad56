import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A workflow of ours: a file, or a block in a page of the docs. */
export interface WorkflowFile {
  /** `templates/x.yml`, or `docs/guides/y.md:12` for a block that begins in that line. */
  readonly place: string;
  readonly text: string;
}

/** Every workflow that we run, ship or show: templates, own workflows, blocks in README.md and docs that are whole. */
export function workflowFiles(root: string): readonly WorkflowFile[] {
  const yaml = ['templates', join('.github', 'workflows')].flatMap((folder) => filesIn(join(root, folder), /\.ya?ml$/));
  const pages = [join(root, 'README.md'), ...filesIn(join(root, 'docs'), /\.md$/)].filter((file) => existsSync(file));
  const read = (file: string) => ({ place: relative(root, file), text: readFileSync(file, 'utf8') });
  return [...yaml.map(read).filter(({ text }) => isWorkflow(text)), ...pages.map(read).flatMap(blocksIn)];
}

function filesIn(folder: string, wanted: RegExp): readonly string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => wanted.test(name))
    .sort()
    .map((name) => join(folder, name));
}

function blocksIn({ place, text }: WorkflowFile): readonly WorkflowFile[] {
  const blocks = text.matchAll(/^( *)```ya?ml[^\n]*\n([\s\S]*?)^\1```/gm);
  return [...blocks].flatMap((found) => {
    const [, indent = '', body = ''] = found;
    const block = body.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
    const line = text.slice(0, found.index).split('\n').length;
    return isWorkflow(block) ? [{ place: `${place}:${line}`, text: block }] : [];
  });
}

/** By its keys and not by parsing it: a file that cannot be parsed is for the linters to refuse. */
function isWorkflow(text: string): boolean {
  return /^(on|'on'|"on"):/m.test(text) && /^jobs:/m.test(text);
}

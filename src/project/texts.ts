import { MlopsError } from '../support/problem.ts';
import { type FilesBeside, sameBeside } from './around.ts';
import { readDocument } from './document.ts';
import { resolveGlob } from './paths.ts';
import { memberAt } from './schema/found.ts';
import { fileTest, matcher } from './tree.ts';

/** The texts that a project is read from: all of one commit, or all of the work tree. Whoever reads files makes it. */
export interface ProjectTexts {
  /** The root file, as it is called in messages. */
  readonly file: string;
  readonly text: string;
  /** Files that the root file names under `include`, by their path from the root of the repository; absent: there is none. */
  readonly included?: ReadonlyMap<string, IncludedFile>;
  /** What `train: { dvc: … }` asks for; absent: no model has it. */
  readonly beside?: FilesBeside;
}

/** The text of a file, or why it cannot be read: "is a symbolic link". */
export type IncludedFile = { readonly text: string } | { readonly unread: string };

/** As many files are included at most. */
export const mostIncluded = 200;

/** A pattern under `include` as it stands in the file. */
export interface IncludePattern {
  /** From the root of the repository; with `!` before it where it takes files out. */
  readonly glob: string;
  /** Its index; absent where it stands alone. */
  readonly index?: number;
}

/** The patterns under the `include` of a document that can be used; what is wrong with others the loader says. */
export function includePatterns(document: unknown): readonly IncludePattern[] {
  const written = memberAt(document, ['include']);
  const list: readonly unknown[] = Array.isArray(written) ? written : [written];
  return list.flatMap((text, index) => {
    const resolved = typeof text === 'string' ? resolveGlob(text, { rooted: true }) : undefined;
    if (!resolved?.ok) return [];
    return [{ glob: resolved.path, ...(Array.isArray(written) && { index }) }];
  });
}

/** Of these paths the files that a root file includes, each once and in the order of the paths; YAML files alone. */
export function includedPaths(text: string, file: string, paths: Iterable<string>): readonly string[] {
  const patterns = patternsIn(text, file);
  if (patterns.length === 0) return [];
  const isNamed = fileTest(patterns.map(({ glob }) => glob));
  return [...paths].filter((path) => path !== file && isYaml(path) && isNamed(path));
}

/** Whether a text may have files to bring along, so that who reads it need not list any. */
export function hasInclude(text: string, file: string): boolean {
  return patternsIn(text, file).length > 0;
}

function patternsIn(text: string, file: string): readonly IncludePattern[] {
  if (!text.includes('include')) return [];
  try {
    return includePatterns(readDocument(text, file).value);
  } catch (error) {
    if (error instanceof MlopsError) return []; // the loader says what is wrong with it
    throw error;
  }
}

/** Whether a pattern names one of these files. */
export function namesOne({ glob }: IncludePattern, paths: Iterable<string>): boolean {
  const matches = matcher(glob.replace(/^!/, ''));
  return [...paths].some(matches);
}

function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}

/** The same project, where one of its files has another text. */
export function withText(texts: ProjectTexts, file: string, text: string): ProjectTexts {
  if (file === texts.file) return { ...texts, text };
  return { ...texts, included: new Map([...(texts.included ?? []), [file, { text }]]) };
}

/** The text of one of the files; undefined where it is none of them, or could not be read. */
export function textIn(texts: ProjectTexts, file: string): string | undefined {
  if (file === texts.file) return texts.text;
  const found = texts.included?.get(file);
  return found !== undefined && 'text' in found ? found.text : undefined;
}

/** A file of a project that has another text after edits. */
export interface ChangedText {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** The files whose texts differ, the root file first. */
export function changedTexts(before: ProjectTexts, after: ProjectTexts): readonly ChangedText[] {
  return [before.file, ...(before.included?.keys() ?? [])].flatMap((file) => {
    const [old, now] = [textIn(before, file), textIn(after, file)];
    return old === undefined || now === undefined || old === now ? [] : [{ file, before: old, after: now }];
  });
}

/** Whether two projects have the same files with the same texts. */
export function sameTexts(one: ProjectTexts, other: ProjectTexts): boolean {
  if (one.file !== other.file || one.text !== other.text || !sameBeside(one.beside, other.beside)) return false;
  const [first, second] = [one.included, other.included];
  if (first === undefined || second === undefined) return first === second;
  return first.size === second.size && [...first].every(([path, file]) => isSame(file, second.get(path)));
}

function isSame(one: IncludedFile, other: IncludedFile | undefined): boolean {
  if (other === undefined) return false;
  if ('text' in one) return 'text' in other && one.text === other.text;
  return 'unread' in other && one.unread === other.unread;
}

import type { SourceMap } from 'node:module';
import ts from 'typescript';

/** One small change to a file of the bundle, in code that only one test runs, or a few. */
export interface Change {
  readonly file: string;
  /** Characters of the file. */
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** The file under `src/` that the code comes from, and its line there. */
  readonly source: string;
  readonly line: number;
  /** The code that goes, on one line and cut. */
  readonly code: string;
  /** How many other changes, of whichever test, this one is inside of. */
  readonly depth: number;
}

/** A file of the bundle, and what ran it. */
export interface Bundled {
  readonly file: string;
  readonly text: string;
  readonly map: SourceMap;
  /** For each character who runs it, as a number from 1; 0 for nobody, −1 for many. */
  readonly owners: Int32Array;
}

/** What could be changed, by the number of who runs it. */
export function changesIn({ file, text, map, owners }: Bundled): ReadonlyMap<number, readonly Change[]> {
  const found = new Map<number, Change[]>();
  const originOf = originsOf(text, map);
  // Blocks begin and end between nodes, so that what ran the first character of one ran all of it, or left it by a throw.
  const owner = (node: ts.Node): number => owners[node.getStart()] ?? 0;
  const visit = (node: ts.Node, depth: number): void => {
    const change = changeOf(node, owner);
    const origin = change && originOf(change.start);
    if (change !== undefined && origin !== undefined) {
      const code = text.slice(change.start, change.end).replaceAll(/\s+/g, ' ').slice(0, 160);
      const known = found.get(change.by) ?? [];
      found.set(change.by, [
        ...known,
        { file, start: change.start, end: change.end, replacement: change.replacement, ...origin, code, depth },
      ]);
    }
    ts.forEachChild(node, (child) => visit(child, depth + (change === undefined ? 0 : 1)));
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS), 0);
  return found;
}

/** Where the code of a character comes from; undefined for what is not ours, or what the bundler has added. */
type Origin = (at: number) => { readonly source: string; readonly line: number } | undefined;

function originsOf(text: string, map: SourceMap): Origin {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (at) => {
    const line = starts.findLastIndex((start) => start <= at);
    const entry = map.findEntry(line, at - (starts[line] ?? 0));
    const source = 'originalSource' in entry ? entry.originalSource.replace(/^(\.\.\/)*/, '') : '';
    return source.includes('node_modules') || !/(^|\/)src\//.test(source) || !('originalLine' in entry)
      ? undefined
      : { source: source.slice(source.lastIndexOf('src/')), line: entry.originalLine + 1 };
  };
}

interface Found {
  readonly by: number;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** What is left out or decided otherwise at this node; nothing where others run the same code, or nobody does. */
function changeOf(node: ts.Node, owner: (node: ts.Node) => number): Found | undefined {
  const instead = (by: number, of: ts.Node, replacement: string): Found | undefined =>
    by > 0 ? { by, start: of.getStart(), end: of.getEnd(), replacement } : undefined;
  if (ts.isConditionalExpression(node)) {
    const [yes, no] = [owner(node.whenTrue), owner(node.whenFalse)];
    if (yes > 0 && no !== yes) return instead(yes, node, `(${node.whenFalse.getText()})`);
    if (no > 0 && yes !== no) return instead(no, node, `(${node.whenTrue.getText()})`);
    return undefined;
  }
  if (ts.isBinaryExpression(node) && isLogical(node.operatorToken.kind)) {
    return owner(node.left) === owner(node.right)
      ? undefined
      : instead(owner(node.right), node, `(${node.left.getText()})`);
  }
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) return instead(owner(node.body), node.body, 'undefined');
  if (ts.isBlock(node)) {
    const [first] = node.statements;
    return first === undefined ? undefined : instead(owner(first), node, '{}');
  }
  const isRemovable = ts.isExpressionStatement(node) || ts.isReturnStatement(node) || ts.isThrowStatement(node);
  if (isRemovable || ts.isIfStatement(node)) return instead(owner(node), node, ';');
  return undefined;
}

function isLogical(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.QuestionQuestionToken ||
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.AmpersandAmpersandToken
  );
}

/** A file with changes that do not overlap. */
export function applied(text: string, changes: readonly Change[]): string {
  return [...changes]
    .sort((a, b) => b.start - a.start)
    .reduce((now, { start, end, replacement }) => now.slice(0, start) + replacement + now.slice(end), text);
}

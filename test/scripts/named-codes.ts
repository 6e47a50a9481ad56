import ts from 'typescript';

/**
 * Reason codes that a source of a test names as codes: in a string, a template or a regular expression, as a whole or
 * as messages show them (`[code]`, `usage code: …`, `5:30 code …`). Comments, types, titles of tests and words of a
 * sentence do not count. A code that is a word of the language counts as a whole only where reasons are spoken of.
 */
export function namedCodes(source: string, codes: ReadonlySet<string>): ReadonlySet<string> {
  const file = ts.createSourceFile('test.ts', source, ts.ScriptTarget.Latest, true);
  const named = new Set<string>();
  const visit = (node: ts.Node): void => {
    // What a test throws itself, no code of ours has answered.
    if (ts.isImportDeclaration(node) || ts.isLiteralTypeNode(node) || ts.isThrowStatement(node)) return;
    const text = literalText(node);
    if (text !== undefined && !isTitle(node)) {
      for (const code of codesIn(text, () => isOfReasons(node))) if (codes.has(code)) named.add(code);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return named;
}

function literalText(node: ts.Node): string | undefined {
  if (ts.isRegularExpressionLiteral(node)) return node.text.replace(/^\/|\/\w*$/g, '').replaceAll('\\', '');
  const hasText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
  return hasText ? node.text : undefined;
}

/** What stands around a code where a message shows it: its signs; before it how it ends, or a number or place. */
const signs = /(?:\[.*\]|".*"|=.*(?:[,:\s]|$))$/;
const shown = /(?:(?:^|[\s^])(?:pass|fail|unknown|usage|input|unavailable|defect|cancelled) |\d\S* |^ |d\+ )$/;

function codesIn(text: string, ofReasons: () => boolean): readonly string[] {
  return [...text.matchAll(/(?<![\w-])[a-z]\w*(?:-\w+)*(?![\w-])/g)].flatMap(({ 0: word, index }) => {
    const before = text.slice(0, index);
    const around = text.slice(index - 1, index + word.length + 1);
    if (shown.test(before) || (index > 0 && signs.test(around))) return [word];
    if (before !== '' && before !== '^') return [];
    if (word.includes('-')) return [word];
    return word === text && ofReasons() ? [word] : [];
  });
}

/** The first argument of `it(…)`, `describe(…)`, `it.each(…)(…)`. */
function isTitle(node: ts.Node): boolean {
  const call = node.parent;
  if (!ts.isCallExpression(call) || call.arguments[0] !== node) return false;
  return /^(?:it|test|describe)\b/.test(call.expression.getText()) && !call.expression.getText().endsWith('.each');
}

/** As the value of a key the key says it; else the statement around it does. */
function isOfReasons(node: ts.Node): boolean {
  if (ts.isPropertyAssignment(node.parent)) return /reason|code/i.test(node.parent.name.getText());
  let around = node;
  while (!ts.isStatement(around) && around.parent !== undefined) around = around.parent;
  return /reason/i.test(around.getText());
}

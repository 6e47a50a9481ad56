/** A string, or a character that opens, closes or parts something. */
const token = /"(?:[^"\\]|\\.)*"|[{}[\],]/g;

/**
 * The first key of a JSON text that stands twice in its object; a parser would silently take the last one. Expects JSON
 * that parses. Lines and columns from 1.
 */
export function repeatedKey(
  text: string,
): { readonly key: string; readonly line: number; readonly column: number } | undefined {
  const open: (Set<string> | 'list')[] = [];
  let expectsKey = false;
  for (const match of text.matchAll(token)) {
    const [found] = match;
    const inside = open.at(-1);
    if (found === '{') open.push(new Set());
    else if (found === '[') open.push('list');
    else if (found === '}' || found === ']') open.pop();
    else if (found !== ',' && expectsKey && inside instanceof Set) {
      const key = String(JSON.parse(found));
      if (inside.has(key)) return { key, ...placeOf(text, match.index) };
      inside.add(key);
    }
    expectsKey = found === '{' || (found === ',' && inside !== 'list');
  }
  return undefined;
}

function placeOf(text: string, index: number) {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

import { repeatedKey } from './json-keys.ts';

// A whole string (so that what stands inside one is left alone), or a word that JSON does not know.
const stringOrWord = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

/**
 * Parses JSON as Python and others write it: bare `NaN`, `Infinity` and `-Infinity` become the strings of these names.
 * Everything else is as strict as JSON, and a key that stands twice in one object is an error. Throws a SyntaxError.
 */
export function parseTolerantJson(text: string): unknown {
  const parsed: unknown = JSON.parse(
    text.replace(stringOrWord, (found) => (found.startsWith('"') ? found : `"${found}"`)),
  );
  const twice = repeatedKey(text);
  if (twice === undefined) return parsed;
  const { key, line, column } = twice;
  throw new SyntaxError(`the key ${JSON.stringify(key)} stands twice in its object (line ${line}, column ${column})`);
}

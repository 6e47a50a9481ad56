// A whole string (so that what stands inside one is left alone), or a word that JSON does not know.
const stringOrWord = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

/**
 * Parses JSON as Python and others write it: bare `NaN`, `Infinity` and `-Infinity` become the strings of these names.
 * Everything else is as strict as JSON. Throws a SyntaxError.
 */
export function parseTolerantJson(text: string): unknown {
  return JSON.parse(text.replace(stringOrWord, (found) => (found.startsWith('"') ? found : `"${found}"`)));
}

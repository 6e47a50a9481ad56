import { canary, type Detector, inSink } from '../canary.ts';

/** Everything that a terminal or a log obeys or hides, line breaks and tabs aside. */
const obeyed = /[[\p{Cc}\p{Default_Ignorable_Code_Point}]--[\n\t\ufe00-\ufe0f]]|[\u2028\u2029\ufff9-\ufffb]/gv;

/** Plain text for a person, as in a terminal, an annotation, a title: nothing in it is a control character. */
export const plainTextEscapes: Detector<string> = (sink, text) =>
  inSink(
    sink,
    (text.match(obeyed) ?? []).map(
      (character) => `the character ${nameOf(character)} in ${JSON.stringify(around(text, character))}`,
    ),
  );

/** What nobody may see anywhere: the environment of the job and files outside of the workspace. */
export const secretEscapes: Detector<string> = (sink, text) =>
  inSink(
    sink,
    [canary.variableValue, canary.fileContent].filter((secret) => text.includes(secret)),
  );

export function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function around(text: string, part: string): string {
  const at = text.indexOf(part);
  return text.slice(Math.max(0, at - 40), at + 40);
}

import type { ProjectPath } from '../../project/index.ts';
import { withoutCommentsAbove } from '../../project/index.ts';

const number = '[\\d,]+';

/** The parts of what `mlops infer` writes above a key or a column; what people write is worded otherwise. */
const worded: Readonly<Record<string, RegExp>> = {
  key: RegExp(
    `^key: (?:.+ never repeats and is never null in ${number} rows?|together never twice in ${number} rows?, .+)$`,
  ),
  time: RegExp(`^time: (?:the only \\w+ without nulls, ${number} rows?|a \\w+ by its name)$`),
  nulls: RegExp(`^(?:${number} of ${number} rows? null|(?:no value|only ${number} values?) in ${number} rows?)$`),
  values: RegExp(`^${number} values in ${number} rows?, the rarest ${number} times$`),
  required: /^missing in .+$/,
  sensitive: /^sensitive: (?:looks like .+|by its name)$/,
  'not-finite': RegExp(`^${number} rows? with NaN or infinity$`),
};

/** The parts that an edit of a key makes untrue; another type makes those about values. */
const untrue: Readonly<Record<string, readonly string[]>> = {
  ...{ key: ['key'], time: ['time'], nulls: ['nulls'], values: ['values'], required: ['required'] },
  ...{ sensitive: ['sensitive'], type: ['values', 'not-finite'] },
};

/** Whether `mlops infer` wrote a comment (without its `#`), and a part of it tells why a key is as it is. */
export function isInferredFor(comment: string, key: string): boolean {
  const parts = comment.split('; ').map((part) => Object.keys(worded).find((word) => worded[word]?.test(part)));
  return parts.every((word) => word !== undefined) && parts.some((word) => untrue[key]?.includes(word ?? '') === true);
}

/** The text without what `mlops infer` wrote about a key that is edited; what people wrote stays. */
export function withoutUntrue(text: string, at: ProjectPath): string {
  const [, , section, , rule] = at;
  const isColumn = section === 'columns' && rule !== undefined;
  const [path, key] = isColumn ? [at.slice(0, 4), rule] : [at.slice(0, 3), section];
  return withoutCommentsAbove(text, path, (comment) => isInferredFor(comment, String(key)));
}

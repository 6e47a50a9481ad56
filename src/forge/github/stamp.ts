import { z } from 'zod';
import { commentJson } from '../../support/escape/index.ts';
import { parsedJson } from '../../support/json.ts';
import type { Comment } from '../port.ts';
import { runOf } from './generation.ts';

/** The invisible first line of a comment of ours. Foreign text in it cannot end it: `<`, `>`, `-` are written as \u…. */
const stampLine = /^<!-- mlops (\{.*\}) -->\r?\n/;

const stampShape = z.object({
  marker: z.string(),
  head: z.string().catch(''),
  generation: z.number().catch(-1),
  approved: z.literal(true).optional().catch(undefined),
});

export function stamped({ marker, head, generation, approved, body }: Comment): string {
  const json = commentJson({ marker, head, generation, approved, ...runOf(generation) });
  return `<!-- mlops ${json} -->\n${body}`;
}

/** Reads a comment of ours; undefined for any other text. */
export function unstamped(text: string): Comment | undefined {
  const found = stampLine.exec(text);
  const parsed = stampShape.safeParse(parsedJson(found?.[1]));
  if (found === null || !parsed.success) return undefined;
  const { approved, ...stamp } = parsed.data;
  return { ...stamp, ...(approved && { approved }), body: text.slice(found[0].length) };
}

import { z } from 'zod';
import { commentJson } from '../../support/escape/index.ts';
import { parsedJson } from '../../support/json.ts';
import { MlopsError } from '../../support/problem.ts';
import type { PromotionAbout } from '../promotion-desk.ts';
import { forgeReasons } from '../reasons.ts';
import { checkLength } from './text-limit.ts';

/** What the body of a promotion pull request says to people and to programs. */
export interface PromotionBody {
  /** Markdown, without our line. */
  readonly body: string;
  readonly about: PromotionAbout;
  /** Who ended it, where we did: GitHub knows a closed pull request, not why. */
  readonly ended?: 'closed' | 'gone' | 'merged';
}

/** The invisible first line. Foreign text in it cannot end it: `<`, `>`, `-` are written as \u…. */
const firstLine = /^<!-- mlops-promotion (\{[^\n]*\}) -->(?:\r?\n|$)/;

/** Characters of the JSON in it. */
const longestLine = 8000;

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const shape = z.strictObject({
  about: z.strictObject({
    model: z.string().min(1),
    version: z.int().positive(),
    digest,
    releaseDigest: digest,
    revert: z.literal(true).exactOptional(),
  }),
  ended: z.enum(['closed', 'gone', 'merged']).exactOptional(),
});

/** Undefined for every other text: who changes the line by hand takes the pull request out of our hands. */
export function readPromotionBody(text: string): PromotionBody | undefined {
  const found = firstLine.exec(text);
  if (found?.[1] === undefined || found[1].length > longestLine) return undefined;
  const parsed = shape.safeParse(parsedJson(found[1]));
  return parsed.success ? { ...parsed.data, body: text.slice(found[0].length) } : undefined;
}

/** @throws MlopsError forge-text-too-long */
export function writePromotionBody({ body, about, ended }: PromotionBody): string {
  const json = commentJson({ about, ended });
  if (json.length > longestLine) {
    const sentence = `What a promotion pull request is for takes ${json.length} characters; ${longestLine} are taken at most.`;
    throw MlopsError.of(forgeReasons, 'forge-text-too-long', sentence);
  }
  const text = `<!-- mlops-promotion ${json} -->\n${body}`;
  checkLength('promotion pull request', text);
  return text;
}

/** Whether two texts are the same to a reader: the page of GitHub ends lines in its own way. */
export function sameText(one: string, other: string): boolean {
  return plainText(one) === plainText(other);
}

/** A text without what GitHub's page does to it. */
export function plainText(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}

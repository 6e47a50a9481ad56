import { z } from 'zod';
import { sha256 } from '../../support/canonical.ts';
import { commentJson } from '../../support/escape/index.ts';
import { parsedJson } from '../../support/json.ts';
import type { RenewalAbout } from '../renewal-desk.ts';
import { plainText } from './promotion-body.ts';
import { checkLength } from './text-limit.ts';

/** Title and body of such a pull request as GitHub has them. */
export interface RenewalText {
  readonly title: string;
  readonly body: string;
}

export interface ReadRenewal {
  readonly about: RenewalAbout;
  readonly ended?: true;
}

/** The invisible first line. */
const firstLine = /^<!-- mlops-lock (\{[^\n]{1,2000}\}) -->(?:\r?\n|$)/;

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const shape = z.strictObject({
  project: z.string().min(1),
  proposal: digest,
  readAt: z.iso.datetime(),
  /** Of title and body as we wrote them: who changes a word of them takes the pull request out of our hands. */
  text: digest,
  ended: z.literal(true).exactOptional(),
});

/** Undefined for every text that we have not written, word for word. */
export function readRenewal({ title, body }: RenewalText): ReadRenewal | undefined {
  const found = firstLine.exec(body);
  const parsed = found === null ? undefined : shape.safeParse(parsedJson(found[1] ?? ''));
  if (found === null || parsed?.success !== true) return undefined;
  const { text, ended, ...about } = parsed.data;
  if (text !== textDigest(title, body.slice(found[0].length))) return undefined;
  return { about, ...(ended && { ended }) };
}

/** @throws MlopsError forge-text-too-long */
export function writeRenewal({ title, body }: RenewalText, { about, ended }: ReadRenewal): RenewalText {
  const json = commentJson({ ...about, text: textDigest(title, body), ended });
  const whole = `<!-- mlops-lock ${json} -->\n${body}`;
  checkLength('pull request that renews the lock file', whole);
  return { title, body: whole };
}

/** The same text with the note that we have closed it. */
export function endedRenewal({ title, body }: RenewalText): RenewalText {
  const read = readRenewal({ title, body });
  return read === undefined
    ? { title, body }
    : writeRenewal({ title, body: body.replace(firstLine, '') }, { ...read, ended: true });
}

function textDigest(title: string, body: string): string {
  return `sha256:${sha256(`${plainText(title)}\n${plainText(body)}`)}`;
}

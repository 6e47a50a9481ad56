import { type Answer, bodyText } from '../../support/http.ts';
import { type Patience, Transient, withPatience } from '../../support/patience.ts';
import { MlopsError } from '../../support/problem.ts';
import { sourceReasons } from '../reasons.ts';
import { elementOf } from './xml.ts';

/** An object as a listing has it. */
export interface Listed {
  readonly key: string;
  readonly bytes: number;
  /** Changes with the content; without quotes. */
  readonly tag: string;
  /** Hex, where the store has one. */
  readonly md5?: string;
}

export interface Page {
  readonly objects: readonly Listed[];
  /** Where the next page begins. */
  readonly next?: string;
}

/** What is asked of one object: all of it, or a part, of the version with this tag. */
export interface Wanted {
  readonly key: string;
  readonly tag?: string | undefined;
  /** First and last byte, both included. */
  readonly range?: readonly [first: number, last: number];
}

/** A bucket, a container, a server of files. Requests are sent once; a busy server is Transient. */
export interface ObjectStore {
  /** `bucket s3://acme`. */
  readonly words: string;
  /** Who asks, in words: "asked as AK…, by AWS_ACCESS_KEY_ID". */
  readonly who: string;
  page(prefix: string, from: string | undefined): Promise<Page>;
  /** Undefined where it is not there, or who asks may not know. */
  look(key: string): Promise<Listed | undefined>;
  get(wanted: Wanted): Promise<Answer>;
  /** Whether an answer's tag is the MD5 of its bytes; stores that encrypt have others. */
  readonly isMd5?: (answer: Answer) => boolean;
}

export function md5OfTag(tag: string): { readonly md5?: string } {
  return /^[0-9a-f]{32}$/.test(tag) ? { md5: tag } : {};
}

/** `"abc"` and `W/"abc"` → `abc`. */
export function bareTag(tag: string): string {
  return tag.replace(/^W\//, '').replaceAll('"', '');
}

/** What a server gave is not what it said: it may be a mishap once, and is no trouble of the network. */
export class Misfit extends Transient {
  /** @param sentence without its full stop */
  constructor(sentence: string) {
    super(sentence, undefined, 2);
    this.name = 'Misfit';
  }
}

/** @throws MlopsError source-unreachable, source-protocol */
export function patiently<Value>(
  { words }: Pick<ObjectStore, 'words'>,
  attempt: () => Promise<Value>,
  patience: Patience,
): Promise<Value> {
  return withPatience(attempt, patience, (why, error) =>
    error instanceof Misfit
      ? MlopsError.of(sourceReasons, 'source-protocol', `${why}.`)
      : MlopsError.of(sourceReasons, 'source-unreachable', `The ${words} does not answer: ${why}.`),
  );
}

/** The error that an answer stands for. @param doing completes "could not": "list rides/" */
export async function errorOf(
  answer: Answer,
  { words, who }: Pick<ObjectStore, 'words' | 'who'>,
  doing: string,
): Promise<MlopsError> {
  const text = await bodyText(answer);
  const { status, headers } = answer;
  const code = elementOf(text, 'Code') ?? String(headers['x-ms-error-code'] ?? '');
  const told = [code, elementOf(text, 'Message')?.split('\n')[0]]
    .filter((word) => word)
    .join(': ')
    .slice(0, 200);
  const said = `${status}${told === '' ? '' : `, ${told}`}`;
  const region = headers['x-amz-bucket-region'] ?? elementOf(text, 'Region');
  if (typeof region === 'string' && (status === 301 || status === 400)) {
    const sentence = `The ${words} could not ${doing}: it is in the region ${region}, and was asked as one of another.`;
    return MlopsError.of(sourceReasons, 'source-protocol', sentence, { remedy: `Set AWS_REGION=${region}.` });
  }
  if (status === 401 || status === 403 || /^(ExpiredToken|InvalidToken|TokenRefreshRequired)$/.test(code)) {
    return MlopsError.of(sourceReasons, 'source-refused', `The ${words} refuses to ${doing}: ${said} (${who}).`);
  }
  if (status === 404) {
    return MlopsError.of(sourceReasons, 'source-empty', `The ${words} could not ${doing}: ${said}.`);
  }
  return MlopsError.of(sourceReasons, 'source-protocol', `The ${words} could not ${doing}: the answer is ${said}.`);
}

import { MlopsError } from '../../support/problem.ts';
import { sourceReasons } from '../reasons.ts';
import { readXml, textOf, type XmlElement } from './xml.ts';

/** An answer to the question what is below a prefix. */
export interface ListingAnswer {
  /** `bucket s3://acme` */
  readonly words: string;
  readonly prefix: string;
  readonly text: string;
  /** Bytes behind which the text was cut off. */
  readonly limit: number;
}

/** Half a listing would be a smaller dataset, so an answer is a whole one, or none. */
export function noListing({ words, prefix }: ListingAnswer, why: string): MlopsError {
  const sentence = `The ${words} answers what is no listing of ${prefix}: it ${why}.`;
  return MlopsError.of(sourceReasons, 'source-protocol', sentence);
}

/** @throws MlopsError source-protocol where it is not whole, or is another document */
export function listingRoot(answer: ListingAnswer, name: string): XmlElement {
  const { text, limit } = answer;
  if (Buffer.byteLength(text) >= limit) throw noListing(answer, `has more than ${limit >> 20} MiB`);
  const read = readXml(text);
  if (!read.ok) throw noListing(answer, read.why);
  if (read.root.name !== name) throw noListing(answer, `is <${read.root.name}> and not <${name}>`);
  return read.root;
}

/** @throws MlopsError source-protocol */
export function requiredText(answer: ListingAnswer, element: XmlElement, name: string): string {
  const text = textOf(element, name);
  if (text === undefined) throw noListing(answer, `has a <${element.name}> without one <${name}>`);
  return text;
}

/** @throws MlopsError source-protocol */
export function sizeOf(answer: ListingAnswer, key: string, written: string): number {
  const bytes = wholeNumber(written);
  if (bytes === undefined) {
    throw noListing(answer, `says ${JSON.stringify(written.slice(0, 40))} where ${key} should have a size`);
  }
  return bytes;
}

/** A count of bytes; undefined for everything else. */
export function wholeNumber(written: string | undefined): number | undefined {
  const number = /^\d{1,16}$/.test(written ?? '') ? Number(written) : Number.NaN;
  return Number.isSafeInteger(number) ? number : undefined;
}

/** @throws MlopsError source-protocol for `%` that stands for nothing */
export function decoded(answer: ListingAnswer, key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    throw noListing(answer, `has the key ${JSON.stringify(key.slice(0, 200))}, which cannot be decoded`);
  }
}

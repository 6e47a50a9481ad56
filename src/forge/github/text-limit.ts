import { MlopsError } from '../../support/problem.ts';
import { largestText } from '../port.ts';
import { forgeReasons } from '../reasons.ts';

/** @throws MlopsError forge-text-too-long: text that is cut anywhere could say the opposite, so nothing is cut here */
export function checkLength(what: string, text: string): void {
  const bytes = Buffer.byteLength(text);
  if (bytes <= largestText) return;
  const sentence = `The ${what} has ${bytes} bytes; GitHub gets ${largestText} at most.`;
  throw MlopsError.of(forgeReasons, 'forge-text-too-long', sentence);
}

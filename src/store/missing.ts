import { MlopsError } from '../support/problem.ts';
import type { Pack, PackedFile } from './port.ts';
import { storeReasons } from './reasons.ts';

/** A pack cannot be published, as one of its files is not to be had. @param where the beginning of the sentence: "The store x" */
export function missingOf({ model, fingerprint }: Pack, { path, digest }: PackedFile, where: string): MlopsError {
  const sentence = `${where} does not hold ${path} of ${model} (run ${fingerprint.slice(0, 12)}, ${digest}).`;
  return MlopsError.of(storeReasons, 'store-missing', sentence);
}

import { MlopsError } from '../support/problem.ts';
import { readDocument } from './document.ts';
import { type Places, placesOf } from './places.ts';
import { tomlSpots } from './toml-spots.ts';

/** Where things stand in a params or metrics file, by its ending; undefined beyond the limits of who can tell. */
export function filePlaces(text: string, file: string): Places | undefined {
  if (/\.toml$/i.test(file)) {
    const root = tomlSpots(text);
    return root && placesOf(file, text, root);
  }
  if (!/\.(ya?ml|json)$/i.test(file)) return undefined;
  try {
    return readDocument(text, file).places;
  } catch (error) {
    if (error instanceof MlopsError) return undefined; // the file itself was read: only the places are not known
    throw error;
  }
}

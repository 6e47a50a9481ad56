import { arrow } from './arrow.ts';
import { files } from './files.ts';
import { flips } from './flips.ts';
import type { NastyInput } from './input.ts';
import { packed } from './packed.ts';
import { traps } from './traps.ts';
import { twelve } from './twelve.ts';
import { values } from './values.ts';

/** The whole table, as the reference prints it. */
export const nastyGroups: readonly { readonly title: string; readonly inputs: readonly NastyInput[] }[] = [
  { title: 'Tables that no other tool judges right in all cases', inputs: twelve },
  { title: 'Where engines answer otherwise than people read', inputs: traps },
  { title: 'Values', inputs: values },
  { title: 'Files, headers, encodings', inputs: files },
  { title: 'Arrow', inputs: arrow },
  { title: 'Packed text', inputs: packed },
  { title: 'One flipped bit', inputs: flips },
];

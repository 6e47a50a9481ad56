import type { Body } from './body.ts';
import { damaged } from './damage.ts';
import { Heap } from './heap.ts';
import type { ArrowNode } from './nodes.ts';
import { isValid, type Values } from './slice.ts';
import { checkText, emptyTexts, entry, putText } from './texts.ts';

interface Wanted {
  readonly isText: boolean;
  readonly valid: Uint8Array<ArrayBuffer> | undefined;
  /** Bytes that the texts of some rows may take: views may share what they show. */
  readonly budget: number;
}

/**
 * Views: the length, then up to 12 bytes themselves, or their first 4 and where all of them are
 * (Columnar Format, "Variable-size Binary View Layout").
 */
export async function viewedTexts(
  body: Body,
  node: ArrowNode,
  views: Uint8Array<ArrayBuffer>,
  { isText, valid, budget }: Wanted,
): Promise<Values> {
  const count = views.length / entry;
  const texts = emptyTexts(count);
  const heap = new Heap(budget);
  const view = new DataView(views.buffer, views.byteOffset, views.byteLength);
  for (let at = 0; at < count; at += 1) {
    if (!isValid(valid, at)) continue;
    const from = at * entry;
    const length = view.getInt32(from, true);
    if (length < 0) throw damaged('a text has a length below 0');
    const isShort = length <= entry - 4;
    const bytes = isShort ? views.subarray(from + 4, from + 4 + length) : await viewed(body, node, view, from);
    if (isText) checkText(bytes);
    if (isShort) putText(texts, at, bytes, { start: 0, end: length });
    else putText(texts, at, ...heap.put(bytes));
  }
  return { kind: 'values', count, valid, width: entry, bytes: texts.bytes, heap: heap.bytes() };
}

async function viewed(body: Body, { buffer, variadic }: ArrowNode, view: DataView, from: number): Promise<Uint8Array> {
  const [length, which, start] = [0, 8, 12].map((at) => view.getInt32(from + at, true));
  if (length === undefined || which === undefined || start === undefined || which < 0 || which >= variadic) {
    throw damaged('a text lies in no buffer');
  }
  const bytes = await body.bytes(buffer + 2 + which, start, start + length);
  for (let byte = 0; byte < 4; byte += 1) {
    if (bytes[byte] !== view.getUint8(from + 4 + byte)) throw damaged('a text begins otherwise than its row says');
  }
  return bytes;
}

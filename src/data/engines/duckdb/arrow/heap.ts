import { ArrowTooLarge } from './damage.ts';

/** Texts that come from many places, one behind the other. */
export class Heap {
  #bytes = new Uint8Array(1024);
  #used = 0;
  readonly #most: number;

  /** @param most bytes */
  constructor(most: number) {
    this.#most = most;
  }

  /** @returns where it stands now: all bytes, and a part of them */
  put(text: Uint8Array): [heap: Uint8Array, range: { readonly start: number; readonly end: number }] {
    const [start, end] = [this.#used, this.#used + text.length];
    if (end > this.#most) throw new ArrowTooLarge('the texts of some rows');
    if (end > this.#bytes.length) {
      const grown = new Uint8Array(Math.min(this.#most, Math.max(end, this.#bytes.length * 2)));
      grown.set(this.#bytes.subarray(0, start));
      this.#bytes = grown;
    }
    this.#bytes.set(text, start);
    this.#used = end;
    return [this.#bytes, { start, end }];
  }

  /** Undefined where nothing was put. */
  bytes(): Uint8Array<ArrayBuffer> | undefined {
    return this.#used === 0 ? undefined : this.#bytes.subarray(0, this.#used);
  }
}

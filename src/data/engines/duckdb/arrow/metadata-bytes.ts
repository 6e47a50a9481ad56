import { MetadataVersion } from 'apache-arrow/fb/metadata-version';
import { ByteBuffer } from 'flatbuffers';
import { damaged } from './damage.ts';

/**
 * The metadata of a message, for the readers that Arrow's own schema was compiled into. Those of JavaScript have no
 * verifier: beyond the end they read zeros, by which rows would be missing in silence. Here that is damage.
 */
export class MetadataBytes extends ByteBuffer {
  override readUint8(offset: number): number {
    this.#need(offset, 1);
    return super.readUint8(offset);
  }

  override readUint16(offset: number): number {
    this.#need(offset, 2);
    return super.readUint16(offset);
  }

  override readInt32(offset: number): number {
    this.#need(offset, 4);
    return super.readInt32(offset);
  }

  override __vector_len(offset: number): number {
    const length = super.__vector_len(offset);
    this.#need(this.__vector(offset), length);
    return length;
  }

  /** Names only: whoever asks for another encoding asks for bytes, and nobody does. */
  override __string(offset: number): string {
    const length = this.__vector_len(offset);
    const start = this.__vector(offset);
    const name = decoded(this.bytes().subarray(start, start + length));
    // The engine's SQL ends at such a byte.
    if (name === undefined || name.includes('\0'))
      throw damaged('a name in its metadata is no UTF-8, or has a NUL byte');
    return name;
  }

  #need(offset: number, length: number): void {
    if (offset < 0 || length < 0 || offset + length > this.capacity()) {
      throw damaged('its metadata point outside of themselves');
    }
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Others are from before 2016, or from after this was written. */
export function checkVersion(version: MetadataVersion): void {
  if (version === MetadataVersion.V4 || version === MetadataVersion.V5) return;
  throw damaged(`its metadata are of version ${version + 1}, and only 4 and 5 are read`);
}

import { type FileHandle, open } from 'node:fs/promises';
import { damaged } from './damage.ts';

/** The bytes of an Arrow file. */
export interface ArrowSource {
  readonly size: number;
  /** @throws ArrowDamage where the file ends before `at + length` */
  read(at: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}

export async function openSource(file: string): Promise<ArrowSource> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw error.code === undefined ? error : damaged(`it cannot be opened (${error.code})`);
  });
  try {
    const { size } = await handle.stat();
    return { size, read: (at, length) => readExactly(handle, size, { at, length }), close: () => handle.close() };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

interface Range {
  readonly at: number;
  readonly length: number;
}

async function readExactly(handle: FileHandle, size: number, { at, length }: Range): Promise<Uint8Array<ArrayBuffer>> {
  // Before memory is asked for: lengths are what the file says.
  if (at < 0 || length < 0 || at + length > size)
    throw damaged(`it is cut off: byte ${at + length} is needed of ${size}`);
  const bytes = new Uint8Array(length);
  for (let read = 0; read < length; ) {
    const { bytesRead } = await handle.read(bytes, read, length - read, at + read);
    if (bytesRead === 0) throw damaged(`it is cut off at byte ${at + read}`);
    read += bytesRead;
  }
  return bytes;
}

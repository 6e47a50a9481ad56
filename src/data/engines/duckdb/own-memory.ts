/**
 * Bytes that the worker may use beside the engine: a quarter of what the engine may have, and 256 MiB to 4 GiB.
 * @param memoryLimit bytes of the engine
 */
export function ownMemory(memoryLimit: number): number {
  return Math.min(4 * 2 ** 30, Math.max(256 * 2 ** 20, memoryLimit / 4));
}

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataEngine } from '../data/index.ts';
import type { Ports } from './ports.ts';

/** Starts the data engine when it is first needed and ends it with the command; most commands never need it. */
export interface EngineAtHand extends AsyncDisposable {
  get(): Promise<DataEngine>;
}

export function engineAtHand(ports: Ports, ownFolder: string): EngineAtHand {
  let engine: Promise<DataEngine> | undefined;
  const start = async () => {
    const folder = join(ownFolder, 'cache', 'engine');
    await mkdir(folder, { recursive: true });
    return ports.openEngine(folder);
  };
  return {
    get() {
      engine ??= start();
      return engine;
    },
    async [Symbol.asyncDispose]() {
      await (await engine)?.close();
    },
  };
}

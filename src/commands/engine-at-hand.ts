import { mkdir } from 'node:fs/promises';
import type { DataEngine } from '../data/index.ts';
import type { Dataset } from '../project/types.ts';
import { databasesAtHand } from './databases-at-hand.ts';
import type { Ports } from './ports.ts';

/** Starts the data engine when it is first needed and ends it with the command; most commands never need it. */
export interface EngineAtHand extends AsyncDisposable {
  /** @param dataset whose rows are asked for; absent, or in files: the engine for files */
  get(dataset?: Pick<Dataset, 'database'>): Promise<DataEngine>;
  /** Begins to start it, where it will be needed soon. Why it did not start, `get` says. */
  prepare(): void;
}

/** @param folder for temporary files of the engine; made where it is not there */
export function engineAtHand(ports: Pick<Ports, 'openEngine' | 'openDatabase'>, folder: string): EngineAtHand {
  const databases = databasesAtHand(ports);
  let engine: Promise<DataEngine> | undefined;
  const start = async () => {
    await mkdir(folder, { recursive: true });
    return ports.openEngine(folder);
  };
  const ofFiles = () => {
    engine ??= start();
    return engine;
  };
  return {
    get: (dataset) => (dataset?.database === undefined ? ofFiles() : databases.get(dataset.database.place)),
    prepare: () => void ofFiles().catch(() => undefined),
    async [Symbol.asyncDispose]() {
      // Why an engine did not start, `get` has said; said again here it would hide that behind a SuppressedError.
      const started = await engine?.catch(() => undefined);
      await Promise.all([started?.close(), databases[Symbol.asyncDispose]()]);
    },
  };
}

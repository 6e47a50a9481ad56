import type { DataEngine } from '../data/index.ts';
import type { DatabasePlace } from '../support/database-table.ts';
import type { Ports } from './ports.ts';

/** Databases, each connected to once and left with the command: all that is read of one is of one snapshot where it has any. */
export interface DatabasesAtHand extends AsyncDisposable {
  get(place: DatabasePlace): Promise<DataEngine>;
}

export function databasesAtHand(ports: Pick<Ports, 'openDatabase'>): DatabasesAtHand {
  const open = new Map<string, Promise<DataEngine>>();
  return {
    get: ({ scheme, variable }) => {
      const key = `${scheme}:${variable}`;
      const engine = open.get(key) ?? ports.openDatabase({ scheme, variable });
      open.set(key, engine);
      return engine;
    },
    async [Symbol.asyncDispose]() {
      // Why one did not open, `get` has said.
      const engines = await Promise.all([...open.values()].map((engine) => engine.catch(() => undefined)));
      await Promise.all(engines.map((engine) => engine?.close()));
    },
  };
}

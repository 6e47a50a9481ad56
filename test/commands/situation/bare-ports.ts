import type { Ports } from '../../../src/commands/ports.ts';
import { reasons } from '../../../src/reasons.ts';
import { openSources } from '../../../src/sources/index.ts';
import { askStore, openStore } from '../../../src/store/index.ts';

/** Nothing is recorded, nothing is stored: a plan needs no more. */
const never = () => Promise.reject(new Error('a plan does not need this'));
export const ports: Ports = {
  openLedger: async () => ({
    read: async () => undefined,
    list: async () => new Map(),
    readMany: async () => new Map(),
    write: never,
    history: async function* () {},
  }),
  openStore: (place) => openStore(place, { env: {}, offline: true }),
  openSources: (trusted) => openSources({ env: {}, offline: true, trusted }),
  askStore: (place) => askStore(place, { env: {}, offline: true }),
  openForge: never,
  openPromotionDesk: never,
  openRenewalDesk: never,
  openDeploymentDesk: never,
  openEnforcement: never,
  openTarget: never,
  openEngine: never,
  openDatabase: never,
  findEngine: never,
  readHost: never,
  progress: { stage: (_, work) => work(() => undefined), note: () => undefined, output: () => undefined },
  signal: new AbortController().signal,
  tool: 'mlops test',
  origin: 'local',
  env: {},
  reasons,
};

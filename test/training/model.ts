import type { Evaluate, Model, Train } from '../../src/project/types.ts';

export interface ModelOptions {
  readonly run?: string | readonly string[];
  readonly train?: Partial<Train>;
  readonly model?: Partial<Model>;
  readonly evaluate?: Partial<Evaluate>;
}

export function modelOf({ run = 'true', train = {}, model = {}, evaluate }: ModelOptions): Model {
  return {
    name: 'delay',
    workingDirectory: '',
    code: { kind: 'default' },
    data: new Map(),
    params: [],
    train: {
      run: typeof run === 'string' ? { kind: 'shell', text: run } : { kind: 'argv', argv: run },
      timeout: 60_000,
      seeds: [],
      resources: {},
      reuse: true,
      runsOn: 'ubuntu-latest',
      launcher: 'local',
      when: 'pull-request',
      secrets: [],
      ...train,
    },
    artifact: ['model.txt'],
    metrics: [],
    plots: [],
    gates: new Map(),
    environmentGates: [],
    env: new Map(),
    schemas: new Map(),
    path: ['models', 'delay'],
    ...(evaluate === undefined
      ? {}
      : { evaluate: { code: [], secrets: [], timeout: 60_000, compute: [], slices: [], cluster: [], ...evaluate } }),
    ...model,
  };
}

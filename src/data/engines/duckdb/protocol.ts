import type { Problem, StopName } from '../../../support/problem.ts';
import type { FileTable, SqlValue } from '../port.ts';

/** What the parent process asks of the worker. One request at a time. */
export type Request =
  | { readonly kind: 'start'; readonly id: number; readonly settings: WorkerSettings }
  | { readonly kind: 'describe'; readonly id: number; readonly table: FileTable }
  | { readonly kind: 'query' | 'columns'; readonly id: number; readonly select: Select }
  | { readonly kind: 'write'; readonly id: number; readonly select: Select; readonly target: string }
  | { readonly kind: 'interrupt'; readonly id: number };

export interface Select {
  readonly sql: string;
  readonly tables: readonly FileTable[];
  readonly parameters: readonly SqlValue[];
}

export interface WorkerSettings {
  /** Bytes. */
  readonly memoryLimit: number;
  readonly threads: number;
  /** A folder of this worker's own; everything in it may be removed when the worker has ended. */
  readonly scratch: string;
  /** Bytes. */
  readonly scratchLimit: number;
}

export type Reply =
  /** Of a query that runs on: between 0 and 1. */
  | { readonly id: number; readonly share: number }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly problems: readonly Problem[]; readonly ends: StopName }
  | { readonly id: number; readonly defect: string };

import type { ArtifactMethod } from './artifact-service.ts';
import type { OperationName } from './operations.ts';

/** Something that goes wrong with the next request of an operation. */
export type Fault = {
  /** `blob` is the storage behind artifacts, `git` what git itself asks. */
  readonly on: OperationName | ArtifactMethod | 'graphql' | 'blob' | 'git';
  /** Whether the request has taken effect when its answer goes wrong: the answer is lost, not the request. */
  readonly applied?: boolean;
} & (
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly message: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Half of the answer, then the connection ends. */
  | { readonly kind: 'cut' }
  /** No answer at all: the connection ends. */
  | { readonly kind: 'drop' }
  /** The answer comes later. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Something else happens just before the request takes effect, as when another run is faster, and just after. */
  | { readonly kind: 'meanwhile'; readonly act: () => void; readonly after?: () => void }
);

export interface FaultQueue {
  add(...faults: readonly Fault[]): void;
  /** The first that waits for this operation, which leaves the queue. */
  take(on: Fault['on']): Fault | undefined;
  /** Those that nothing has met. */
  left(): readonly Fault[];
}

export function faultQueue(): FaultQueue {
  const queue: Fault[] = [];
  return {
    add: (...faults) => {
      queue.push(...faults);
    },
    take: (on) => {
      const index = queue.findIndex((fault) => fault.on === on);
      return index < 0 ? undefined : queue.splice(index, 1)[0];
    },
    left: () => queue,
  };
}

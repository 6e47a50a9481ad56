import type { Command, Resources } from '../../project/types.ts';
import type { Problem } from '../../support/problem.ts';

/** Milliseconds between SIGINT, SIGTERM and SIGKILL. Together below 7.5 s: a cancelled workflow job gets no more. */
export interface GracePeriods {
  readonly interrupt: number;
  readonly terminate: number;
}

/** A command with everything it needs, in a folder that holds its inputs. */
export interface Job {
  /** Unique; also in the environment of the command as MLOPS_RUN_ID, so that its processes can be found. */
  readonly id: string;
  readonly command: Command;
  /** The run folder: inputs, outputs and temporary files, nothing else. */
  readonly folder: string;
  /** Absolute, inside `folder`. */
  readonly workingDirectory: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds. */
  readonly timeout: number;
  readonly grace: GracePeriods;
  /** A file that the command reads as its standard input; absolute. Absent: there is nothing to read. */
  readonly input?: string;
  readonly onOutput: (stream: 'stdout' | 'stderr', chunk: Buffer) => void;
}

/** How the command ended, before anybody judges it. */
export interface Ended {
  readonly how: 'by-itself' | 'timeout' | 'cancelled' | 'not-started';
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly seconds: number;
  /** For `not-started`: why, as the system says it. */
  readonly why?: string;
  /** Processes that were still there after the command had ended by itself; they were ended. */
  readonly survivors: readonly { readonly pid: number; readonly command: string }[];
  /** Whether the kernel (or the cluster) ended a process of it for lack of memory; `undefined` where nobody counts. */
  readonly outOfMemory: boolean | undefined;
}

/** The GPUs that a step may use, and what stands against it. */
export interface Fitness {
  readonly problems: readonly Problem[];
  readonly notices: readonly Problem[];
  /** Variables that restrict the step to the chosen devices. */
  readonly env: Readonly<Record<string, string>>;
  readonly gpus: readonly GpuState[];
}

export interface GpuState {
  readonly uuid: string;
  readonly name: string;
  readonly driver: string;
  /** Bytes. */
  readonly memory: number;
  /** Uncorrected memory errors since the driver was loaded; `undefined` where the device does not count them. */
  readonly eccErrors: number | undefined;
}

/** Where steps run: this machine, a batch system, a cluster. */
export interface StepLauncher {
  /** Asks whether what `resources` wants is there and fit, by values. Asked again after a step that failed. */
  check(resources: Resources, env: NodeJS.ProcessEnv): Promise<Fitness>;
  /**
   * Runs the job to its end and returns when none of its processes is left. When `signal` fires, the job is stopped
   * within its grace periods. A remote launcher that finds a job of the same id follows that one instead of a second.
   */
  run(job: Job, signal: AbortSignal): Promise<Ended>;
  /** For messages: `this machine`. */
  describe(): string;
}

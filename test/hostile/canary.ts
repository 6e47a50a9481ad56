/** Words that only the corpus plants: wherever one of them takes effect, something has escaped. */
export const canary = {
  /** A program on PATH that tells when somebody runs it. */
  command: 'hostile-canary',
  /** Of a variable in the environment of every step. */
  variable: 'HOSTILE_CANARY',
  variableValue: 'canary-of-the-environment',
  /** What a file outside of the workspace holds. */
  fileContent: 'canary-of-the-file-system',
  host: 'hostile.example',
  mention: '@hostile-team',
  /** Begins a line inside a block of code, and belongs nowhere else. */
  inCode: 'CANARY-INSIDE-A-FENCE',
} as const;

/** Something that took effect where it must not. */
export interface Escape {
  /** Where: the comment, the log of a job, a file of the runner. */
  readonly sink: string;
  readonly what: string;
}

/** Says what escaped in one sink. Every detector has a test that shows it a sample which it must find. */
export type Detector<Sink> = (name: string, sink: Sink) => readonly Escape[];

/** Turns findings into escapes of one sink. */
export function inSink(sink: string, found: Iterable<string>): readonly Escape[] {
  return [...new Set(found)].map((what) => ({ sink, what }));
}

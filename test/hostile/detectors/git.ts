import { type Detector, inSink } from '../canary.ts';

/** What the repository of a team looks like to git. */
export interface GitState {
  /** Names of all refs. */
  readonly refs: readonly string[];
  /** Those that people pushed. */
  readonly pushed: ReadonlySet<string>;
  /** Whole messages of the ledger's commits. */
  readonly messages: readonly string[];
  /** Paths on the ledger branch. */
  readonly paths: readonly string[];
}

const ledger = 'refs/heads/mlops/ledger';
const record =
  /^([a-z-]+(\/[A-Za-z0-9][A-Za-z0-9._-]*)?\/[0-9a-f]{2}\/[0-9a-f]{40,64}(\.\d+)?\.json|[a-z-]+\.(json|md)|README\.md)$/;

/** No ref but ours, records at addresses of the ledger, commit messages of one line and the number of files, without other trailers. */
export const gitEscapes: Detector<GitState> = (sink, { refs, pushed, messages, paths }) => [
  ...inSink(sink, [
    ...refs.filter((ref) => ref !== ledger && !pushed.has(ref)).map((ref) => `the ref ${ref}`),
    ...messages
      .filter((text) => !/^[\w ,.:;()/`'-]+(\n\nFiles: \d+)?$/.test(text.trim()))
      .map((text) => `the message ${JSON.stringify(text)}`),
    ...paths.filter((path) => !record.test(path)).map((path) => `${path} on the ledger`),
  ]),
];

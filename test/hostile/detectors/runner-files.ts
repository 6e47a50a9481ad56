import { type Detector, inSink } from '../canary.ts';

/** The files that a runner reads after a step, as text. */
export interface RunnerFiles {
  readonly output: string;
  readonly env: string;
  readonly path: string;
  readonly state: string;
  /** Names that `action.yml` declares. */
  readonly declared: ReadonlySet<string>;
}

/** Outputs are blocks of our keys with a delimiter that nobody knows; nothing is set for the steps after it. */
export const runnerFileEscapes: Detector<RunnerFiles> = (sink, { output, env, path, state, declared }) => {
  const written = Object.entries({ env, path, state }).filter(([, text]) => text !== '');
  return inSink(sink, [...written.map(([name, text]) => `${name} holds ${text}`), ...outputs(output, declared)]);
};

function outputs(text: string, declared: ReadonlySet<string>): readonly string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  const lines = text.split('\n');
  if (lines.pop() !== '') found.push('the last line has no end');
  for (let at = 0; at < lines.length; at++) {
    const [, key, delimiter] = /^([^<=]+)<<(.+)$/.exec(lines[at] ?? '') ?? [];
    if (key === undefined || delimiter === undefined) {
      found.push(`a line of its own: ${lines[at]}`);
      continue;
    }
    if (!declared.has(key)) found.push(`the output ${key}, which is not declared`);
    if (seen.has(key)) found.push(`the output ${key} twice`);
    seen.add(key);
    if (!/^ghadelimiter_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(delimiter)) {
      found.push(`a delimiter that can be guessed: ${delimiter}`);
    }
    const end = lines.indexOf(delimiter, at + 1);
    if (end < 0) found.push(`the output ${key} has no end`);
    at = end < 0 ? lines.length : end;
  }
  return found;
}

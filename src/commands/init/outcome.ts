import { escapeTerminal } from '../../support/escape/index.ts';
import type { commandReasons } from '../reasons.ts';
import type { Outcome } from '../result.ts';
import type { PlacedFile } from './place-file.ts';
import type { Guess, Proposal, ProposedDataset, ProposedModel, Survey } from './types.ts';
import { type YamlValue, yamlInline } from './yaml.ts';

/** One line of what was guessed, for people and programs. */
interface GuessLine {
  /** Dotted key of `mlops.yaml`. */
  readonly at: string;
  readonly value: string;
  readonly why: string;
}

const words = {
  written: 'wrote',
  'would-write': 'would write',
  same: 'unchanged',
  differs: 'differs',
  kept: 'kept',
} as const;

export function outcomeOf(survey: Survey, proposal: Proposal, files: readonly PlacedFile[]): Outcome {
  const guesses = guessesOf(proposal);
  const differing = files.filter(({ state }) => state === 'differs').map(({ path }) => path);
  const fresh = files.filter(({ state }) => state === 'written' || state === 'would-write');
  const reason = reasonOf(differing.length, fresh);
  const sentence = sentenceOf(files);
  return {
    ends: 'pass',
    reason,
    sentence,
    problems: [],
    data: { files, guesses, checks: proposal.checks, left: survey.left },
    text: () => textOf(files, guesses, proposal.checks, survey.left, sentence),
  };
}

/** There is nothing to write a project file about. */
export function nothingRecognised(survey: Survey, { checks }: Proposal): Outcome {
  const reason: keyof typeof commandReasons = 'nothing-recognised';
  const sentence = 'Nothing is written: neither data nor a training was recognised.';
  const message = 'No data file, no training script and no dvc.yaml was recognised in this checkout.';
  return {
    ends: 'unknown',
    reason,
    sentence,
    problems: [{ reason, message }],
    data: { files: [], guesses: [], checks, left: survey.left },
    text: () => textOf([], [], checks, survey.left, sentence),
  };
}

function reasonOf(differing: number, fresh: readonly PlacedFile[]): keyof typeof commandReasons {
  if (differing > 0) return 'init-differs';
  if (fresh.length === 0) return 'init-same';
  return fresh.some(({ state }) => state === 'written') ? 'init-written' : 'init-proposed';
}

function sentenceOf(files: readonly PlacedFile[]): string {
  const count = (state: PlacedFile['state'], text: string) => {
    const number = files.filter((file) => file.state === state).length;
    return number === 0 ? [] : [`${number} ${text}`];
  };
  const parts = [
    ...count('written', 'written'),
    ...count('would-write', 'would be written'),
    ...count('same', 'there already and the same'),
    ...count('kept', 'of your own, kept'),
    ...count('differs', 'there already and different, left as it is'),
  ];
  return `Files: ${parts.join(', ')}.`;
}

function guessesOf({ datasets, models }: Proposal): readonly GuessLine[] {
  return [...datasets.flatMap(datasetGuesses), ...models.flatMap(modelGuesses)];
}

function datasetGuesses({ name, source, why, seen, key }: ProposedDataset): readonly GuessLine[] {
  const at = `datasets.${name}`;
  return [line(at, { value: source, why, seen }), ...(key === undefined ? [] : [line(`${at}.key`, key)])];
}

function modelGuesses(model: ProposedModel): readonly GuessLine[] {
  const at = `models.${model.name.value}`;
  const lines: GuessLine[] = [line(`${at}.train.run`, model.run)];
  if (model.workingDirectory.value !== '') lines.push(line(`${at}.working-directory`, model.workingDirectory));
  if (model.code !== undefined) lines.push(line(`${at}.code`, model.code));
  for (const [role, dataset] of model.data) lines.push(line(`${at}.data.${role}`, dataset));
  for (const [file, keys] of model.params)
    lines.push({ at: `${at}.params`, value: `${file}${keysText(keys.value)}`, why: keys.why });
  for (const key of ['artifact', 'metrics', 'plots'] as const) {
    for (const output of model[key]) lines.push(line(`${at}.${key}`, output));
  }
  if (model.environment !== undefined) lines.push(line(`${at} environment`, model.environment));
  if (model.runsOn !== undefined) lines.push(line(`${at}.train.runs-on`, model.runsOn));
  if (model.evaluate !== undefined) {
    lines.push(line(`${at}.evaluate`, { ...model.evaluate, value: { ...model.evaluate.value } }));
  }
  return lines;
}

function line(at: string, { value, why, seen = '' }: Guess<YamlValue>): GuessLine {
  const text = typeof value === 'string' ? value : yamlInline(value);
  return { at, value: text, why: seen === '' ? why : `${why}; ${seen}` };
}

function keysText(keys: readonly string[] | null): string {
  return keys === null ? '' : ` [${keys.join(', ')}]`;
}

function textOf(
  files: readonly PlacedFile[],
  guesses: readonly GuessLine[],
  checks: readonly string[],
  left: readonly string[],
  sentence: string,
): string {
  const width = Math.max(0, ...guesses.map(({ at }) => at.length));
  const next = nextOf(files.filter(({ state }) => state === 'written'));
  const lines = [
    ...files.map(({ state, path }) => `${words[state].padEnd(11)}  ${path}`),
    ...section(
      'guessed',
      guesses.map(({ at, value, why }) => `${at.padEnd(width)}  ${value}  (${why})`),
    ),
    ...section('check', checks),
    ...section('left out', left),
    ...files.flatMap(({ path, diff }) =>
      diff === undefined ? [] : ['', `${path} is left as it is; what would change:`, ...diff.trimEnd().split('\n')],
    ),
    '',
    sentence,
    ...next,
  ];
  return `${lines.map(escapeTerminal).join('\n')}\n`;
}

/** Workflows of a pull request run as the default branch has them, so that the one which brings them cannot start. */
function nextOf(written: readonly PlacedFile[]): readonly string[] {
  if (written.length === 0) return [];
  const withWorkflows = written.some(({ path }) => path.startsWith('.github/workflows/'));
  return withWorkflows
    ? [
        'Next: read mlops.yaml, commit, `mlops plan`. Push it to the default branch first: the pull request after that one gets the comment.',
      ]
    : ['Next: read mlops.yaml, commit, `mlops plan`.'];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((text) => `  ${text}`)];
}

import type { TrainingInputs } from './fingerprint.ts';
import type { Command, Model } from './types.ts';

const shown = 3;

interface FirstTraining {
  readonly model: Model;
  readonly inputs: TrainingInputs;
}

/**
 * Without `code:` everything that git tracks counts as code: said at the first run, with the files that somebody would
 * not expect there first. Empty where the model names its code, or has no other than its command names.
 */
export function codeNotice({ model, inputs }: FirstTraining): readonly string[] {
  if (model.code.kind !== 'default' || model.train.run === undefined) return [];
  const scoring = wordsOf(model.evaluate?.run);
  const training = wordsOf(model.train.run);
  const rank = (path: string) => {
    if (training.some((word) => path.endsWith(word))) return named;
    const at = surprises.findIndex((test) => test.test(path));
    return scoring.some((word) => path.endsWith(word)) ? -1 : at === -1 ? surprises.length : at;
  };
  const paths = inputs.code.map(({ path }) => path).toSorted((one, other) => rank(one) - rank(other));
  const first = paths.slice(0, shown).map((path) => `\`${path.replaceAll('`', "'")}\``);
  if (paths.every((path) => rank(path) === named)) return [];
  const more = paths.length > shown ? ` and ${paths.length - shown} more` : '';
  const [files, any] = paths.length === 1 ? ['file counts', 'it'] : ['files count', 'any of them'];
  const list = `${first.join(', ')}${more}`;
  return [`\`code:\` is not set: ${paths.length} tracked ${files} as code (${list}), a change of ${any} trains again`];
}

/** Rank of a file that the training's command names: the least surprising. */
const named = 9;

/** Most surprising first: tests, notebooks, data and pictures, hidden files. */
const surprises: readonly RegExp[] = [
  /(^|\/)tests?\/|(^|\/)test_|[._]test\.|\.spec\.|(^|\/)conftest\.py$/i,
  /\.ipynb$/i,
  /\.(csv|tsv|parquet|jsonl|arrows?|ipc|feather|npy|npz|png|jpe?g|svg|gif|pdf|zip|gz|pkl|pickle|joblib|onnx|pt|h5)$/i,
  /(^|\/)\./,
];

/** Words of a command that may name a file. */
function wordsOf(command: Command | undefined): readonly string[] {
  if (command === undefined) return [];
  const words = command.kind === 'shell' ? command.text.split(/\s+/) : command.argv;
  return words.map((word) => word.replace(/^\.\//, '')).filter((word) => /\.\w+$/.test(word));
}

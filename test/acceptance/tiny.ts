import type { Files } from './harness.ts';

/** Parts of the project file, each of which a test may replace. */
export interface ProjectParts {
  readonly head?: string;
  readonly columns?: string;
  readonly checks?: string;
  readonly source?: string;
  readonly train?: string;
  readonly model?: string;
  readonly evaluate?: string;
  readonly gates?: string;
}

export function projectFile(parts: ProjectParts = {}): string {
  const { source = 'data/train.csv', columns = standardColumns, checks = '', head = 'version: 1\nname: tiny' } = parts;
  const { train = 'run: bash train.sh\n      seeds: [1, 2]', model = '', evaluate = standardEvaluate } = parts;
  const { gates = '    gates:\n      roc-auc: { min: 0.6, max-worse: 0.02 }\n' } = parts;
  return `${head}
store: .mlops/store
datasets:
  train:
    source: ${source}
    key: [id]
    columns:
${columns}${checks}
  test:
    source: data/test.csv
    key: [id]
    columns:
      id: { type: integer }
      x: { type: number, nulls: 0 }
      y: { type: integer, values: [0, 1] }
models:
  m:
    code: [train.sh]
    data: { train: train }
    params: params.yaml
${model}    train:
      ${train}
    artifact: model/
${evaluate}${gates}`;
}

export const standardColumns = `      id: { type: integer }
      x: { type: number, nulls: 0, min: 0, max: 1 }
      y: { type: integer, values: [0, 1] }
`;

const standardEvaluate = `    evaluate:
      run: bash predict.sh
      code: [predict.sh]
      task: binary
      predictions: predictions.csv
      label: { dataset: test, column: y }
`;

function predictScript(): string {
  return `awk -F, -v signal="$(sed 's/.*: *//' "$MLOPS_MODEL/model.txt")" '
  FNR == 1 { print "id,score"; next }
  { noise = ($1 * 7919 % 1009) / 1009; printf "%s,%.6f\\n", $1, signal * $2 + (1 - signal) * noise }
' "$MLOPS_ROWS" > "$MLOPS_OUTPUT/predictions.csv"
`;
}

/** `id,x,y`: y is 1 where x is above one half, with every ninth label turned. */
export function rows(count: number, firstId: number): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const id = firstId + index;
    const x = ((id * 613) % 997) / 997;
    const turned = id % 9 === 0;
    return `${id},${x.toFixed(4)},${x > 0.5 !== turned ? 1 : 0}`;
  });
  return `id,x,y\n${lines.join('\n')}\n`;
}

/**
 * A project whose training takes milliseconds: the model is the file of its parameters, and the score of a row is
 * `signal` · x + (1 − `signal`) · noise, where x tells the label and the noise is a fixed function of the id. So
 * `signal` alone decides how good the model is, and each file of the project can be damaged by itself.
 */
export const tiny: Files = {
  'mlops.yaml': projectFile(),
  'params.yaml': 'signal: 0.6\n',
  'train.sh':
    'cat "$MLOPS_PARAMS" > /dev/null\nmkdir -p "$MLOPS_OUTPUT/model"\ngrep -h signal params.yaml > "$MLOPS_OUTPUT/model/model.txt"\n',
  'predict.sh': predictScript(),
  'data/train.csv': rows(60, 1),
  'data/test.csv': rows(400, 1000),
  'README.md': 'A tiny project.\n',
  '.gitignore': 'ignored/\n',
};

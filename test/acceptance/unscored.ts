import type { Files } from './harness.ts';
import { projectFile, tiny } from './tiny.ts';

/** Nothing scores rows here: what is tested is what stands around the trainings. */
export const small = projectFile({
  train: 'run: bash train.sh',
  model: '    metrics: [metrics.json]\n',
  evaluate: '',
  gates: '    gates:\n      accuracy: { min: 0.5 }\n',
});
export const train =
  'mkdir -p "$MLOPS_OUTPUT/model"; cp params.yaml "$MLOPS_OUTPUT/model/m"\necho \'{"accuracy": 0.9}\' > "$MLOPS_OUTPUT/metrics.json"\n';

export const unscored: Files = { ...tiny, 'mlops.yaml': small, 'train.sh': train };

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { textPipeline } from '../project/dvc/support.ts';
import { type Files, makeWorld } from './harness.ts';

const fixtures = join(import.meta.dirname, '..', 'project', 'fixtures');
const pointer = (path: string) => `outs:\n- md5: ${'a'.repeat(32)}\n  size: 1\n  hash: md5\n  path: ${path}\n`;
const py = { 'src/prepare.py': '', 'src/featurization.py': '', 'src/train.py': '', 'src/evaluate.py': '' };

/** Of each real repository the files that its project file speaks of. */
const repositories: Readonly<Record<string, Files>> = {
  '01a-dvc-example-get-started': textPipeline,
  '01b-dvc-example-by-hand': {
    ...py,
    'data/data.xml.dvc': pointer('data.xml'),
    'params.yaml': 'prepare: { split: 0.2 }\nfeaturize: { ngrams: 2 }\ntrain: { seed: 1 }\n',
  },
  '02a-example_cml': { 'train.py': '', 'data/train.csv': 'x\n1\n' },
  '02b-cml_dvc_case': {
    'dvc.yaml':
      'stages:\n  mystage:\n    cmd: python train.py\n    deps: [data, train.py]\n    outs: [model.pt]\n    metrics: [metrics.json: { cache: false }]\n',
    'train.py': '',
    'data.dvc': pointer('data'),
  },
  '06b-sales-forecasting': {
    'src/train.py': '',
    'src/data/features/build_features.py': '',
    'data/train.csv': 'Store,Date,Sales\n1,2026-01-01,3\n',
    'data/predictions.csv': 'Store,Date,Sales\n1,2026-01-01,3\n',
    'configs/training.yaml': 'data: { a: 1 }\nfeatures: { b: 1 }\nmodel: { c: 1 }\ntraining: { d: 1 }\n',
    'uv.lock': '',
    'infrastructure/deploy.sh': '',
  },
};

/** What is said of them beside the plan. */
const reasons: Readonly<Record<string, readonly string[]>> = {
  '06b-sales-forecasting': ['not-acted-on', 'not-acted-on'],
};

/** No test asks a bucket: the same rows, as files of the repository. */
const here = (text: string): string =>
  text
    .replace('gs://sales/data/raw/train.parquet', 'data/train.csv')
    .replace('gs://sales/monitoring/predictions/*.parquet', 'data/predictions.csv')
    .replace(', freshness: 2d', '');

describe('the file of a real repository', () => {
  it.each(Object.keys(repositories))('%s loads, plans and explains itself', async (name) => {
    const text = readFileSync(join(fixtures, `${name}.yaml`), 'utf8');
    const world = makeWorld({ ...repositories[name], 'mlops.yaml': here(text) });
    for (const asked of [['plan'], ['plan', '--graph'], ['explain']]) {
      const { code, result } = await world.json(asked);
      expect([asked, code, result.reason, result.problems.map(({ reason }) => reason)]).toEqual([
        asked,
        0,
        'planned',
        reasons[name] ?? [],
      ]);
    }
  });
});

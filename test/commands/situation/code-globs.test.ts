import { expect, it } from 'vitest';
import { codeGlobs } from '../../../src/commands/situation/code-globs.ts';
import { loadProject } from '../../../src/project/index.ts';
import { put } from '../../project/expand/support.ts';

const text = `version: 1
models:
  m:
    working-directory: ml
    code: [src/**, trian.py, "!**/*.md", configs/**]
    train: python train.py
    artifact: model/
    evaluate:
      run: python predict.py
      code: [predict.py, lib/*.py]
      predictions: predictions.csv
`;

function said(paths: readonly string[]): readonly string[] {
  const head = loadProject(text, 'mlops.yaml');
  const tree = paths.map((path) => ({ path, mode: '100644', oid: 'a'.repeat(40) }));
  return codeGlobs({ head, project: head.project, candidate: { commit: { tree } } }).map(
    ({ reason, message, place, remedy }) => `${place?.line} ${reason} ${message} ${remedy ?? ''}`.trim(),
  );
}

it('patterns that match no file of the commit are told, with the line and the nearest name', () => {
  expect(said(['ml/src/a.py', 'ml/train.py', 'ml/predict.py', 'ml/README.md', 'configs/x.yaml'])).toEqual([
    '5 code-matches-nothing `models.m.code` names `ml/trian.py`, and no file of the commit is that. Did you mean `ml/train.py`?',
    '5 code-matches-nothing `models.m.code` names `ml/configs/**`, and no file of the commit is that.',
    '10 code-matches-nothing `models.m.evaluate.code` names `ml/lib/*.py`, and no file of the commit is that.',
  ]);
});

it('nothing is told where each pattern has a file; what is left out need not be there', () => {
  expect(said(['ml/src/a.py', 'ml/trian.py', 'ml/predict.py', 'ml/configs/x.yaml', 'ml/lib/b.py'])).toEqual([]);
});

it('of a matrix is told once, by the name that stands in the file', () => {
  const head = loadProject(
    `version: 1\nmodels:\n  m:\n    matrix: { x: [a, b] }\n    code: [src/**]\n    train: t ${put('x')}\n`,
    'mlops.yaml',
  );
  const found = codeGlobs({ head, project: head.project, candidate: { commit: { tree: [] } } });
  expect(found.map(({ message, place }) => `${place?.line}:${place?.column} ${message}`)).toEqual([
    '5:11 `models.m.code` names `src/**`, and no file of the commit is that.',
  ]);
});

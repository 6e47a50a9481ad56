import { describe, expect, it } from 'vitest';
import { problemsOf, withDataset, withModel } from './support.ts';

describe('a path that leaves the repository is told where it is written', () => {
  it.each([
    ['datasets.d', 'version: 1\ndatasets: { d: ../x }\n'],
    ['datasets.d.source', withDataset('source: ../x')],
    ['models.m.working-directory', withModel('train: a\nworking-directory: ../x')],
    ['models.m.code', withModel('train: a\ncode: ../x')],
    ['models.m.code[1]', withModel('train: a\ncode: [a, ../x]')],
    ['models.m.data', withModel('train: a\ndata: ../x')],
    ['models.m.data.test', withModel('train: a\ndata: { train: a/, test: ../x }')],
    ['models.m.params', withModel('train: a\nparams: ../x')],
    ['models.m.params[1]', withModel('train: a\nparams: [a, ../x]')],
    ['models.m.artifact', withModel('train: a\nartifact: ../x')],
    ['models.m.artifact[1]', withModel('train: a\nartifact: [a, ../x]')],
    ['models.m.metrics', withModel('train: a\nmetrics: ../x')],
    ['models.m.metrics[1].file', withModel('train: a\nmetrics: [a, { file: ../x }]')],
    ['models.m.plots[0]', withModel('train: a\nplots: [../x]')],
    ['models.m.schemas.m', withModel('train: a\nmetrics: m\nschemas: { m: ../x }')],
    ['models.m.evaluate.predictions', withModel('train: a\nevaluate: { predictions: ../x }')],
    ['models.m.evaluate.code[1]', withModel('train: a\nevaluate: { run: b, code: [a, ../x] }')],
  ])('%s', (path, text) => {
    const [problem, ...others] = problemsOf(text);
    expect(others).toEqual([]);
    expect(problem?.reason).toBe('path-outside');
    expect(problem?.message.split(': ')[0]).toBe(path);
    const { source = '', column = 0 } = problem?.place ?? {};
    expect(source.slice(column - 1)).toMatch(/^\.\.\/x/);
  });

  it('secrets of an evaluation as well', () => {
    const [problem] = problemsOf(withModel('train: a\nevaluate: { run: b, secrets: [GITHUB_TOKEN] }'));
    expect(problem?.message).toMatch(/^models\.m\.evaluate\.secrets\[0\]: /);
  });
});

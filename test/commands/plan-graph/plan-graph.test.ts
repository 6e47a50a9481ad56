import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { explain } from '../../../src/commands/explain.ts';
import { type PlanRequest, plan } from '../../../src/commands/plan.ts';
import { reasonOf } from '../../data/engine.ts';
import { folderWith } from '../infer/world.ts';
import { ports } from '../situation/bare-ports.ts';

const project = `version: 1
datasets:
  rides: data/rides.csv
  holdout: { source: data/holdout.csv, key: x }
models:
  demand:
    code: [train.py, lib/**]
    data: { train: rides, test: holdout }
    params: params.yaml
    train: { run: python train.py, seeds: [1, 2], timeout: 2h, secrets: [TOKEN] }
    env: { MODE: fast }
    artifact: model/
    metrics: metrics.json
    evaluate: { run: python score.py, task: regression, predictions: p.csv, label: { dataset: holdout, column: y } }
    gates: { rmse: [{ max: 40, max-worse: 2% }, { by: zone, max-worse: 0, min-rows: 1, level: warn }] }
  other:
    train: python other.py
    artifact: other.pkl
    metrics: other.json
`;

const folder = folderWith({
  'mlops.yaml': project,
  'params.yaml': 'depth: 6\n',
  'train.py': '1',
  'score.py': '2',
  'other.py': '3',
  'README.md': 'a',
  ...Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`lib/m${at}.py`, String(at)])),
  'data/rides.csv': 'x,y,zone\n1,2,a\n',
  'data/holdout.csv': 'x,y,zone\n3,4,a\n',
});
const git = (...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@localhost', ...args], { cwd: folder, stdio: 'ignore' });
git('checkout', '-b', 'change');
writeFileSync(join(folder, 'params.yaml'), 'depth: 8\n');
git('commit', '--all', '-m', 'b');

const request: PlanRequest = {
  folder,
  projectFile: 'mlops.yaml',
  remote: 'origin',
  offline: true,
  uncommitted: 'include',
  base: 'trunk',
  matrix: false,
};
const style = { width: 100, color: false };

describe('a plan as a drawing', () => {
  it('has each step with what is done and why, and what each takes of which other, for mermaid', async () => {
    const text = (await plan({ ...request, graph: 'mermaid' }, ports)).text(style);
    const lines = text.split('\n');
    expect(lines[0]).toBe('flowchart LR');
    const named = new Map(
      lines.flatMap((line) => {
        const [, name = '', title = ''] = /^ {2}(n\d+)\["\w+ · ([^<]*)</.exec(line) ?? [];
        return name === '' ? [] : [[name, title] as const];
      }),
    );
    const edges = lines.flatMap((line) => {
      const [, from = '', label = '', to = ''] = /^ {2}(n\d+) -- "(.*)" --> (n\d+)$/.exec(line) ?? [];
      return from === '' ? [] : [`${named.get(from)} -${label}-> ${named.get(to)}`];
    });
    expect(edges).toEqual([
      'validate rides -train-> train demand',
      'validate holdout -judged by-> train demand',
      'train demand -model-> evaluate demand',
      'validate holdout -test rows-> evaluate demand',
      'train demand of the baseline -model-> evaluate demand of the baseline',
      'validate holdout -test rows-> evaluate demand of the baseline',
    ]);
    expect(text).toContain('["run · train demand<br>params changed#58; depth 6 → 8"]:::run');
    expect(text).toContain('classDef run ');
    expect(text).not.toContain('classDef reuse');
  });

  it('is a picture with the same steps and edges, that shows all reasons and needs nothing else', async () => {
    const drawn = await plan({ ...request, graph: 'svg' }, ports);
    const text = drawn.text(style);
    const [svg] = parseFragment(text).childNodes;
    if (svg === undefined || !('childNodes' in svg)) throw new Error('no picture');
    const named = (name: string) => svg.childNodes.filter(({ nodeName }) => nodeName === name);
    expect([named('g').length, named('path').length]).toEqual([8, 6]);
    expect(text).toContain('<title>train demand\nparams changed: `depth 6 → 8`</title>');
    expect(text).not.toMatch(/NaN|undefined|href|url\((?!#)/);
    expect((await plan({ ...request, graph: 'svg' }, ports)).text(style)).toBe(text);
  });
});

describe('`mlops explain`', () => {
  it('tells what runs, from what, against what, and what would change it', async () => {
    const told = await explain({ ...request, models: ['demand'] }, ports);
    const lines = told.text(style).split('\n');
    const [first = '', ...rest] = lines;
    expect(first).toMatch(/^demand {2}\(fingerprint [0-9a-f]{12}\)$/);
    const under = new Map<string, string[]>();
    let label = '';
    for (const line of rest.filter((each) => each !== '')) {
      label = line.slice(2, 17).trim() || label;
      under.set(label, [...(under.get(label) ?? []), line.slice(17).trim()]);
    }
    expect(under.get('to do')?.[0]).toBe('training: params changed: depth 6 → 8');
    expect(under.get('trains with')).toEqual([
      'python train.py',
      'in the root of the repository, one run for each seed (1, 2), at most 2h each, on ubuntu-latest',
    ]);
    expect(under.get('scored with')).toEqual(['python score.py', 'rows of holdout, without y']);
    expect(under.get('reads code')?.[0]).toMatch(/^11 files of train\.py, lib\/\*\*: lib\/m0\.py, .* and 3 more$/);
    expect(under.get('reads data')).toEqual([
      expect.stringMatching(/^train: dataset rides, version [0-9a-f]{12}$/),
      expect.stringMatching(/^test rows: dataset holdout, version [0-9a-f]{12}$/),
    ]);
    expect(under.get('reads params')).toEqual(['params.yaml:depth = 8']);
    expect([under.get('environment'), under.get('secrets')]).toEqual([['MODE=fast'], ['TOKEN']]);
    expect(under.get('leaves')).toEqual(['artifact model/', 'metrics metrics.json', 'predictions p.csv']);
    expect(under.get('against')?.[0]).toMatch(/^the merge base [0-9a-f]{12}$/);
    expect(under.get('judged by')).toEqual([
      'rmse: at most 40, at most 2% worse',
      'rmse: not worse for each zone of at least 1 row (warn)',
    ]);
    expect([...under.keys()]).toContain('scores again');
  });

  it('tells of all models where none is named, with the usual gate where there is none', async () => {
    const told = await explain({ ...request, models: [] }, ports);
    const text = told.text(style);
    expect(text).toMatch(/^demand .*\n[\s\S]*\n\nother /);
    expect(text).toContain('no metric may be measurably worse than that of the baseline');
    expect(text.split('\n\nother')[1]).not.toContain('scores again');
    expect(told.data).toMatchObject({ models: [{ model: 'demand' }, { model: 'other' }] });
    expect((await plan(request, ports)).reason).toBe(told.reason);
  });

  it('names the nearest model where there is none of that name', async () => {
    expect(await reasonOf(explain({ ...request, models: ['demnad'] }, ports))).toBe('no-such-model');
  });
});

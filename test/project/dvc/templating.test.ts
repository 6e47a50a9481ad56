import { describe, expect, it } from 'vitest';
import { loadBeside, project } from './support.ts';

const put = (name: string) => `$\{${name}}`;

function commandOf(target: string, yaml: string, params: string): string | undefined {
  const files = { 'dvc.yaml': yaml, 'params.yaml': params, 'more.json': '{"deep": {"x": 3}}', 't.py': '' };
  const { run } = loadBeside(project(target), files).project.models.get('m')?.train ?? {};
  return run?.kind === 'shell' ? run.text : undefined;
}

const stage = (cmd: string) => `stages:\n  train:\n    cmd: ${cmd}\n    deps: [t.py]\n    metrics: [m.json]\n`;

// What `dvc stage list`, `dvc repro --dry` of DVC 3.67.1 make of the same files (test/acceptance/dvc.heavy.test.ts runs some).
describe('variables of a dvc.yaml', () => {
  it.each([
    [`python t.py ${put('train.lr')}`, 'train: { lr: 0.00001 }', 'python t.py 1e-05'],
    [`python t.py ${put('a')} ${put('b')} ${put('c')}`, 'a: 1.0\nb: 1e3\nc: 7', 'python t.py 1.0 1000.0 7'],
    [`python t.py ${put('on')} ${put('none')}`, 'on: true\nnone: null', 'python t.py true None'],
    [`python t.py ${put('list[1]')} ${put('list[0].x')}`, 'list: [{ x: a }, b]', 'python t.py b a'],
    [`python t.py \\${put('HOME')}`, 'a: 1', `python t.py ${put('HOME')}`],
    [
      `python t.py ${put('o')}`,
      'o: { name: a b, n: 2, fast: true, slow: false, many: [1, x y], in: { side: 0.5 } }',
      "python t.py --name 'a b' --n 2 --fast --many 1 'x y' --in.side 0.5",
    ],
  ])('%s', (cmd, params, expected) => {
    const found = commandOf('train', stage(`"${cmd.replaceAll('\\', '\\\\')}"`), params);
    // A shell keeps what is no variable of DVC.
    expect(found?.replace(/^\(\n([\s\S]*)\n\)$/, '$1')).toBe(expected);
  });

  it('come of `vars`: tables, files, keys of files, and of the stage itself', () => {
    const yaml = `vars:
  - more.json:deep.x
  - { own: here }
stages:
  train:
    vars: [{ near: there }]
    cmd: python t.py ${put('deep.x')} ${put('own')} ${put('near')} ${put('p')}
    metrics: [m.json]
`;
    expect(commandOf('train', yaml, 'p: 1')).toBe('python t.py 3 here there 1');
  });

  it('make one stage for each item of `foreach`, and each combination of `matrix`', () => {
    const yaml = `stages:
  fit:
    foreach: ${put('regions')}
    do: { cmd: "python t.py ${put('item')} ${put('key')}", outs: ["${put('key')}.pkl"] }
  grid:
    matrix: { a: [1, 2], b: [x, y] }
    cmd: python t.py ${put('item.a')} ${put('item.b')}
    outs: ["${put('key')}.pkl"]
`;
    expect(commandOf('fit@south', yaml, 'regions: { north: 1, south: 2 }')).toBe('python t.py 2 south');
    expect(commandOf('grid@2-y', yaml, 'regions: [a]'.replace('[a]', '{ n: 1 }'))).toBe('python t.py 2 y');
  });
});

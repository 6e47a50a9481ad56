import { describe, expect, it } from 'vitest';
import { programOf } from '../../../../src/commands/init/said/program.ts';
import { saysTraining } from '../../../../src/commands/init/said/resolve.ts';
import { statementsOf, wordsOf } from '../../../../src/commands/init/said/shell.ts';

const texts = (text: string) => statementsOf(text, '').map((statement) => statement.text);

describe('a text of commands', () => {
  it('is split where a command ends, and nowhere in quotes', () => {
    expect(texts(`a "x && y; z" && b \\\n  --c # no\n# d\ne 'it; #' ; f $(g; h)`)).toEqual([
      'a "x && y; z"',
      'b --c',
      "e 'it; #'",
      'f $(g; h)',
    ]);
  });

  it('is without here documents', () => expect(texts('cat <<EOF\npython train.py\nEOF\nb')).toEqual(['b']));

  it('knows where its commands run, as long as that can be told', () => {
    const folders = (text: string) => statementsOf(text, 'a').map(({ folder }) => folder);
    expect(folders('x\ncd b\nx\ncd ../..\nx')).toEqual(['a', 'a/b', '']);
    expect(folders('cd $HERE\nx')).toEqual([]);
    expect(folders('cd ../..\nx')).toEqual([]);
  });

  it('knows loops, conditions and functions', () => {
    const blocks = statementsOf('for x in 1 2; do\n  a\ndone\nf() {\n  b\n}\nc', '').map((one) => [
      one.text,
      one.inBlock,
    ]);
    expect(blocks).toEqual([
      ['a', true],
      ['b', true],
      ['c', false],
    ]);
  });

  it('has words without quotes', () => {
    expect(wordsOf(`a "b c" 'd' e="f" >> g.md 2>&1 | h`)).toEqual([
      'a',
      'b c',
      'd',
      'e=f',
      '>>',
      'g.md',
      '2>&1',
      '|',
      'h',
    ]);
  });
});

describe('what a command runs', () => {
  it.each([
    ['python3.11 -u src/train.py --x 1', { kind: 'script', path: 'src/train.py', rest: ['--x', '1'] }],
    ['A=1 uv run --with x python -m pkg.train', { kind: 'module', name: 'pkg.train', rest: [] }],
    ['poetry run train', { kind: 'other', name: 'train', rest: [] }],
    ['torchrun --nproc_per_node 2 train.py a', { kind: 'script', path: 'train.py', rest: ['a'] }],
    ['accelerate launch --num_processes=2 -m pkg.train', { kind: 'module', name: 'pkg.train', rest: [] }],
    ['python -m torch.distributed.run --nnodes 1 t.py', { kind: 'script', path: 't.py', rest: [] }],
    ['papermill a.ipynb b.ipynb', { kind: 'notebook', path: 'a.ipynb', rest: ['b.ipynb'] }],
    ['make -j 4 train', { kind: 'task', by: 'make', name: 'train', rest: [] }],
    ['make -C sub train', { kind: 'other', name: 'make', rest: ['-C', 'sub', 'train'] }],
    ['mlflow run . -e fit', { kind: 'task', by: 'mlflow', name: 'fit', rest: ['-e', 'fit'] }],
    ['$(PY) train.py', { kind: 'script', path: 'train.py', rest: [] }],
    ['python -c "train()"', { kind: 'other', name: 'python', rest: ['-c', 'train()'] }],
    ['python train.py | tee log', { kind: 'script', path: 'train.py', rest: [] }],
  ])('%s', (text, program) => expect(programOf(wordsOf(text))).toEqual(program));

  it.each([
    ['python train_model.py', true],
    ['python -m app train', true],
    ['python -m src.training.run', true],
    ['yolo detect train data=a.yaml', true],
    ['yolo predict model=x.pt', false],
    ['python check.py data/train.csv', false],
    ['python constraint.py', false],
    ['dvc repro train', false],
  ])('%s trains: %s', (text, trains) => {
    const program = programOf(wordsOf(text));
    expect(program !== undefined && saysTraining(program)).toBe(trains);
  });
});

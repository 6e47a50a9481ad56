import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readerReasons, readMetricsFile, readMetricsFiles } from '../../../src/metrics/readers/index.ts';
import type { MetricsFile, RowChoice } from '../../../src/project/types.ts';

function file(name: string, more: { prefix?: string; row?: RowChoice } = {}): MetricsFile {
  return { file: name, row: { kind: 'last' }, ...more };
}

function values(text: string, of: MetricsFile): Record<string, unknown> {
  const { metrics } = readMetricsFile(text, of);
  return Object.fromEntries(Object.entries(metrics).map(([name, metric]) => [name, metric.value]));
}

function reasons(text: string, of: MetricsFile): string[] {
  return readMetricsFile(text, of).problems.map((problem) => problem.reason);
}

describe('JSON', () => {
  it('keeps falsy zeros and reads nested trees with dotted names', () => {
    expect(values('{"train":{"loss":0.0,"f1":0},"top.k":2}', file('m.json'))).toEqual({
      'train.loss': 0,
      'train.f1': 0,
      'top.k': 2,
    });
  });

  it('keeps bare NaN and Infinity of Python, and leaves such words in texts alone', () => {
    const text = '{"a": NaN, "b": -Infinity, "c": [1, NaN], "d": Infinity, "is NaN here": 1, "e\\"NaN": 2}';
    expect(values(text, file('m.json'))).toEqual({
      a: 'NaN',
      b: '-Infinity',
      d: 'Infinity',
      'is NaN here': 1,
      'e"NaN': 2,
    });
    expect(reasons(text, file('m.json'))).toEqual(['metric-not-a-number']);
  });

  it('names a metric that is a text, null, a truth value or a list', () => {
    const { metrics, noNumbers, problems } = readMetricsFile(
      '{"acc":"0.81","f1":null,"ok":true,"loss":0.1}',
      file('m.json'),
    );
    expect(Object.keys(metrics)).toEqual(['loss']);
    expect(noNumbers).toEqual({ acc: 'text', f1: 'null', ok: 'other' });
    expect(problems.map((problem) => problem.message)).toEqual([
      'acc in m.json is "0.81", not a number',
      'f1 in m.json is null, not a number',
      'ok in m.json is true, not a number',
    ]);
  });

  it('refuses what is no JSON, what is empty and what holds no number', () => {
    expect(reasons('{"a": 1', file('m.json'))).toEqual(['metrics-unreadable']);
    expect(reasons('', file('m.json'))).toEqual(['metrics-unreadable']);
    expect(reasons('{}', file('m.json'))).toEqual(['metrics-empty']);
    expect(reasons('{"a":"x"}', file('m.json'))).toEqual(['metric-not-a-number', 'metrics-empty']);
    expect(reasons('', file('m.yaml'))).toEqual(['metrics-empty']);
  });

  it('does not let a name change a prototype', () => {
    const { metrics } = readMetricsFile('{"__proto__": 1, "constructor": {"x": 2}}', file('m.json'));
    expect(Object.keys(metrics).sort()).toEqual(['__proto__', 'constructor.x']);
    expect(Object.getPrototypeOf(metrics)).toBe(Object.prototype);
  });

  it('limits how much it takes and says', () => {
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`m${index}`, index]));
    expect(reasons(JSON.stringify(many), file('m.json'))).toEqual(['metrics-too-many']);
    const texts = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`m${index}`, 'x']));
    const { problems } = readMetricsFile(JSON.stringify({ ...texts, loss: 1 }), file('m.json'));
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)?.message).toBe('30 more values in m.json are not numbers');
  });

  it('survives trees deeper than any metrics file', () => {
    const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;
    expect(reasons(deep, file('m.json'))).toEqual(['metric-not-a-number', 'metrics-empty']);
  });

  it('gives back every finite tree of numbers (property)', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.double({ noDefaultInfinity: true, noNaN: true })), (tree) => {
        fc.pre(Object.keys(tree).length > 0 && !Object.keys(tree).some((key) => key.includes('_stderr')));
        fc.pre(!('support' in tree));
        const bare = Object.keys(tree).map((key) => key.replaceAll(/\s+/g, ''));
        fc.pre(new Set(bare).size === bare.length);
        const read = readMetricsFile(JSON.stringify(tree), file('m.json'));
        expect(read.problems).toEqual([]);
        expect(Object.keys(read.metrics).length).toBe(Object.keys(tree).length);
      }),
      { numRuns: 100 },
    );
  });
});

describe('formats of tools', () => {
  it("reads scikit-learn's classification_report without its row counts", () => {
    const row = { precision: 0.5, recall: 1, 'f1-score': 0.66, support: 10 };
    const report = { 'Grün/Ä': row, 'weighted avg': row, 'macro avg': row, accuracy: 0.7 };
    expect(values(JSON.stringify(report), file('report.json'))).toEqual({
      'Grün/Ä.precision': 0.5,
      'Grün/Ä.recall': 1,
      'Grün/Ä.f1-score': 0.66,
      'weighted avg.precision': 0.5,
      'weighted avg.recall': 1,
      'weighted avg.f1-score': 0.66,
      'macro avg.precision': 0.5,
      'macro avg.recall': 1,
      'macro avg.f1-score': 0.66,
      accuracy: 0.7,
    });
  });

  it('pairs values and errors of lm-evaluation-harness; an error may be "N/A"', () => {
    const results = {
      results: {
        arc: { alias: 'arc', 'acc,none': 0.41, 'acc_stderr,none': 0.014, 'acc_norm,none': 0.43 },
        gsm8k: { 'exact_match,strict-match': 0.2, 'exact_match_stderr,strict-match': 'N/A' },
      },
      versions: { arc: 1, gsm8k: 3 },
      'n-shot': { arc: 0 },
      config: { model: 'hf', batch_size: 8 },
    };
    const { metrics, problems } = readMetricsFile(JSON.stringify(results), file('results.json'));
    expect(problems).toEqual([]);
    expect(metrics).toEqual({
      'arc.acc,none': { value: 0.41, standardError: 0.014, file: 'results.json' },
      'arc.acc_norm,none': { value: 0.43, file: 'results.json' },
      'gsm8k.exact_match,strict-match': { value: 0.2, file: 'results.json' },
    });
  });

  it("reads Hugging Face's all_results.json", () => {
    const text = '{\n "epoch": 3.0,\n "eval_accuracy": 0.8455882352941176,\n "train_runtime": 148.9\n}';
    expect(values(text, file('all_results.json'))).toEqual({
      epoch: 3,
      eval_accuracy: 0.8455882352941176,
      train_runtime: 148.9,
    });
  });

  it("reads YOLO's results.csv with padded headers, by the best row and a prefix", () => {
    const text =
      '                  epoch,         val/mAP50-95(B),             lr/pg0\n' +
      '                      0,                   0.21,             0.0010\n' +
      '                      1,                   0.35,             0.0009\n' +
      '                      2,                   0.33,             0.0008\n';
    expect(values(text, file('runs/results.csv'))).toEqual({ epoch: 2, 'val/mAP50-95(B)': 0.33, 'lr/pg0': 0.0008 });
    const best = file('runs/results.csv', { prefix: 'yolo', row: { kind: 'max', column: 'val/mAP50-95(B)' } });
    expect(values(text, best)).toEqual({ 'yolo.epoch': 1, 'yolo.val/mAP50-95(B)': 0.35, 'yolo.lr/pg0': 0.0009 });
  });

  it('reads a loss curve of one column, with and without a header', () => {
    expect(values('loss\n0.35797\n0.29242\n', file('loss.csv'))).toEqual({ loss: 0.29242 });
    expect(values('0.35797\n0.29242\n', file('plots/curve.csv'))).toEqual({ curve: 0.29242 });
  });

  it('reads the lines of a metrics.txt', () => {
    const text = 'Accuracy 0.8\nf1: 0.5\nlog loss = nan\n\nConfusion matrix below\n';
    expect(values(text, file('metrics.txt'))).toEqual({ Accuracy: 0.8, f1: 0.5, 'log loss': 'NaN' });
    expect(reasons('accuracy: very good\nf1: 0.5', file('metrics.txt'))).toEqual(['metric-not-a-number']);
  });

  it('reads a number in percent as the number that is written', () => {
    const cml = 'Training variance explained: 42.0%\nTest variance explained: 5.5 %\naccuracy 91%\nauc = 80%';
    expect(values(cml, file('metrics.txt'))).toEqual({
      'Training variance explained': 42,
      'Test variance explained': 5.5,
      accuracy: 91,
      auc: 80,
    });
    expect(reasons('accuracy: half of 50%\nf1: 0.5', file('metrics.txt'))).toEqual(['metric-not-a-number']);
    expect(readerReasons['metrics-empty'].remedy).toContain('`accuracy: 0.91`');
    expect(values('{"a": 1}', file('metrics'))).toEqual({ a: 1 });
  });

  it('reads YAML and TOML with their words for NaN', () => {
    expect(values('val:\n  auc: 5e-05\n  ece: .nan\n  top: -.inf', file('m.yaml'))).toEqual({
      'val.auc': 0.00005,
      'val.ece': 'NaN',
      'val.top': '-Infinity',
    });
    expect(values('acc = 0.5\n[val]\nloss = nan\nsteps = 7', file('m.toml'))).toEqual({
      acc: 0.5,
      'val.loss': 'NaN',
      'val.steps': 7,
    });
  });

  it('refuses YAML that is broken, doubled, full of aliases or of foreign tags', () => {
    expect(reasons('a: [1', file('m.yaml'))).toEqual(['metrics-unreadable']);
    expect(reasons('a: 1\na: 2', file('m.yaml'))).toEqual(['metrics-unreadable']);
    expect(reasons('a: !!python/object/apply:os.system ["x"]', file('m.yaml'))).toEqual(['metrics-unreadable']);
    const bomb = ['a: &a [1,1]', ...Array.from({ length: 60 }, (_, index) => `b${index}: *a`)].join('\n');
    expect(reasons(bomb, file('m.yaml'))).toEqual(['metrics-unreadable']);
  });
});

describe('tables', () => {
  it('reads TSV, JSON lines and long tables', () => {
    expect(values('step\tloss\n1\t0.5\n2\tinf\n', file('log.tsv'))).toEqual({ step: 2, loss: 'Infinity' });
    expect(values('{"step":1,"loss":0.5}\n{"step":2,"loss":NaN}\n', file('log.jsonl'))).toEqual({
      step: 2,
      loss: 'NaN',
    });
    expect(values('metric,value\nauc,0.7\nf1,0.5\n', file('m.csv'))).toEqual({ auc: 0.7, f1: 0.5 });
  });

  it('says nothing for empty cells, and names texts', () => {
    const { metrics, problems } = readMetricsFile('step,test/acc,train/acc,note\n9,0.97,,good\n', file('metrics.csv'));
    expect(Object.keys(metrics)).toEqual(['step', 'test/acc']);
    expect(problems.map((problem) => problem.message)).toEqual(['note in metrics.csv is "good", not a number']);
  });

  it('names a column that cannot choose the row', () => {
    const row = { kind: 'min', column: 'loss' } as const;
    expect(reasons('step\n1\n', file('m.csv', { row }))).toEqual(['metric-row-missing']);
    expect(reasons('loss\nnan\n', file('m.csv', { row }))).toEqual(['metric-row-missing']);
    expect(values('loss\nnan\n3\n2\n4\n', file('m.csv', { row }))).toEqual({ loss: 2 });
  });

  describe('row: { where }', () => {
    const where = (cells: Record<string, string | number | boolean>) => ({
      row: { kind: 'where', cells: new Map(Object.entries(cells)) } as const,
    });
    const csv = 'split,epoch,best,auc,note\ntrain,9,False,0.9,\ntest,9,False,0.7,\ntest,10.0,True,0.8,\n';
    const lines = '{"split":"test","epoch":9,"auc":0.7}\n{"split":"test","epoch":10,"best":true,"auc":0.8}\n';

    it('takes the one row with these values, and not the columns that choose it', () => {
      expect(values(csv, file('m.csv', where({ split: 'test', epoch: 10 })))).toEqual({ auc: 0.8 });
      expect(reasons(csv, file('m.csv', where({ split: 'test', epoch: 10 })))).toEqual(['metric-not-a-number']);
      expect(values(csv, file('m.csv', where({ best: true, split: 'test' })))).toEqual({ epoch: 10, auc: 0.8 });
      expect(values(csv, file('m.csv', where({ split: 'train' })))).toEqual({ epoch: 9, auc: 0.9 });
      expect(values(lines, file('m.jsonl', where({ epoch: 9 })))).toEqual({ auc: 0.7 });
      expect(values(lines, file('m.jsonl', { ...where({ best: true }), prefix: 'test' }))).toEqual({
        'test.auc': 0.8,
        'test.epoch': 10,
      });
    });

    it('chooses among names and values, too', () => {
      expect(values('metric,value\nauc,0.7\nf1,0.5\n', file('m.csv', where({ metric: 'f1' })))).toEqual({ value: 0.5 });
    });

    it.each([
      ['several', { split: 'test' }, '2 of 3 rows have split = "test", and exactly one has to'],
      ['none', { split: 'test', epoch: 11 }, '0 of 3 rows have split = "test" and epoch = 11, and exactly one has to'],
      ['none by letter case', { split: 'Test' }, '0 of 3 rows have split = "Test", and exactly one has to'],
    ])('says how many rows it finds: %s', (_, cells, what) => {
      expect(readMetricsFile(csv, file('m.csv', where(cells)))).toEqual({
        metrics: {},
        noNumbers: {},
        problems: [{ reason: 'metric-row-not-one', message: `m.csv: ${what}` }],
      });
    });

    it('names a column that is not there, and an empty table', () => {
      const { problems } = readMetricsFile(csv, file('m.csv', where({ fold: 1, split: 'test' })));
      expect(problems).toEqual([
        {
          reason: 'metric-row-missing',
          message: 'm.csv: the column fold is not there, and `row.where` asks for it',
        },
      ]);
      expect(reasons('split,auc\n', file('m.csv', where({ split: 'test' })))).toEqual(['metric-row-not-one']);
      expect(reasons('', file('m.csv', where({ split: 'test' })))).toEqual(['metrics-empty']);
    });
  });

  it('refuses ragged rows, open quotes, twin columns; header only is empty', () => {
    expect(reasons('a,b\n1\n', file('m.csv'))).toEqual(['metrics-unreadable']);
    expect(reasons('a,b\n1,"2\n', file('m.csv'))).toEqual(['metrics-unreadable']);
    expect(reasons('a,a\n1,2\n', file('m.csv'))).toEqual(['metrics-unreadable']);
    expect(reasons('a,b\n', file('m.csv'))).toEqual(['metrics-empty']);
    expect(reasons('[1]\n', file('m.jsonl'))).toEqual(['metrics-unreadable']);
  });
});

describe('several files', () => {
  it('joins them, and names a metric that two files report', () => {
    const { metrics, problems } = readMetricsFiles([
      { text: '{"acc": 0.5, "f1": 0.4}', file: file('a.json') },
      { text: 'acc: 0.6', file: file('b.yaml') },
      { text: 'acc: 0.7', file: file('c.yaml', { prefix: 'test' }) },
    ]);
    expect(metrics['acc']?.value).toBe(0.5);
    expect(metrics['test.acc']?.value).toBe(0.7);
    expect(problems).toEqual([{ reason: 'metric-twice', message: 'acc is reported by a.json and by b.yaml' }]);
  });

  it('joins what is no number in them', () => {
    const files = [
      { text: '{"acc": 0.5, "f1": "x"}', file: file('a.json') },
      { text: 'loss: null', file: file('b.yaml', { prefix: 'test' }) },
    ];
    expect(readMetricsFiles(files).noNumbers).toEqual({ f1: 'text', 'test.loss': 'null' });
  });
});

describe('a name that stands twice', () => {
  const read = (text: string) => readMetricsFile(text, file('metrics.json'));

  it('in one object of JSON is an error with its place', () => {
    const { metrics, problems } = read('{\n  "rmse": 3,\n  "rmse": 1\n}');
    expect(metrics).toEqual({});
    expect(problems).toMatchObject([
      {
        reason: 'metrics-unreadable',
        message: expect.stringContaining('"rmse" stands twice in its object (line 3, column 3)'),
      },
    ]);
    expect(
      read('{"a":{"x":1},"b":{"x":2},"c":["x","x"],"d\\"":1,"d":{"\\u0064":1}}').problems.map(({ reason }) => reason),
    ).not.toContain('metrics-unreadable');
    expect(read('{"d":1,"\\u0064":2}').problems).toMatchObject([{ reason: 'metrics-unreadable' }]);
  });

  it('but for blanks is told; upper and lower case are two names', () => {
    const { metrics, problems } = read('{"rmse": 3, "rmse ": 1, "RMSE": 2}');
    expect(Object.keys(metrics)).toEqual(['rmse', 'RMSE']);
    expect(problems).toMatchObject([
      { reason: 'metric-twice', message: '"rmse" and "rmse " in metrics.json differ only in blanks' },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { readMetricsFile } from '../../../src/metrics/readers/index.ts';

/** As scikit-learn prints it. */
const printed = `              precision    recall  f1-score   support

           0       0.50      1.00      0.67         1
    not spam       1.00      0.25      0.40         4

    accuracy                           0.40         5
   macro avg       0.75      0.62      0.53         5
weighted avg       0.90      0.40      0.45         5
`;

const read = (text: string, name: string) => {
  const { metrics, problems } = readMetricsFile(text, { file: name, row: { kind: 'last' } });
  const values = Object.fromEntries(Object.entries(metrics).map(([metric, { value }]) => [metric, value]));
  return { values, reasons: problems.map(({ reason }) => reason) };
};

describe('the text of a classification report', () => {
  const names = (one: string) => [`${one}.precision`, `${one}.recall`, `${one}.f1-score`];

  it.each(['report', 'report.txt'])('has the names of its JSON form: %s', (name) => {
    const { values, reasons } = read(printed, name);
    expect(reasons).toEqual([]);
    expect(values).toMatchObject({ '0.precision': 0.5, '0.f1-score': 0.67, accuracy: 0.4, 'macro avg.recall': 0.62 });
    const rows = ['0', 'not spam'].flatMap(names);
    expect(Object.keys(values)).toEqual([...rows, 'accuracy', ...['macro avg', 'weighted avg'].flatMap(names)]);
  });

  it('may stand among other lines', () => {
    const { values, reasons } = read(`loss: 0.3\n${printed}auc: 0.8\n`, 'report.txt');
    expect([values['loss'], values['accuracy'], values['auc'], reasons]).toEqual([0.3, 0.4, 0.8, []]);
  });

  it('keeps NaN of a class without predictions', () => {
    const { values } = read(printed.replace('0.50      1.00', ' nan      1.00'), 'report.txt');
    expect(values['0.precision']).toBe('NaN');
  });
});

it.each(['0       0.50      1.00      0.67', 'a\tb\t0.5', 'part  a: 0.5'])(
  'a row of another table is no metric: %j',
  (line) => {
    const { values, reasons } = read(`loss: 0.3\n${line}\n`, 'out.txt');
    expect([values, reasons]).toEqual([{ loss: 0.3 }, ['metric-not-a-number']]);
  },
);

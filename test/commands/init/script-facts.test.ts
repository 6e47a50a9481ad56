import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readScript } from '../../../src/commands/init/script-facts.ts';

const written = (text: string) =>
  readScript(text)
    .paths.filter((each) => each.written)
    .map(({ path }) => path);
const read = (text: string) =>
  readScript(text)
    .paths.filter((each) => !each.written)
    .map(({ path }) => path);

describe('what a script writes', () => {
  it.each([
    ['joblib.dump(model, "model.pkl")', ['model.pkl']],
    ['with open("metrics.json", "w") as f:', ['metrics.json']],
    ['(OUTPUT / "metrics.json").write_text(x)', ['metrics.json']],
    ['df.to_csv(os.path.join("reports", "predictions.csv"))', ['reports/predictions.csv']],
    ['MODEL = "out/model.joblib"\nx = 1\njoblib.dump(model, MODEL)', ['out/model.joblib']],
    ['p.add_argument("--out-file", default="m.onnx")\nexport(args.out_file)', ['m.onnx']],
    ['fs.writeFileSync(`$' + '{process.env.MLOPS_OUTPUT}/model.json`, x)', ['model.json']],
    ['torch.save(\n  model, "net.pt")', ['net.pt']],
    ['echo done > $MLOPS_OUTPUT/model.txt', ['model.txt']],
    ['np.savez(f"{out}/weights.npz", w)', ['weights.npz']],
    ['json.dump(m, open(os.environ["MLOPS_OUTPUT"] + "/model.json", "w"))', ['model.json']],
    ['json.dump(m, open(os.environ.get("MLOPS_OUTPUT", ".") + "/model.json", "w"))', ['model.json']],
    ['f = open(f"{os.environ[\'MLOPS_OUTPUT\']}/a/metrics.json", "w")', ['a/metrics.json']],
    ['out = os.environ["MLOPS_OUTPUT"]\nwith open(out + "/metrics.json", "w") as f:', ['metrics.json']],
  ])('%s', (text, paths) => expect(written(text)).toEqual(paths));

  it.each([
    ['df = pd.read_csv("data/train.csv")\njson.dump(x, f)', ['data/train.csv']],
    ['TRAIN = Path(os.environ.get("MLOPS_DATA_TRAIN", "data/train.csv"))', ['data/train.csv']],
    ['pretrained = load("encoder.pkl")', ['encoder.pkl']],
  ])('not what it reads: %s', (text, paths) => {
    expect(written(text)).toEqual([]);
    expect(read(text)).toEqual(paths);
  });

  it.each([
    'dump(x, "/etc/passwd.csv")',
    'dump(x, "../up.csv")',
    'dump(x, "s3://b/x.csv")',
    '# dump(x, "old.csv")',
    'dump("*.csv")',
  ])('nor what lies elsewhere or is a comment: %s', (text) => expect(readScript(text).paths).toEqual([]));
});

describe('what a script reads', () => {
  it('are roles, with the path on their line', () => {
    const text = 'a = os.environ.get("MLOPS_DATA_TRAIN", "data/a.csv")\nb = os.environ["MLOPS_DATA_TEST_SET"]';
    expect([...readScript(text).roles]).toEqual([
      ['train', 'data/a.csv'],
      ['test-set', undefined],
    ]);
  });

  it.each([
    ['LABEL = "species"', ['species']],
    ["target_column: str = 'price'", ['price']],
    ['y = df["late"]', ['late']],
    ['y_train = train.loc[:, "late"]', ['late']],
    ['labels = rows.pop("y")', ['y']],
    ['x.y = df["not"]', []],
  ])('the label: %s', (text, labels) => expect(readScript(text).labels).toEqual(labels));

  it('options that must be given', () => {
    const text = [
      'p.add_argument("--data", required=True)',
      'p.add_argument("--depth", type=int, default=3)',
      "p.add_argument('input')",
      "p.add_argument('more', nargs='*')",
    ].join('\n');
    expect(readScript(text).requiredOptions).toEqual(['--data', 'input']);
  });

  it('the metrics that it names, not words that are used for much else', () => {
    expect(readScript('json.dump({"rmse": 1, "loss": 2, "r2_score": 3, "price": 4})').metrics).toEqual([
      'rmse',
      'r2_score',
    ]);
  });

  it('whether it fits a model', () => {
    expect(readScript('model.fit(x, y)').fits).toBe(true);
    expect(readScript('# model.fit(x, y)\nprint(1)').fits).toBe(false);
  });
});

it('any text is read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
      expect(readScript(text).paths.every(({ path }) => !path.startsWith('/') && !path.split('/').includes('..'))).toBe(
        true,
      );
    }),
  );
  expect(readScript(`x = "${'a/'.repeat(100_000)}"\n${'"'.repeat(400)}`).paths).toEqual([]);
});

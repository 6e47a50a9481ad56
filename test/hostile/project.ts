import type { Files } from '../acceptance/harness.ts';
import { rows, tiny } from '../acceptance/tiny.ts';
import { withModels } from '../actions/projects.ts';
import type { TextCase } from './case.ts';
import { configuration } from './corpus/texts/other-files.ts';
import { textsAt } from './corpus/texts.ts';

/** A YAML string of printable ASCII, whatever is in the text. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
/** Names that `mlops.yaml` refuses as keys; data and metrics may have them all the same. */
const keysAt = (place: TextCase['place']) =>
  textsAt(place).filter((name) => !/^(__proto__|constructor|prototype)$/.test(name));
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** A project with every text of the corpus where it wants to stand. Its model `m` trains, `n` fails. */
export function hostileProject(signal: number): Files {
  const changed = signal > 0.6;
  return {
    ...withModels(
      { m: 'run: bash train.sh\n      seeds: [1]', n: 'run: bash train.sh fail' },
      { head: 'version: 1\nname: "tiny </title> @hostile-team"\ncomment: always', checks: '', ...parts(changed) },
    ),
    'mlops.yaml': projectText(changed),
    'params.yaml': `signal: ${signal}\n${parameters(signal)}`,
    'train.sh': trainScript,
    'predict.sh': `${tiny['predict.sh']}`.replace('  FNR == 1', '  FNR > 1 && !/^[0-9]+,[0-9.]+/ { next }\n  FNR == 1'),
    'data/test.csv': testRows(changed),
    ...oddFiles(changed),
    ...(changed ? Object.fromEntries(textsAt('other-file').map((path) => [path, configuration[path] ?? 'x\n'])) : {}),
  };
}

/** Gates by category and by reported metric; the proposal changes their limits, which the report tells. */
function parts(changed: boolean) {
  const metrics = keysAt('metric').map(
    (name) => `      ${quoted(name)}: { better: higher, max-worse: ${changed ? 0.2 : 0.1} }\n`,
  );
  return {
    model: '    metrics: metrics.json\n',
    gates: `    gates:\n      roc-auc: { min: 0.6, max-worse: 0.02, by: seg, min-rows: 1 }\n${metrics.join('')}`,
    evaluate: `    evaluate:
      run: bash predict.sh
      code: [predict.sh]
      task: binary
      predictions: predictions.csv
      label: { dataset: test, column: y }
      slices: [seg]
`,
  };
}

function projectText(changed: boolean): string {
  const head = `version: 1\nname: ${quoted('tiny </title> @hostile-team | <!-- x')}\ncomment: always`;
  const text = `${withModels({ m: 'run: bash train.sh\n      seeds: [1]', n: 'run: bash train.sh fail' }, { head, ...parts(changed) })['mlops.yaml']}`;
  const columns = keysAt('column').map(
    (name) => `      ${quoted(name)}: { type: number, nulls: 0, max: ${changed ? 5 : 9} }\n`,
  );
  const checks = textsAt('check-name').map((name) => `      - { name: ${quoted(name)}, where: "id > 0" }\n`);
  const odd = `datasets:
  nul:
    source: data/nul.csv
    columns: { id: { type: integer }, text: { type: string, values: [fine] } }
  odd:
    source: data/odd/*.csv
    key: [id]
    columns:
      id: { type: integer }
      text: { type: string, values: [fine] }
${columns.join('')}    checks:
${checks.join('')}`;
  return text.replace('datasets:\n', odd);
}

function parameters(signal: number): string {
  return textsAt('parameter')
    .map((text) => `${quoted(text)}: ${quoted(`${text}${signal}`)}\n`)
    .join('');
}

/** All lines but the last, which is quoted as the cause, stand before it in the log. */
const trainScript = `base64 -d <<< '${base64(`${textsAt('log-line').join('\n')}\n`)}'
if [ "$1" = fail ]; then exit 1; fi
base64 -d <<< '${base64(
  `{${textsAt('metric')
    .map((name) => `${JSON.stringify(name)}: 0.5`)
    .join(', ')}}`,
)}' > "$MLOPS_OUTPUT/metrics.json"
mkdir -p "$MLOPS_OUTPUT/model"
grep -h ^signal params.yaml > "$MLOPS_OUTPUT/model/model.txt"
`;

/** The rows of the tiny project, each of one category. Before the change there is one category less. */
function testRows(changed: boolean): string {
  const categories = textsAt('category').slice(changed ? 0 : 1);
  const [head = '', ...lines] = rows(400, 1000).trimEnd().split('\n');
  const of = (index: number) => cell(categories[index % categories.length] ?? '');
  return `${head},seg\n${lines.map((line, index) => `${line},${of(index)}`).join('\n')}\n`;
}

/** One file for each hostile name, with hostile columns and cells; what the change brings breaks the contract. */
function oddFiles(changed: boolean): Files {
  const columns = textsAt('column');
  const cells = changed ? textsAt('cell').filter((text) => !text.includes('\0')) : ['fine'];
  const head = ['id', 'text', ...columns.map(cell)].join(',');
  const files = textsAt('data-file').map((name, file) => {
    const lines = cells.map((text, at) =>
      [file * 100 + at, cell(text), ...columns.map(() => (changed && at === 0 ? '' : '7'))].join(','),
    );
    return [`data/odd/${name}`, `${head}\n${lines.join('\n')}\n`];
  });
  const nul = textsAt('cell').filter((text) => changed && text.includes('\0'));
  return {
    ...Object.fromEntries(files),
    'data/nul.csv': `id,text\n${['fine', ...nul].map((text, at) => `${at},${cell(text)}`).join('\n')}\n`,
  };
}

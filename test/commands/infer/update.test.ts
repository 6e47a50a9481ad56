import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { infer } from '../../../src/commands/infer.ts';
import { checkDataset, openDuckdb } from '../../../src/data/index.ts';
import { loadProject } from '../../../src/project/index.ts';
import { reasonOf } from '../../data/engine.ts';
import { folderWith, ports } from './world.ts';

const project = `# policy of the team
version: 1
datasets:
  rides:   # all of them
    source: data/rides.csv
    key: id
    rows: { min: 500 } # as of May
    columns:
      id: { type: integer }   # counted up
      bike: { type: string, values: [city] }   # fleet
      fare: { type: number, min: 0, max: 50, nulls: 0 }
      email:
        type: string
        format: email   # checked at the desk
        sensitive: true
      gone: { type: string }
      day: { type: date }
    checks:
      - name: cheap
        where: fare > 30
  stations: data/stations.csv
models:
  demand: { data: { train: rides }, train: python train.py, artifact: model.pkl, metrics: m.json }
`;
const row = (at: number) => [
  at === 7 ? 6 : at,
  at % 3 ? 'city' : 'cargo',
  at < 3 ? '' : at / 4,
  at === 5 ? 'nobody' : `a${at}@example.org`,
  at === 9 ? 'soon' : '2026-01-02',
  'x',
];
const rides = `${['id,bike,fare,email,day,extra', ...Array.from({ length: 400 }, (_, at) => row(at).join(','))].join('\n')}\n`;
const files = { 'mlops.yaml': project, 'data/rides.csv': rides, 'data/stations.csv': 'a\n1\n', 'train.py': '' };

const run = (folder: string, write = false, data: readonly string[] = ['rides']) =>
  infer({ folder, projectFile: 'mlops.yaml', remote: 'origin', offline: true, data, write, update: true }, ports);
const text = (folder: string) => readFileSync(join(folder, 'mlops.yaml'), 'utf8');

interface Found {
  readonly edits: readonly {
    readonly reason: string;
    readonly finding: string;
    readonly grade: string;
    readonly consumers: readonly string[];
  }[];
  readonly diff: string;
  readonly open: readonly string[];
}
const dataOf = (outcome: { readonly data: unknown }) => outcome.data as Found;

describe('the edits', () => {
  it('silence each finding, are graded, name who reads the dataset, and touch no other line', async () => {
    const folder = folderWith(files);
    const outcome = await run(folder);
    const { edits, diff } = dataOf(outcome);
    expect(edits.map(({ reason, grade }) => `${reason}: ${grade}`)).toMatchInlineSnapshot(`
      [
        "unreadable-lines: breaking",
        "too-few-rows: needs-review",
        "duplicate-key: breaking",
        "missing-column: breaking",
        "extra-column: compatible",
        "too-many-nulls: needs-review",
        "above-max: needs-review",
        "outside-values: needs-review",
        "format-mismatch: needs-review",
        "rule-broken: needs-review",
      ]
    `);
    expect(new Set(edits.flatMap(({ consumers }) => consumers))).toEqual(new Set(['demand']));
    expect(diff).toMatchInlineSnapshot(`
      "--- a/mlops.yaml
      +++ b/mlops.yaml
      @@ -3,21 +3,22 @@ version: 1
       datasets:
         rides:   # all of them
           source: data/rides.csv
      -    key: id
      -    rows: { min: 500 } # as of May
      +    rows: { min: 400 } # as of May
           columns:
             id: { type: integer }   # counted up
      -      bike: { type: string, values: [city] }   # fleet
      -      fare: { type: number, min: 0, max: 50, nulls: 0 }
      +      bike: { type: string, values: [city, cargo] }   # fleet
      +      fare: { type: number, min: 0, max: 100, nulls: 5% }
             email:
               type: string
      -        format: email   # checked at the desk
               sensitive: true
      -      gone: { type: string }
      -      day: { type: date }
      +      gone: { type: string, required: false }
      +      day: { type: string }
      +      extra: { type: string }
           checks:
             - name: cheap
               where: fare > 30
      +        max: 80%
      +      - { name: format of email, columns: { email: { format: email } }, max: "5%" }
         stations: data/stations.csv
       models:
         demand: { data: { train: rides }, train: python train.py, artifact: model.pkl, metrics: m.json }
      "
    `);
    expect(text(folder)).toBe(project);
    expect(outcome.text({ width: 80, color: false })).toContain('needs review: rides: ');
  });

  it('are written with --write, and then nothing is left to edit', async () => {
    const folder = folderWith(files);
    const first = await run(folder, true);
    const written = text(folder);
    for (const line of ['# policy of the team', '      id: { type: integer }   # counted up']) {
      expect(written.split('\n')).toContain(line);
    }
    expect(written).toContain('values: [city, cargo] }   # fleet');
    const again = await run(folder, true);
    expect(dataOf(again).edits).toEqual([]);
    expect(text(folder)).toBe(written);
    expect(dataOf(again).open).toEqual(dataOf(first).open);
  });

  it('are those of the contract that the data then keep', async () => {
    const clean = { ...files, 'data/rides.csv': rides.replace('soon', '2026-01-03') };
    const folder = folderWith(clean);
    expect(await run(folder, true)).toMatchObject({ ends: 'pass', reason: 'infer-written', problems: [] });
    const dataset = loadProject(text(folder), 'mlops.yaml').project.datasets.get('rides');
    if (dataset === undefined) throw new Error('gone');
    const engine = await openDuckdb({ tempFolder: folder, threads: 1 });
    const local = join(folder, 'data/rides.csv');
    const report = await checkDataset(engine, {
      dataset,
      digest: 'a',
      files: [{ path: 'data/rides.csv', local, bytes: 1 }],
    });
    await engine.close();
    expect(report.checks.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  });

  it('follow a column that has another type now, in texts and where types are stored', async () => {
    const texts = rides.replaceAll('2026-01-02', 'Friday');
    const folder = folderWith({ ...files, 'data/rides.csv': texts });
    expect((await run(folder, true)).ends).toBe('pass');
    expect(text(folder)).toContain('day: { type: string }');
    const engine = await openDuckdb({ tempFolder: folder, threads: 1 });
    await engine.write("SELECT 'a' AS id", [], join(folder, 'data/rides.parquet'));
    await engine.close();
    const stored =
      'version: 1\ndatasets:\n  rides: { source: data/rides.parquet, columns: { id: { type: integer } } }\n';
    writeFileSync(join(folder, 'mlops.yaml'), stored);
    const { edits } = dataOf(await run(folder, true));
    expect(edits).toMatchObject([{ reason: 'wrong-type', grade: 'breaking', consumers: [] }]);
    expect(text(folder)).toBe(stored.replace('integer', 'string'));
  });

  it('show no value of a sensitive column', async () => {
    const hidden = project.replace('format: email   # checked at the desk', 'values: [a1@example.org]');
    const outcome = await run(folderWith({ ...files, 'mlops.yaml': hidden }));
    expect(JSON.stringify(outcome.data)).not.toContain('a2@example.org');
    expect(dataOf(outcome).edits.map(({ reason }) => reason)).toContain('outside-values');
  });

  it('widen a type to the narrowest that all values fit, with exact counts, and then validation passes', async () => {
    const typed = `version: 1
datasets:
  a:
    source: a.csv
    columns:
      # 3 values in 400 rows, the rarest 40 times
      # counted at the desk
      n: { type: integer, min: 0 }
      d: { type: date }
      at: { type: timestamp }
      big: { type: integer, nulls: 5%, max: 9, mean: { max: 5 } }
      flag: { type: boolean }
`;
    const lines = Array.from({ length: 60 }, (_, at) =>
      [
        at % 20 ? at : at + 0.5,
        at % 9 ? '2026-01-02' : '2026-01-02 10:00',
        at === 8 ? 'soon' : '2026-01-02',
        at === 3 ? '9'.repeat(20) : 1,
        at,
      ].join(','),
    );
    const folder = folderWith({ 'mlops.yaml': typed, 'a.csv': `n,d,at,big,flag\n${lines.join('\n')}\n` });
    const found = await run(folder, true, ['a']);
    const lined = found.text({ width: 80, color: false }).split('\n');
    const widened = lined.filter((line) => line.startsWith('breaking: a: '));
    expect(widened.map((line) => line.slice(13))).toEqual([
      'n: 3 of 60 values are not of type integer → who reads n gets number instead of integer (no model reads it)',
      'd: 7 of 60 values are not of type date → who reads d gets timestamp instead of date (no model reads it)',
      'at: 1 of 60 values is not of type timestamp → who reads at gets string instead of timestamp; where these are mistakes, correct them instead (no model reads it)',
      'big: 1 of 60 values is not of type integer → who reads big gets string instead of integer; where these are mistakes, correct them instead; `max`, `mean` go, which string cannot keep (no model reads it)',
      'flag: 58 of 60 values are not of type boolean → who reads flag gets integer instead of boolean (no model reads it)',
    ]);
    expect(text(folder)).toBe(`version: 1
datasets:
  a:
    source: a.csv
    columns:
      # counted at the desk
      n: { type: number, min: 0 }
      d: { type: timestamp }
      at: { type: string }
      big: { type: string, nulls: 5% }
      flag: { type: integer }
`);
    expect(await run(folder, false, ['a'])).toMatchObject({ ends: 'pass', reason: 'infer-nothing-new' });
  });

  it('widen a type of JSON lines as well', async () => {
    const folder = folderWith({
      'mlops.yaml': 'version: 1\ndatasets: { a: { source: a.jsonl, columns: { x: { type: integer } } } }\n',
      'a.jsonl': '{"x":1}\n{"x":1.5}\n{"x":null}\n',
    });
    const { edits } = dataOf(await run(folder, true, ['a']));
    expect(edits).toMatchObject([{ reason: 'unreadable-lines', finding: 'x: 1 of 2 values is not of type integer' }]);
    expect(text(folder)).toContain('type: number');
  });

  it('widen no type to text where lists and objects stand, which are of no type', async () => {
    const declared = 'version: 1\ndatasets: { a: { source: a.jsonl, columns: { x: { type: integer } } } }\n';
    const folder = folderWith({ 'mlops.yaml': declared, 'a.jsonl': '{"x":[1]}\n{"x":{"y":1}}\n' });
    expect(await run(folder, true, ['a'])).toMatchObject({ ends: 'unknown', reason: 'infer-update-open' });
    expect(text(folder)).toBe(declared);
  });

  it('name every finding that none silences, a line each', async () => {
    const folder = folderWith({
      'mlops.yaml':
        'version: 1\ndatasets: { a: { source: a.csv, columns: { x: { type: integer, nulls: 0 } }, checks: [{ name: s, sql: "SELECT * FROM nowhere" }] } }\n',
      'a.csv': 'x\n1\n2,3\n',
    });
    const outcome = await run(folder, false, ['a']);
    expect(outcome).toMatchObject({ ends: 'unknown', reason: 'infer-update-open' });
    expect(outcome.sentence).toMatch(
      /^0 edits proposed; 2 findings that no edit silences: \(1\) .*cannot be read.* \(2\) /,
    );
    const lines = outcome.text({ width: 80, color: false }).split('\n');
    expect(lines.filter((line) => line.startsWith('no edit silences: a: '))).toHaveLength(2);
  });

  it('raise the limits that a shift went beyond, keep the others, and accept it', async () => {
    const csv = (shift: number, bike: string, rows = 2000) =>
      `fare,bike,tag\n${Array.from({ length: rows }, (_, at) => `${(at % 100) + shift},${at % 10 ? 'city' : bike},t`).join('\n')}\n`;
    const folder = folderWith({
      'mlops.yaml':
        'version: 1\ndatasets:\n  a: a.csv # ours\n  b: { source: b.csv, drift: { columns: { fare: { ks: 0.01, psi: 9 } } } }\n',
      'a.csv': csv(0, 'cargo'),
      'b.csv': csv(0, 'city'),
    });
    execFileSync('git', ['branch', '-m', 'main'], { cwd: folder });
    writeFileSync(join(folder, 'a.csv'), csv(11, 'tandem', 500));
    writeFileSync(join(folder, 'b.csv'), csv(11, 'city'));
    const outcome = await run(folder, true, []);
    expect(outcome).toMatchObject({ ends: 'pass', reason: 'infer-written' });
    const { edits } = dataOf(outcome);
    expect(edits.map(({ reason, grade }) => `${reason}: ${grade}`)).toEqual([
      'new-category: needs-review',
      'new-category: needs-review',
      'drifted: needs-review',
      'row-count-changed: needs-review',
      'drifted: needs-review',
      'drifted: needs-review',
    ]);
    expect(outcome.text({ width: 80, color: false })).toContain(
      '`wasserstein` of fare may be up to 0.4 (0.381 was seen, rounded outward): this accepts the shift, and every later one up to there',
    );
    expect(text(folder)).toMatchInlineSnapshot(`
      "version: 1
      datasets:
        a: # ours
          source: a.csv
          drift: { columns: { bike: { new-category: 0.1, l-infinity: 0.1 }, fare: { wasserstein: 0.4 } } }
          rows: { change: 80% }
        b: { source: b.csv, drift: { columns: { fare: { ks: 0.12, psi: 9, wasserstein: 0.4 } } } }
      "
    `);
    expect(await run(folder, false, [])).toMatchObject({ ends: 'pass', reason: 'infer-nothing-new' });
  });

  it('are those of drift also where another type reads the base otherwise', async () => {
    const csv = (more: string) =>
      `id,d\n${Array.from({ length: 400 }, (_, at) => `${at},2025-01-0${(at % 9) + 1}`).join('\n')}\n${more}`;
    const project =
      'version: 1\ndatasets:\n  a: { source: a.csv, columns: { id: { type: integer }, d: { type: date } } }\n';
    const folder = folderWith({ 'mlops.yaml': project, 'a.csv': csv('') });
    execFileSync('git', ['branch', '-m', 'main'], { cwd: folder });
    writeFileSync(join(folder, 'a.csv'), csv('1501,02.03.2025\n'));
    const outcome = await run(folder, true, []);
    expect(outcome).toMatchObject({ ends: 'pass', reason: 'infer-written' });
    expect(text(folder)).toContain('d: { type: string }');
    expect(await run(folder, false, [])).toMatchObject({ ends: 'pass', reason: 'infer-nothing-new' });
  });

  it('are none where the contract is kept', async () => {
    const folder = folderWith(files);
    const outcome = await run(folder, true, ['stations']);
    expect(outcome).toMatchObject({ ends: 'pass', reason: 'infer-nothing-new' });
    expect(outcome.sentence).toBe(
      'Every contract is kept; nothing to change. Drift was not asked: Neither origin/HEAD nor one of main, master names a branch.',
    );
    expect(text(folder)).toBe(project);
  });

  it('need a project', async () => {
    expect(await reasonOf(run(folderWith({ 'a.csv': 'a\n1\n' })))).toBe('infer-no-project');
  });
});

import { describe, expect, it } from 'vitest';
import { askedTexts, mayAskForFiles } from '../../../src/project/asked-texts.ts';
import { codeOf } from '../../../src/project/code.ts';
import { fileAt } from '../../../src/project/load.ts';
import { loadBeside, refusedBeside } from '../dvc/support.ts';

const own = 'id: { type: integer, unique: true }\nbike:\n  type: string\n  values: [city, cargo]\n';
const named = (columns: string, more = '') =>
  `version: 1\ndatasets:\n  rides: { source: rides.csv, columns: "${columns}" }\n${more}models: { m: { data: rides, train: x, artifact: m } }\n`;
const columnsOf = (columns: string, files: Readonly<Record<string, string>>, more = '') =>
  loadBeside(named(columns, more), files).project.datasets.get('rides')?.columns;

const properties = `version: 2
sources:
  - name: raw
    tables:
      - { name: rides, columns: [{ name: id, data_tests: [not_null] }] }
models:
  - name: empty
  - name: features
    data_tests: [{ dbt_utils.unique_combination_of_columns: { combination_of_columns: [id, n] } }]
    columns:
      - name: id
        data_type: BIGINT
        constraints: [{ type: primary_key }, { type: check, expression: "id > 0" }]
      - name: n
        data_type: numeric(10, 2)
        tests:
          - dbt_utils.accepted_range: { min_value: 0, max_value: 5 }
          - not_null: { config: { enabled: false } }
          - unique: { config: { where: "id > 7" } }
          - dbt_utils.not_null_proportion: { arguments: { at_least: 0.95 } }
      - name: bike
        data_type: varchar(10)
        data_tests:
          - accepted_values: { values: [1, cargo], config: { severity: warn } }
          - relationships: { to: "ref('bikes')", field: id }
      - name: colour
        data_tests: [{ accepted_values: { values: [red], severity: WARN } }]
      - name: at
        data_type: timestamp_ntz
        data_tests: [{ relationships: { to: "source('raw', 'bikes')", field: at } }]
      - name: tags
        data_type: array<string>
        data_tests: [my_own_test, { relationships: { to: "ref('unheard')", field: id } }]
`;
const bikes = '  bikes: bikes.csv\n';

describe('a contract in a file of its own', () => {
  it('is what stands in the file, with its places there, and no code of a model', () => {
    const files = { 'contracts/rides.yaml': own, 'train.py': '' };
    const loaded = loadBeside(named('contracts/rides.yaml'), files);
    const inline = own.replaceAll(/^/gm, '      ').trimEnd();
    const text = `version: 1\ndatasets:\n  rides:\n    source: rides.csv\n    columns:\n${inline}\nmodels: { m: { data: rides, train: x, artifact: m } }\n`;
    expect(loaded.project.datasets).toEqual(loadBeside(text, {}).project.datasets);
    expect(loaded.places.at(['datasets', 'rides', 'columns', 'bike', 'values'])).toMatchObject({
      file: 'contracts/rides.yaml',
      line: 4,
    });
    expect(fileAt(loaded, ['datasets', 'rides', 'columns', 'bike'])).toBe('contracts/rides.yaml');
    expect(fileAt(loaded, ['datasets', 'rides', 'columns'])).toBe('mlops.yaml');
    expect(loaded.project.included).toEqual(['contracts/rides.yaml']);
    const tree = Object.keys(files).map((path) => ({ path, mode: '100644', oid: '0'.repeat(40) }));
    const model = loaded.project.models.get('m');
    expect(model && codeOf(model, loaded.project, 'mlops.yaml', tree).map(({ path }) => path)).toEqual(['train.py']);
  });

  it('is one of several tables behind `#`, and stands beside the file that names it', () => {
    const files = { 'team/contracts.yaml': `rides:\n  id: { type: integer }\n` };
    expect(columnsOf('team/contracts.yaml#rides', files)).toEqual(
      new Map([['id', expect.objectContaining({ type: 'integer' })]]),
    );
    const team = 'datasets: { theirs: { source: rides.csv, columns: contracts.yaml#rides } }\n';
    const text = 'version: 1\ninclude: [team/mlops.yaml]\nmodels: { m: { data: theirs, train: x, artifact: m } }\n';
    const texts = { file: 'mlops.yaml', text, included: new Map([['team/mlops.yaml', { text: team }]]) };
    expect(mayAskForFiles(texts)).toBe(true);
    expect(askedTexts(texts)).toEqual(['team/contracts.yaml']);
  });

  it('is told at its place where it is wrong, beside all other problems', () => {
    const files = { 'c.yaml': 'id: { type: integer, mni: 3 }\nn: { type: whole }\n' };
    const said = refusedBeside(named('c.yaml', '  other: { source: o.csv, rows: 3 }\n'), files);
    expect(said).toEqual([
      expect.stringMatching(/^c\.yaml:1:22 unknown-key datasets\.rides\.columns\.id\.mni/),
      expect.stringMatching(/^c\.yaml:2:6 invalid-value datasets\.rides\.columns\.n\.type/),
      expect.stringMatching(/^mlops\.yaml:4:33 wrong-kind datasets\.other\.rows/),
    ]);
  });

  it.each([
    ['gone.yaml', {}, 'contract-missing', 'git has no file gone.yaml'],
    ['../c.yaml', {}, 'path-outside', ''],
    ['c.yaml', { 'c.yaml': 'a: [' }, 'contract-invalid', 'c.yaml cannot be read'],
    ['c.yaml', { 'c.yaml': '[a, b]\n' }, 'contract-invalid', 'does not have a table of columns'],
    ['c.yaml#ride', { 'c.yaml': 'rides: { id: {} }\n' }, 'contract-invalid', 'does not have a table of columns `ride`'],
    ['c.sql', { 'c.sql': 'x' }, 'contract-invalid', 'c.sql is neither YAML, JSON nor TOML'],
    ['s.yml', { 's.yml': properties }, 'contract-invalid', 'say which table is meant, as in s.yml#empty'],
    [
      's.yml#feature',
      { 's.yml': properties },
      'contract-invalid',
      'no model, source table, seed or snapshot `feature`',
    ],
    ['s.yml#empty', { 's.yml': properties }, 'contract-invalid', 's.yml says nothing of the columns of empty'],
  ])('refuses %s of %j as %s', (columns, files, reason, message) => {
    const [problem, second] = refusedBeside(named(columns), files);
    expect(second).toBeUndefined();
    expect(problem).toContain(` ${reason} `);
    expect(problem).toContain(message);
  });

  it('proposes the name that was meant', () => {
    const said = () => loadBeside(named('s.yml#feature'), { 's.yml': properties });
    expect(said).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ remedy: expect.any(String) })] }),
    );
  });
});

describe('the columns of a dbt project', () => {
  it('have the rules that its tests ask; what has none is said', () => {
    const { project, warnings } = loadBeside(named('models/s.yml#features', bikes), { 'models/s.yml': properties });
    const columns = project.datasets.get('rides')?.columns;
    const text = `version: 1
datasets:
  rides:
    source: rides.csv
    columns:
      id: { type: integer, nulls: 0, unique: true }
      n: { type: number, min: 0, max: 5, nulls: 5% }
      bike: { type: string, values: { from: bikes.id } }
      colour: { values: [red], level: warn }
      at: { type: timestamp, values: { from: bikes.at } }
      tags: {}
${bikes}models: { m: { data: rides, train: x, artifact: m } }
`;
    expect(columns).toEqual(loadBeside(text, {}).project.datasets.get('rides')?.columns);
    expect(warnings.map(({ reason }) => reason)).toEqual(['contract-partial']);
    for (const left of [
      'dbt_utils.unique_combination_of_columns (it is about the whole table)',
      'id: check (no rule asks the same)',
      'n: unique (it has `where`)',
      'bike: accepted_values (it warns, and others fail)',
      'tags: my_own_test (no rule asks the same)',
      'tags: relationships (unheard is no dataset of this project)',
    ]) {
      expect(warnings[0]?.message).toContain(left);
    }
  });

  it('stand where their tests stand', () => {
    const { places } = loadBeside(named('models/s.yml#features', bikes), { 'models/s.yml': properties });
    const line = (...path: readonly string[]) => places.at(['datasets', 'rides', 'columns', ...path]);
    const lineOf = (text: string) => properties.slice(0, properties.indexOf(text)).split('\n').length;
    expect(line('n', 'max')).toMatchObject({ file: 'models/s.yml', line: lineOf('dbt_utils.accepted_range') });
    expect(line('tags')).toMatchObject({ file: 'models/s.yml', line: lineOf('name: tags') });
  });

  it('are those of a table of a source, too', () => {
    expect(columnsOf('s.yml#rides', { 's.yml': properties })?.get('id')?.nulls).toEqual({ kind: 'absolute', value: 0 });
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lookInto } from '../../../src/commands/init/look-into.ts';
import { projectText } from '../../../src/commands/init/project-text.ts';
import { loadProject } from '../../../src/project/index.ts';
import { scratch, testEngine } from '../../data/engine.ts';

const root = scratch();
const engine = await testEngine(root);

async function look(lines: readonly string[], name = 'birds.csv') {
  writeFileSync(join(root, name), `${lines.join('\n')}\n`);
  const candidate = {
    source: name,
    files: [name],
    opens: name,
    bytes: 100,
    state: 'tracked',
    split: undefined,
  } as const;
  const found = await lookInto({ root, candidate, labels: [], engine: async () => engine });
  if (found.kind !== 'facts') throw new Error(found.why);
  const dataset = { ...candidate, name: 'birds', why: 'a data file', seen: '', ...found };
  const { project } = loadProject(projectText({ datasets: [dataset], models: [], checks: [] }), 'mlops.yaml');
  const kinds = Object.fromEntries(found.facts.columns.map((column) => [column.name, column.kind]));
  return { kinds, why: found.nulls?.why, format: project.datasets.get('birds')?.format };
}

it('a word between numbers is a missing value, and the column one of numbers', async () => {
  const found = await look(['id,mass,year,sex', '1,39.1,2007,male', '2,NA,?,NA', '3,40.3,2008,female', '4,,2009,male']);
  expect(found.kinds).toEqual({ id: 'integer', mass: 'number', year: 'integer', sex: 'string' });
  expect(found.why).toBe('`NA` stands between the numbers of `mass`');
  expect(found.format).toMatchObject({ kind: 'csv', delimiter: ',', nulls: ['', '?', 'NA'] });
});

it('keeps the delimiter of the file', async () => {
  expect((await look(['id;mass', '1;39.1', '2;NA'])).format).toMatchObject({ delimiter: ';', nulls: ['', 'NA'] });
  expect((await look(['id\tmass', '1\t39.1', '2\tNA'], 'birds.tsv')).format).toMatchObject({
    delimiter: '\t',
    nulls: ['', 'NA'],
  });
});

it.each([
  ['two words', ['id,mass', '1,39.1', '2,NA', '3,none of them']],
  ['a word that says something', ['id,mass', '1,39.1', '2,heavy']],
  ['a word in a column of texts alone', ['id,sex', '1,male', '2,NA']],
  ['a word and no number', ['id,mass', '1,NA', '2,NA']],
  ['no word', ['id,mass', '1,39.1', '2,']],
])('%s: nothing is taken for missing', async (_, lines) => {
  const found = await look(lines);
  expect([found.why, found.format]).toMatchObject([undefined, { nulls: [''] }]);
});

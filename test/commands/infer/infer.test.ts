import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { infer } from '../../../src/commands/infer.ts';
import { loadProject } from '../../../src/project/index.ts';
import { reasonOf } from '../../data/engine.ts';
import { folderWith, ports } from './world.ts';

const rides = `${['id,bike,fare', ...Array.from({ length: 400 }, (_, at) => `${at},${at % 2 ? 'city' : 'cargo'},${at / 4}`)].join('\n')}\n`;

const run = (folder: string, data: readonly string[], write = false) =>
  infer({ folder, projectFile: 'mlops.yaml', remote: 'origin', offline: true, data, write, update: false }, ports);
const text = (folder: string) => readFileSync(join(folder, 'mlops.yaml'), 'utf8');
const style = { width: 80, color: false };

describe('a file', () => {
  it('needs neither a repository nor a project, and nothing is written', async () => {
    const folder = folderWith({ 'rides.csv': rides }, false);
    const outcome = await run(folder, ['rides.csv']);
    expect(outcome).toMatchObject({ ends: 'pass', reason: 'infer-proposed', data: { written: false } });
    expect(outcome.text(style)).toContain('bike: { type: string, nulls: "5%", values: [cargo, city] }');
    expect(() => text(folder)).toThrow();
  });

  it('becomes a dataset of a new project with --write', async () => {
    const folder = folderWith({ 'data/rides.csv': rides });
    expect(await run(folder, ['data/rides.csv'], true)).toMatchObject({
      reason: 'infer-written',
      data: { written: true },
    });
    const [dataset] = loadProject(text(folder), 'mlops.yaml').project.datasets.values();
    expect(dataset).toMatchObject({ name: 'rides', source: 'data/rides.csv', key: ['id'] });
    expect([...(dataset?.columns.keys() ?? [])]).toEqual(['id', 'bike', 'fare']);
  });

  it('may be Arrow, whose types are stored', async () => {
    const made = join(import.meta.dirname, '..', '..', 'data', 'nasty', 'made', 'arrow');
    const folder = folderWith({}, false);
    copyFileSync(join(made, 'rows.arrow'), join(folder, 'rides.arrow'));
    const text = (await run(folder, ['rides.arrow'])).text(style);
    expect(text).toContain('source: rides.arrow');
    expect(text).toContain('class: { type: string, nulls: 0, values: [a, a class of a long name, b] }');
    expect(text).toContain('flag: { type: boolean');
  });

  it('may be one of a folder, have another delimiter and words for what is missing', async () => {
    const odd = rides.replaceAll(',', ';').replace('\n3;city;0.75', '\n3;city;NA');
    const folder = folderWith({ 'data/rides/a.csv': odd, 'data/rides/notes.md': 'x' });
    await run(folder, ['data/rides'], true);
    const [dataset] = loadProject(text(folder), 'mlops.yaml').project.datasets.values();
    expect(dataset).toMatchObject({
      name: 'rides',
      source: 'data/rides/**/*.csv',
      format: { kind: 'csv', delimiter: ';', nulls: ['', 'NA'] },
    });
    expect(dataset?.columns.get('fare')?.type).toBe('number');
  });

  it.each([
    ['a folder without data', 'docs', 'data-side-folder'],
    ['files of several endings', 'mixed', 'data-side-folder'],
    ['a table without rows', 'mixed/empty.csv', 'infer-no-table'],
    ['nothing', 'nowhere.csv', 'data-side-missing'],
  ])('is refused where it is %s', async (_, operand, reason) => {
    const folder = folderWith({ 'docs/a.md': 'x', 'mixed/empty.csv': 'a,b\n', 'mixed/b.json': '{}\n' });
    expect(await reasonOf(run(folder, [operand]))).toBe(reason);
  });
});

describe('a dataset of the project', () => {
  const project = `# our data
version: 1
datasets:
  other: data/other.csv   # left alone
  rides:   # the main one
    source: data/rides.csv
    columns:
      # agreed with operations
      bike: { type: string }   # do not touch

    extra-columns: fail
models: {}
`;

  it('gets what its contract does not say, and everything else stays', async () => {
    const folder = folderWith({ 'mlops.yaml': project, 'data/rides.csv': rides, 'data/other.csv': rides });
    expect((await run(folder, ['rides'])).text(style)).not.toContain('bike');
    await run(folder, ['rides'], true);
    const written = text(folder);
    for (const line of project.split('\n')) expect(written.split('\n')).toContain(line);
    const dataset = loadProject(written, 'mlops.yaml').project.datasets.get('rides');
    expect(dataset).toMatchObject({ key: ['id'], extraColumns: 'fail' });
    expect([...(dataset?.columns.keys() ?? [])]).toEqual(['bike', 'id', 'fare']);
    expect(await run(folder, ['rides'], true)).toMatchObject({ reason: 'infer-nothing-new', data: { written: false } });
    expect(text(folder)).toBe(written);
  });

  it('is found by its source, and its short form becomes a table', async () => {
    const folder = folderWith({ 'mlops.yaml': project, 'data/rides.csv': rides, 'data/other.csv': rides });
    await run(folder, ['data/other.csv'], true);
    expect(text(folder)).toContain('  other: # left alone\n    source: data/other.csv\n    # key: id never repeats');
    expect(loadProject(text(folder), 'mlops.yaml').project.datasets.get('other')?.columns.size).toBe(3);
  });

  it('is not written where an anchor or brackets stand in the way', async () => {
    const odd = 'version: 1\ndatasets: { rides: { source: data/rides.csv } }\n';
    const folder = folderWith({ 'mlops.yaml': odd, 'data/rides.csv': rides });
    expect(await reasonOf(run(folder, ['rides'], true))).toBe('infer-odd-text');
    expect(text(folder)).toBe(odd);
  });
});

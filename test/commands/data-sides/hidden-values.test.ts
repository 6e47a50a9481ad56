import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataDiff } from '../../../src/commands/data-diff.ts';
import { versionOfFiles } from '../../../src/commands/data-sides/files.ts';
import { type DataEngine, openDuckdb, sketchDataset, sketchText } from '../../../src/data/index.ts';
import { reasonOf } from '../../data/engine.ts';
import { temporaryFolder } from '../../repository/scene.ts';
import { folderWith, ports as plain } from '../infer/world.ts';

const scratch = await temporaryFolder();
let engine: DataEngine;
beforeAll(async () => {
  engine = await openDuckdb({ tempFolder: scratch, memoryLimit: 512 * 2 ** 20, threads: 2 });
});
afterAll(() => engine.close());

/** 400 rows of five people; those of `who` have the address. */
const csvOf = (who: string, { delimiter = ',', header = true } = {}) =>
  [
    ...(header ? [['id', 'email', 'geb_datum', 'contact', 'plan']] : []),
    ...Array.from({ length: 400 }, (_, at) => [
      at,
      `${who}${at % 5}@ex.org`,
      `19${50 + (at % 40)}-01-02`,
      `${who}-call-${at % 3}`,
      at % 2 ? 'basic' : 'pro',
    ]),
  ]
    .map((row) => row.join(delimiter))
    .join('\n');
const [before, after] = [csvOf('alice'), csvOf('carol')];
const project = (source: string, columns: string, format = 'format: csv, ') =>
  `version: 1\ndatasets:\n  people: { source: ${source}, ${format}columns: { ${columns} } }\nmodels: {}\n`;

async function diffOf(folder: string, base: string, head: string) {
  const notes: string[] = [];
  const ports = {
    ...plain,
    openEngine: async () => ({ ...engine, close: async () => undefined }),
    progress: { ...plain.progress, note: (text: string) => notes.push(text) },
  };
  const outcome = await dataDiff({ folder, projectFile: 'mlops.yaml', remote: 'origin', base, head }, ports);
  const shown = JSON.stringify([outcome.data, outcome.problems]) + outcome.text({ width: 200, color: false });
  return { outcome, notes, shown };
}

describe('bare files that no contract knows', () => {
  it('show no value of a column that is personal by its name, on both sides, and one note says which', async () => {
    const folder = folderWith({ 'a.csv': before, 'b.csv': after }, false);
    const { notes, shown, outcome } = await diffOf(folder, 'a.csv', 'b.csv');
    expect(shown).not.toMatch(/@ex\.org|19\d\d-01/);
    expect(shown).toMatch(/carol-call/);
    expect(shown).toMatch(/basic/);
    expect(outcome.sentence).toMatch(/^5 columns compared/);
    expect(notes).toEqual([
      expect.stringMatching(/their names say that they are personal or secret: email, geb_datum\./),
    ]);
  });

  it('may be sketches that hold such values', async () => {
    const folder = folderWith({ 'a.csv': before, 'b.csv': after }, false);
    const version = await versionOfFiles('a.csv', [join(folder, 'a.csv')], { folder });
    writeFileSync(join(folder, 'a.json'), sketchText(await sketchDataset(engine, version)));
    const { notes, shown } = await diffOf(folder, 'a.json', 'a.json');
    expect(shown).not.toMatch(/@ex\.org|19\d\d-01/);
    expect(notes[0]).toContain('email, geb_datum');
  });

  it('show yes and no, and everything of columns with other names, without a note', async () => {
    const csv = `phone,plan\n${Array.from({ length: 100 }, (_, at) => `${at % 2 === 0},p${at % 3}`).join('\n')}\n`;
    const folder = folderWith({ 'a.csv': csv }, false);
    const { notes, shown } = await diffOf(folder, 'a.csv', 'a.csv');
    expect(notes).toEqual([]);
    expect(shown).toMatch(/true/);
  });
});

describe('a bare file of a dataset of the project', () => {
  const sensitive = 'email: { sensitive: true }, contact: { sensitive: true }, geb_datum: { type: date }';

  it.each([
    ['its only file', 'data/b.csv', 'data/b.csv'],
    ['one in its folder', 'data', 'data/b.csv'],
    ['one of its glob', '"data/*.csv"', 'data/b.csv'],
    ['behind a pointer', 'data/b.csv.dvc', 'data/b.csv'],
    ['named by a link', 'data/b.csv', 'link.csv'],
  ])(
    'that is %s leaves no value of what its contract calls sensitive, also on the other side',
    async (_, source, head) => {
      const files = { 'mlops.yaml': project(source, sensitive), 'old/a.csv': before, 'data/b.csv': after };
      const folder = folderWith(files);
      symlinkSync('data/b.csv', join(folder, 'link.csv'));
      for (const isHead of [true, false]) {
        const { notes, shown } = await (isHead ? diffOf(folder, 'old/a.csv', head) : diffOf(folder, head, 'old/a.csv'));
        expect(shown).not.toMatch(/@ex\.org|-call-/);
        // The contract says that this one may be seen.
        expect(shown).toMatch(/19\d\d-01/);
        expect(notes).toEqual([]);
      }
    },
  );

  it('is another one beside the source', async () => {
    const files = { 'mlops.yaml': project('data', sensitive), 'old/a.csv': before, 'database/b.csv': after };
    const { shown, notes } = await diffOf(folderWith(files), 'old/a.csv', 'database/b.csv');
    expect(shown).toMatch(/carol-call/);
    expect(notes[0]).toContain('email, geb_datum');
  });

  it('hides by its name what the contract does not say', async () => {
    const files = {
      'mlops.yaml': project('data', 'contact: { sensitive: true }'),
      'data/a.csv': before,
      'data/b.csv': after,
    };
    const { shown, notes } = await diffOf(folderWith(files), 'data/a.csv', 'data/b.csv');
    expect(shown).not.toMatch(/@ex\.org|-call-|19\d\d-01/);
    expect(notes).toEqual([expect.stringContaining(': email, geb_datum.')]);
  });

  it('is written as the contract says, so that its columns are those that are sensitive', async () => {
    const semicolons = { delimiter: ';', header: false };
    const columns = `id: {}, email: { sensitive: true }, geb_datum: { sensitive: true }, contact: { sensitive: true }, plan: {}`;
    const format = 'format: { csv: { header: false, delimiter: ";" } }, ';
    const files = {
      'mlops.yaml': project('data', columns, format),
      'data/a.csv': csvOf('alice', semicolons),
      'data/b.csv': csvOf('carol', semicolons),
    };
    const { shown, outcome } = await diffOf(folderWith(files), 'data/a.csv', 'data/b.csv');
    expect(outcome.sentence).toMatch(/^5 columns compared/);
    expect(shown).not.toMatch(/@ex\.org|-call-|19\d\d-01/);
  });

  it('is not compared where nobody can tell what is sensitive; files elsewhere are', async () => {
    const away = folderWith({ 'a.csv': before }, false);
    const folder = folderWith({ 'mlops.yaml': 'version: 1\ndatasets: 3\n', 'a.csv': before });
    const file = join(away, 'a.csv');
    expect(await reasonOf(diffOf(folder, file, 'a.csv'))).toBe('nothing-declared');
    expect((await diffOf(folder, file, file)).outcome.ends).toBe('pass');
  });
});

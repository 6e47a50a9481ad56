import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breakMonth } from '../../examples/flights-story/break-month.ts';
import { checkUserFile, loadProject } from '../../src/project/index.ts';

const examples = join(import.meta.dirname, '../../examples');
const folder = mkdtempSync(join(tmpdir(), 'mlops-examples-'));
const clone = join(folder, 'flights');
const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: clone, encoding: 'utf8' });

beforeAll(() => {
  cpSync(join(examples, 'flights'), clone, {
    recursive: true,
    filter: (path) => !/node_modules|output|\.mlops|\.parquet$/.test(path.slice(examples.length)),
  });
  git('init', '--quiet');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the examples', () => {
  it.each(['flights', 'penguins'])('%s: mlops.yaml is in order, without a warning', (name) => {
    expect(loadProject(read(name, 'mlops.yaml'), 'mlops.yaml').warnings).toEqual([]);
  });

  it('flights: its packages are those of the root, and its lock names no host', () => {
    const own = packages(join(examples, 'flights/package.json')).dependencies ?? {};
    const root = packages(join(examples, '../package.json'));
    expect(own).toEqual(pick({ ...root.dependencies, ...root.devDependencies }, Object.keys(own)));
    expect(read('flights', 'package-lock.json')).not.toContain('"resolved"');
  });

  it('penguins: every requirement is exact and has hashes', () => {
    const blocks = read('penguins', 'requirements.txt').split(/\n(?=[a-z])/);
    const requirements = blocks.filter((block) => /^[a-z]/.test(block));
    expect(requirements.length).toBeGreaterThanOrEqual(7);
    for (const requirement of requirements) expect(requirement).toMatch(/^[a-z-]+==\S+ \\\n {4}--hash=sha256:/);
  });
});

describe('the story', () => {
  const patches = readdirSync(join(examples, 'flights-story')).filter((name) => name.endsWith('.patch'));

  it('has its patches', () => {
    expect(patches).toEqual(['documentation.patch', 'improvement.patch', 'loosened-gate.patch', 'worse.patch']);
  });

  it.each(patches)('%s applies, and leaves params.yaml and mlops.yaml valid', async (patch) => {
    const file = join(examples, 'flights-story', patch);
    git('apply', file);
    try {
      const { project } = loadProject(readFileSync(join(clone, 'mlops.yaml'), 'utf8'), 'mlops.yaml');
      const schema = project.models.get('delay')?.schemas.get('params.yaml') ?? '';
      expect(await checkUserFile(load(inClone('params.yaml')), inClone(schema), 'params.yaml')).toEqual([]);
    } finally {
      git('apply', '--reverse', file);
    }
  });

  it('the worse patch and the loosened gate go together', () => {
    const both = ['worse.patch', 'loosened-gate.patch'].map((patch) => join(examples, 'flights-story', patch));
    expect(() => git('apply', '--check', ...both)).not.toThrow();
  });

  it('the broken month is broken in the four ways that are told', async () => {
    const source = join(examples, 'flights/data/train/2013-11.parquet');
    expect(await breakMonth(source, join(folder, 'broken.parquet'))).toEqual({
      rows: 13_570,
      nulls: 170,
      unknownCategory: 28,
      duplicates: 23,
      otherUnit: 13_570,
      dewAboveTemperature: 13_570,
    });
  });
});

interface Packages {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function packages(file: string): Packages {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function pick(all: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string | undefined> {
  return Object.fromEntries(names.map((name) => [name, all[name]]));
}

function read(example: string, file: string): string {
  return readFileSync(join(examples, example, file), 'utf8');
}

function inClone(file: string): string {
  return readFileSync(join(clone, file), 'utf8');
}

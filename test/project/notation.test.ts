import { describe, expect, it } from 'vitest';
import { load, problemsOf, withDataset, withModel } from './support.ts';

/** Refused with exactly one problem, whose sentence says what is expected. */
const refused = (text: string): string => {
  const [problem, ...others] = problemsOf(text);
  expect(others).toEqual([]);
  return problem?.message ?? '';
};

describe('a duration', () => {
  const text = (written: string) => withModel(`train: { run: a, timeout: "${written}" }`);

  it.each([
    ['90s', 90_000],
    ['1.25m', 75_000],
    ['0.125s', 125],
    ['250ms', 250],
    ['2h', 7_200_000],
    ['10d', 864_000_000],
  ])('%s', (written, milliseconds) => {
    expect(load(text(written)).project.models.get('m')?.train.timeout).toBe(milliseconds);
  });

  it.each(['90', 's', 'x90s', '90sx', '90 s', '1.s', '1.xs', '-1s', '1,5h', '90S'])('is not %s', (written) => {
    expect(refused(text(written))).toContain('expected a duration such as 90s, 30m or 6h');
  });
});

describe('a size', () => {
  const text = (written: string) => withModel(`train: { run: a, resources: { memory: "${written}" } }`);

  it.each([
    ['512B', 512],
    ['1KB', 1000],
    ['1KiB', 1024],
    ['1.25MB', 1_250_000],
    ['0.125KiB', 128],
    ['2GiB', 2 * 1024 ** 3],
  ])('%s', (written, bytes) => {
    expect(load(text(written)).project.models.get('m')?.train.resources.memory).toBe(bytes);
  });

  it.each(['512', 'B', 'x1KB', '1KBx', '1.B', '1.xKB', '1iB', '1PB', '1 KB'])('is not %s', (written) => {
    expect(refused(text(written))).toContain('expected a size such as 512MB or 64GiB');
  });
});

describe('a percentage', () => {
  const text = (written: string) => withDataset(`source: a.csv\nrows: { change: "${written}" }`);

  it.each([
    ['2%', 2],
    ['0.25%', 0.25],
    ['10 %', 10],
  ])('%s', (written, value) => {
    expect(load(text(written)).project.datasets.get('d')?.rows.change).toEqual({ kind: 'percent', value });
  });

  it.each(['2', '%', 'x2%', '2%x', '2.%', '2x%', '-2%'])('is not %s', (written) => {
    expect(refused(text(written))).toContain('expected an amount: a number of at least 0');
  });
});

describe('a time', () => {
  const text = (type: string, written: string) =>
    withDataset(`source: a.csv\ncolumns: { c: { type: ${type}, min: "${written}" } }`);

  it.each([
    ['date', '2026-01-31'],
    ['timestamp', '2026-01-31'],
    ['timestamp', '2026-01-31T12:30'],
    ['timestamp', '2026-01-31 12:30:59'],
    ['timestamp', '2026-01-31T12:30:59.125Z'],
    ['timestamp', '2026-01-31T12:30Z'],
    ['timestamp', '2026-01-31T12:30:59+01:30'],
    ['timestamp', '2026-01-31T12:30:59-0800'],
  ])('of type %s: %s', (type, written) => {
    expect(load(text(type, written)).project.datasets.get('d')?.columns.get('c')?.min).toBe(written);
  });

  it.each([
    ['date', '2026-01-31T12:30'],
    ['date', '+002026-01-31'],
    ['timestamp', '+002026-01-31'],
    ['timestamp', '2026-01-31T12:30:59Zulu'],
    ['timestamp', '2026-01-31 12:30 GMT'],
    ['timestamp', '2026-01-31T12'],
    ['timestamp', '2026-01-31T25:30'],
  ])('of type %s is not %s', (type, written) => {
    expect(refused(text(type, written))).toContain(`expected a ${type} such as`);
  });
});

describe('names', () => {
  it.each(['A B', '1A', 'A-B', 'A.'])('of a variable are not %s', (name) => {
    expect(refused(withModel(`train: a\nenv: { "${name}": x }`))).toContain('the name of a variable');
    expect(refused(withModel(`train: { run: a, secrets: ["${name}"] }`))).toContain('the name of a variable');
  });

  it.each(['a b', 'a!', 'ä', 'a.b', `a${'b'.repeat(64)}`])('of a role are not %s', (name) => {
    expect(refused(withModel(`train: a\ndata: { "${name}": d }`, 'd: a.csv'))).toContain('beginning with a letter');
  });
});

describe('what is empty', () => {
  it.each([
    ['train: []', 'a list with at least the program'],
    ['train: { run: a, resources: { cpus: 0 } }', 'a number above 0'],
    ['train: 5', 'a command'],
    ['train: a\nevaluate: { run: 5 }', 'a command as text, or a list of its arguments'],
    ['train: a\nartifact: ""', 'text that is not empty'],
  ])('%s', (model, expected) => {
    expect(refused(withModel(model))).toContain(`expected ${expected}`);
  });

  it.each([
    ['rows: { change: -1 }', 'an amount: a number of at least 0'],
    ['drift: { columns: { x: { nulls: -1 } } }', 'a share: a number of at least 0'],
    ['drift: { columns: { x: { nulls: "5" } } }', 'a share: a number of at least 0'],
  ])('or below it: %s', (dataset, expected) => {
    expect(refused(withDataset(`source: a.csv\n${dataset}`))).toContain(`expected ${expected}`);
  });
});

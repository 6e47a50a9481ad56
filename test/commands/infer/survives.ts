import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { datasetEntry, projectOfDatasets } from '../../../src/commands/infer/contract-text.ts';
import type { DataEngine } from '../../../src/data/engines/port.ts';
import { checkDataset, inferContract } from '../../../src/data/index.ts';
import type { DataReport } from '../../../src/data/types.ts';
import { loadProject } from '../../../src/project/index.ts';
import { versionOf } from '../../data/datasets.ts';
import { csv } from '../../data/engine.ts';

export type Random = () => number;
export type Row = readonly (string | number | null)[];
export interface Drawn {
  readonly header: readonly string[];
  readonly rows: readonly Row[];
}

/** Mulberry32. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const normal = (random: Random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const pick = <Item>(random: Random, items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
const zipf = (random: Random, count: number, power: number): number => {
  const weights = Array.from({ length: count }, (_, index) => (index + 1) ** -power);
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left <= 0) return index;
  }
  return 0;
};
const poisson = (random: Random, mean: number): number => {
  let [count, product] = [0, random()];
  while (product > Math.exp(-mean)) [count, product] = [count + 1, product * random()];
  return count;
};
const maybe = <Value>(random: Random, share: number, value: Value): Value | null => (random() < share ? null : value);

/** Tables as people have them: how many rows both halves have, and one row. */
export const shapes: Readonly<
  Record<
    string,
    { readonly rows: number; readonly header: readonly string[]; readonly row: (random: Random, at: number) => Row }
  >
> = {
  rides: {
    rows: 2000,
    header: ['ride_id', 'started_at', 'station', 'bike', 'distance', 'passengers', 'email', 'comment'],
    row: (random, at) => [
      at,
      new Date(1.6e12 + at * 6e4).toISOString(),
      `S${zipf(random, 40, 1.1)}`,
      pick(random, ['classic', 'electric', 'cargo']),
      maybe(random, 0.02, Number((random() * 20).toFixed(2))),
      1 + poisson(random, 0.4),
      `u${Math.floor(random() * 1e6)}@example.org`,
      maybe(random, 0.7, `note ${Math.floor(random() * 1e9)}`),
    ],
  },
  sensors: {
    rows: 7000,
    header: ['sensor', 'day', 'hour', 'temperature', 'status', 'lat', 'errors'],
    row: (random, at) => [
      `n${at % 7}`,
      new Date(1.6e12 + Math.floor(at / 168) * 864e5).toISOString().slice(0, 10),
      Math.floor(at / 7) % 24,
      maybe(random, 0.1, Number((20 + 5 * normal(random)).toFixed(3))),
      random() < 0.01 ? 'fault' : 'ok',
      Number((52 + normal(random)).toFixed(4)),
      poisson(random, 0.1),
    ],
  },
  customers: {
    rows: 700,
    header: ['customer_id', 'age', 'rating', 'plan', 'zip', 'last_seen', 'score', 'is_active'],
    row: (random) => [
      Math.floor(random() * 50_000),
      Math.max(18, Math.round(40 + 12 * normal(random))),
      1 + zipf(random, 5, 0.6),
      ['free', 'basic', 'pro', 'team', 'enterprise', 'legacy'][zipf(random, 6, 1.5)] ?? 'free',
      String(10_000 + Math.floor(random() * 300)),
      maybe(random, 0.3, new Date(1.7e12 - Math.floor(random() * 5e10)).toISOString().slice(0, 10)),
      random() < 0.3 ? Math.round(random() * 5) : Number((random() * 5).toFixed(1)),
      random() < 0.5 ? 'true' : 'false',
    ],
  },
  tail: {
    rows: 3000,
    header: ['word', 'code', 'defects', 'rare', 'amount', 'ip'],
    row: (random) => [
      `w${zipf(random, 2000, 1)}`,
      ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L'][zipf(random, 12, 1.8)] ?? 'A',
      poisson(random, 0.02),
      random() < 0.995 ? null : 'seen',
      Number((Math.exp(2 * normal(random)) * (random() < 0.01 ? -1 : 1)).toFixed(2)),
      maybe(random, 0.004, `10.0.${Math.floor(random() * 256)}.${Math.floor(random() * 256)}`),
    ],
  },
  small: {
    rows: 80,
    header: ['species', 'mass', 'year', 'sex'],
    row: (random) => [
      pick(random, ['Adelie', 'Gentoo', 'Chinstrap']),
      maybe(random, 0.05, Math.round(4200 + 800 * normal(random))),
      2007 + Math.floor(random() * 3),
      maybe(random, 0.06, pick(random, ['male', 'female'])),
    ],
  },
  large: {
    rows: 12_000,
    header: ['id', 'weekday', 'price', 'margin', 'country', 'ok'],
    row: (random, at) => [
      `${at.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`,
      1 + Math.floor(random() * 7),
      Number((Math.exp(normal(random)) * 10).toFixed(2)),
      Number(normal(random).toFixed(3)),
      `C${zipf(random, 25, 1)}`,
      Number(random() < 0.03),
    ],
  },
};

/** A table of a shape in two halves, each row in one of them by chance. */
export function halves(shape: string, seed: number): readonly [Drawn, Drawn] {
  const random = randomOf(seed);
  const { rows: count, header, row } = shapes[shape] ?? { rows: 0, header: [], row: () => [] };
  const rows = Array.from({ length: count }, (_, at) => row(random, at));
  const order = rows.map((each) => ({ each, at: random() })).sort((a, b) => a.at - b.at);
  const one = order.slice(0, count / 2).map(({ each }) => each);
  return [
    { header, rows: one },
    { header, rows: order.slice(count / 2).map(({ each }) => each) },
  ];
}

function csvText({ header, rows }: Drawn): string {
  const lines = rows.map((row) => row.map((cell) => cell ?? '').join(','));
  return `${[header.join(','), ...lines].join('\n')}\n`;
}

let written = 0;

export function table(folder: string, drawn: Drawn) {
  written += 1;
  const file = join(folder, `t${written}.csv`);
  writeFileSync(file, csvText(drawn));
  return { name: 'trips', files: [file], format: csv };
}

/** The contract of one table, as text. */
export async function inferred(engine: DataEngine, folder: string, drawn: Drawn, name: string): Promise<string> {
  const contract = await inferContract(engine, table(folder, drawn), name);
  return projectOfDatasets([datasetEntry(name, 'data/x.csv', undefined, contract)]);
}

/** What another table says to a contract. */
export async function asked(engine: DataEngine, folder: string, text: string, drawn: Drawn): Promise<DataReport> {
  const [dataset] = loadProject(text, 'mlops.yaml').project.datasets.values();
  return checkDataset(engine, versionOf(table(folder, drawn), [], { ...dataset }));
}

export function broken(report: DataReport): readonly string[] {
  return report.checks
    .filter(({ verdict, level }) => verdict !== 'pass' && level !== 'info')
    .map(({ check, column, reason, sentence }) => `${check} ${column ?? ''} ${reason}: ${sentence}`);
}

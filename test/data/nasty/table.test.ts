import { mkdtempSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TableSource } from '../../../src/data/engines/port.ts';
import { checkDataset, diffSketches, sketchDataset } from '../../../src/data/index.ts';
import type { DatasetVersion } from '../../../src/data/types.ts';
import { formatFromEnding } from '../../../src/project/index.ts';
import { MlopsError } from '../../../src/support/problem.ts';
import { contractOf } from '../checks/contract.ts';
import { versionOf } from '../datasets.ts';
import { scratch, testEngine } from '../engine.ts';
import { nastyGroups } from './groups.ts';
import type { Made, NastyInput } from './input.ts';

const folder = scratch();
const engine = await testEngine(folder);

function version(made: Made, contract: string): DatasetVersion {
  const format = formatFromEnding(made[0] ?? 'none.parquet');
  const table: TableSource = { name: 'trips', files: made, format };
  return versionOf(table, [], { ...contractOf(contract), format });
}

interface Said {
  readonly verdict: string;
  readonly reasons: readonly string[];
  readonly sentences: readonly string[];
}

async function answerTo(input: NastyInput): Promise<Said> {
  const own = mkdtempSync(join(folder, 'nasty-'));
  try {
    const head = version(await input.make(own), input.contract);
    return input.base ? await compared(version(input.base(own), input.contract), head) : await checked(head);
  } catch (error) {
    if (!(error instanceof MlopsError)) throw error;
    const reasons = error.problems.map((problem) => problem.reason);
    return { verdict: 'stopped', reasons, sentences: error.problems.map((problem) => problem.message) };
  }
}

async function checked(head: DatasetVersion): Promise<Said> {
  const report = await checkDataset(engine, head);
  const bad = report.checks.filter((check) => check.verdict !== 'pass');
  return {
    verdict: report.verdict,
    reasons: sorted(bad.map((check) => check.reason)),
    sentences: bad.map((check) => check.sentence),
  };
}

async function compared(base: DatasetVersion, head: DatasetVersion): Promise<Said> {
  const diff = diffSketches(await sketchDataset(engine, base), await sketchDataset(engine, head), head.dataset);
  const moved = diff.columns.filter((column) => column.state === 'drifted');
  const bad = diff.checks.filter((check) => check.verdict !== 'pass');
  return {
    verdict: diff.verdict,
    reasons: sorted([
      ...diff.retyped.map(({ column }) => `retyped ${column}`),
      ...moved.map(({ column }) => `drifted ${column}`),
      ...bad.map((check) => check.reason),
    ]),
    sentences: bad.map((check) => check.sentence),
  };
}

const sorted = (reasons: readonly string[]) => [...new Set(reasons)].toSorted();

describe.each(nastyGroups)('$title', ({ inputs }) => {
  it.each(inputs)('$name', { timeout: 60_000 }, async (input) => {
    const said = await answerTo(input);
    expect(said).toEqual({ ...said, verdict: input.verdict, reasons: input.reasons });
    // What is said is said about the files of the dataset, in words of ours.
    const text = said.sentences.join('\n');
    expect(text).not.toContain(folder);
    expect(text).not.toMatch(/duckdb|INTERNAL|stack trace/i);
    expect(text.length).toBeLessThan(10_000);
  });
});

it('every name stands once', () => {
  const names = nastyGroups.flatMap(({ inputs }) => inputs.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
  expect(basename(folder)).not.toBe('');
});

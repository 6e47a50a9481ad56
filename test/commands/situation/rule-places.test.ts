import { expect, it } from 'vitest';
import { rulePlaces } from '../../../src/commands/situation/rule-places.ts';
import type { CheckResult } from '../../../src/data/types.ts';
import { applyPolicy } from '../../../src/gates/index.ts';
import { loadProject } from '../../../src/project/index.ts';

const base = contract(`    key: [id]
    rows: { min: 5 }
    columns:
      x: { min: 0, max: 1, pattern: a+, length: 3, format: hex }
      gone: { nulls: 0 }
    checks:
      - { name: first, where: x > 1 }
      - { name: second, where: x > 2 }`);
const head = contract(`    rows: { min: 9 }
    columns:
      x:
        min: 0
        max: 2
        pattern: b+
        length: 4
      added: { nulls: 0 }
    checks:
      - { name: second, where: x > 2 }`);

it.each([
  ['kept as it was', answer(['columns', 'x', 'min']), 'min: 0'],
  ['loosened', answer(['columns', 'x', 'max']), 'main x: { min: 0, max: 1, pattern: a+, length: 3, format: hex }'],
  ['added', answer(['columns', 'added', 'nulls']), 'added: { nulls: 0 }'],
  ['of a column that the head dropped', answer(['columns', 'gone', 'nulls']), 'main gone: { nulls: 0 }'],
  ['a column that both have', answer(['columns', 'x']), 'x:'],
  ['a key that the head dropped', answer(['key']), 'main key: [id]'],
  ['tightened', answer(['rows'], { reason: 'too-few-rows' }), 'rows: { min: 9 }'],
  ['kept, at another place of its list', check('second', 0), '- { name: second, where: x > 2 }'],
  ['dropped, where the head has another', check('first', 0), 'main - { name: first, where: x > 1 }'],
  ['that nobody has written', answer([]), 'd:'],
  ['about columns that nobody named', answer([], { reason: 'extra-column' }), 'd:'],
])('names the line of a rule: %s', (_, one, line) => {
  expect(lines([one])).toEqual([line]);
});

it('tells two patterns of one column apart', () => {
  const pattern = answer(['columns', 'x', 'pattern'], { check: 'pattern', column: 'x' });
  expect(lines([pattern, pattern])).toEqual([
    'pattern: b+',
    'main x: { min: 0, max: 1, pattern: a+, length: 3, format: hex }',
  ]);
});

it('tells two other rules of one column apart, and finds the one that the head dropped', () => {
  const length = answer(['columns', 'x', 'length'], { check: 'length', column: 'x' });
  const format = answer(['columns', 'x', 'format'], { check: 'format', column: 'x' });
  const line = 'main x: { min: 0, max: 1, pattern: a+, length: 3, format: hex }';
  expect(lines([length, length, format])).toEqual(['length: 4', line, line]);
});

it('names no line for what passes', () => {
  expect(lines([answer(['key'], { verdict: 'pass' })])).toEqual([undefined]);
});

it('leaves a line away that is longer than anybody reads, not its number', () => {
  const long = contract(`    columns: { x: { min: 0 }, y: { values: [${'1, '.repeat(400)}2] } }`);
  const { ofChecks } = placesOf(undefined, long);
  expect(ofChecks([answer(['columns', 'x', 'min'])])[0]?.place).toEqual({ file: 'mlops.yaml', line: 5, column: 21 });
});

function lines(checks: readonly CheckResult[]) {
  return placesOf(base, head)
    .ofChecks(checks)
    .map(({ place }) => place && `${place.branch === undefined ? '' : `${place.branch} `}${place.source?.trim()}`);
}

function placesOf(before: string | undefined, now: string) {
  const policy = before === undefined ? undefined : loadProject(before, 'mlops.yaml');
  const loaded = loadProject(now, 'mlops.yaml');
  const { project } = applyPolicy(policy?.project, loaded.project);
  const judged = { policy: { branch: 'main' } };
  const sides = policy === undefined ? {} : { policy: policy.project, policyPlaces: policy.places };
  return rulePlaces({ head: loaded, project, judged, ...sides }, 'd');
}

function contract(rules: string): string {
  return `version: 1\ndatasets:\n  d:\n    source: d.csv\n${rules}\n`;
}

function answer(below: readonly string[], more: Partial<CheckResult> = {}): CheckResult {
  const rows = { checked: 9, nulls: 0, skipped: 0, failed: 1 };
  return {
    ...{ check: 'any', verdict: 'fail', level: 'fail', reason: 'any', sentence: '', rows, examples: [] },
    path: ['datasets', 'd', ...below],
    ...more,
  };
}

function check(name: string, at: number): CheckResult {
  return { ...answer([]), name, path: ['datasets', 'd', 'checks', at, 'where'] };
}

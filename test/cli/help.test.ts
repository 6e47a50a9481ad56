import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandFirst, parseArguments } from '../../src/cli/arguments.ts';
import { commands } from '../../src/cli/catalog.ts';
import { commandHelp, overview } from '../../src/cli/help.ts';
import { loadProject } from '../../src/project/index.ts';

const file = join(import.meta.dirname, '..', '..', 'examples', 'flights', 'mlops.yaml');
const { project } = loadProject(readFileSync(file, 'utf8'), 'mlops.yaml');

describe('the examples of help', () => {
  it.each(commands.map((command) => [command.name, command] as const))('of %s is a command line', (name, command) => {
    const [program, ...args] = command.example.line.split(' ');
    const parsed = parseArguments(args);
    expect([program, parsed.command.name]).toEqual(['mlops', name]);
    expect(commandHelp(command)).toContain(`  $ ${command.example.line}\n`);
  });

  it('name what examples/flights has', () => {
    const operands = commands.flatMap(({ example }) => parseArguments(example.line.split(' ').slice(1)).operands);
    const named = operands.map((operand) => operand.replace(/@.*/, ''));
    const known = [...project.models.keys(), ...project.datasets.keys(), ...project.environments.keys(), 'mlops'];
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('are refused where they would not parse', () => {
    expect(() => parseArguments(['plan', 'delay'])).toThrow(/takes no operand/);
    expect(() => parseArguments(['report', '--markdwon'])).toThrow(/no option --markdwon/);
  });
});

it.each([
  [['-h'], ['--help']],
  [['help'], ['--help']],
  [
    ['help', 'plan'],
    ['plan', '--help'],
  ],
  [
    ['help', 'data', 'diff'],
    ['data', 'diff', '--help'],
  ],
  [
    ['data', '--help'],
    ['data', 'diff', '--help'],
  ],
  [
    ['--quiet', '--folder', 'x', '--project=a.yaml', 'data', 'diff', 'a', 'b'],
    ['data', 'diff', '--quiet', '--folder', 'x', '--project=a.yaml', 'a', 'b'],
  ],
  [['--help'], ['--help']],
  [['--json'], ['--json']],
  [
    ['--nonsense', 'plan'],
    ['--nonsense', 'plan'],
  ],
  [
    ['plan', '-h'],
    ['plan', '--help'],
  ],
  [
    ['plan', '--base', 'main'],
    ['plan', '--base', 'main'],
  ],
])('%j asks as %j', (args, asked) => {
  expect(commandFirst(args)).toEqual(asked);
});

describe('the overview', () => {
  it('has every command', () => {
    for (const { name, summary } of commands) expect(overview('1.2.3')).toMatch(new RegExp(`${name} +${summary}`));
  });
});

import { describe, expect, it } from 'vitest';
import { checksReference } from '../../scripts/reference/checks.ts';
import { cliReference } from '../../scripts/reference/cli.ts';
import { commands, commonOptions } from '../../src/cli/catalog.ts';
import { checkFamilies } from '../../src/data/index.ts';
import { allReasons } from '../../src/reasons.ts';
import { exitCodes } from '../../src/support/problem.ts';

describe('the reference of commands', () => {
  const page = cliReference();

  it('has every command, option, example and exit code', () => {
    for (const { name, options, example } of commands) {
      expect(page).toContain(`## mlops ${name}\n`);
      expect(page).toContain(`$ ${example.line}\n`);
      for (const option of [...options, ...commonOptions]) expect(page).toContain(`\`--${option.name}`);
    }
    for (const code of Object.values(exitCodes)) expect(page).toContain(`| ${code} |`);
  });

  it('keeps each row of a table on one line of two cells', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('|'));
    for (const row of rows) expect(row.replaceAll('\\|', '').split('|')).toHaveLength(4);
  });
});

describe('the reference of checks', () => {
  const page = checksReference();

  it('has every check with what it asks, and only reason codes that exist', () => {
    const known = new Set(allReasons().map(({ code }) => code));
    for (const { name, asks, reasons } of checkFamilies) {
      expect(page).toContain(`## ${name}\n\n${asks}\n`);
      for (const reason of reasons) {
        expect(known, `${name}: ${reason}`).toContain(reason);
        expect(page).toContain(`[\`${reason}\`](reason-codes.md#${reason})`);
      }
    }
  });
});

import { describe, expect, it } from 'vitest';
import { resultOf, said } from '../datasets.ts';
import { csv, json, scratch, testEngine } from '../engine.ts';
import { contractChecker } from './contract.ts';

const folder = scratch();
const engine = await testEngine(folder);
const check = contractChecker(engine, folder);

const jsonLines = (...values: readonly unknown[]) => `${values.map((x) => JSON.stringify({ x })).join('\n')}\n`;
/** Texts as they are, with blanks, quotes and empty ones. */
const texts = (values: readonly unknown[], rules: string) =>
  check(jsonLines(...values), `columns: { x: { type: string, ${rules} } }`, json);

describe('rules about texts', () => {
  it('length counts characters, not bytes, and leaves nulls out', async () => {
    const report = await texts(['ä', 'aé', '語語語', null], 'length: { min: 1, max: 2 }');
    expect(resultOf(report, 'length')).toMatchObject({
      verdict: 'fail',
      reason: 'wrong-length',
      rows: { checked: 4, nulls: 1, skipped: 0, failed: 1 },
      examples: [{ line: '3', x: '語語語' }],
      sentence: 'x: 1 of 4 rows (25 %) does not have between 1 and 2 characters (1 null); first: line=3 x=語語語',
      path: ['datasets', 'trips', 'columns', 'x', 'length'],
    });
    expect(said(await texts(['ab', 'cd'], 'length: 2'), 'length')).toBe('pass kept');
    expect(said(await texts(['ab', 'c'], 'length: 2'), 'length')).toBe('fail wrong-length');
    expect(said(await texts(['a', ''], 'length: { min: 1 }'), 'length')).toBe('fail wrong-length');
    expect(said(await check('x\n1\n', 'columns: { x: { length: 1 } }'), 'length')).toBe('unknown cannot-compare');
  });

  it('format by name and by date format, of texts and of whole numbers', async () => {
    const report = await texts(['a@b.de', 'a@b', 'x a@b.de'], 'format: email');
    expect(resultOf(report, 'format')).toMatchObject({
      reason: 'format-mismatch',
      rows: { failed: 2 },
      sentence: 'x: 2 of 3 rows (66.7 %) do not have the format email; first: line=2 x=a@b, line=3 x=x a@b.de',
    });
    expect(
      resultOf(await texts(['29.02.2024', '29.02.2023', '31.04.2024'], 'format: "%d.%m.%Y"'), 'format').rows.failed,
    ).toBe(2);
    expect(said(await check('x\n20240229\n', 'columns: { x: { format: "%Y%m%d" } }'), 'format')).toBe('pass kept');
    expect(said(await check('x\n1.5\n', 'columns: { x: { format: number } }'), 'format')).toBe(
      'unknown cannot-compare',
    );
  });

  it('forbidden values and patterns', async () => {
    const report = await texts(['a', 'XXX', 'my test', null], "not-values: [XXX, YYY], not-pattern: ['.*test.*', z+]");
    expect(resultOf(report, 'not-values')).toMatchObject({
      reason: 'forbidden-value',
      rows: { failed: 1, nulls: 1 },
      examples: [{ line: '2', x: 'XXX' }],
    });
    expect(resultOf(report, 'not-pattern')).toMatchObject({ reason: 'forbidden-pattern', rows: { failed: 1 } });
    expect(said(await check('x\n1\n-999\n', 'columns: { x: { not-values: [-999] } }'), 'not-values')).toBe(
      'fail forbidden-value',
    );
    expect(said(await check('x\n1\n', 'columns: { x: { not-values: [a] } }'), 'not-values')).toBe(
      'unknown cannot-compare',
    );
    expect(said(await texts(['zzz'], 'not-pattern: z'), 'not-pattern')).toBe('pass kept');
  });

  it('of a list of patterns one has to match the whole value', async () => {
    const report = await texts(['ab', 'c1', 'xab', 'abc1'], "pattern: ['ab', 'c\\d']");
    expect(resultOf(report, 'pattern').rows.failed).toBe(2);
  });

  it.each([
    '\u200b',
    '\u202e',
    '\u2066',
    '\u00ad',
    '\u061c',
    '\u2060',
    '\u2028',
    '\ufeff',
    '\u0085',
    '\u{e0041}',
    '\ufffa',
  ])('an invisible character inside a text is found: %j', async (character) => {
    const report = await texts([`pay${character}pal`, 'paypal'], 'hygiene: true');
    expect(resultOf(report, 'hygiene-control')).toMatchObject({ reason: 'control-characters', rows: { failed: 1 } });
  });

  it('the joiners of letters and emoji, and letters of every kind, are no control characters', async () => {
    const fine = ['می\u200cخواهم', '👩\u200d🔬', 'क्\u200dष', 'naïve', '日本', 'שלום', '\ttab', 'Ω', '\u00a0'];
    expect(said(await texts(fine, 'hygiene: [control]'), 'hygiene-control')).toBe('pass kept');
  });

  it('hygiene tells what is unclean, thing by thing', async () => {
    const report = await texts(
      ['ok', '', ' lead', 'trail\u00a0', 'nul\u0001', 'bad\ufffd', 'tab\tis fine', 'N/A', ' null ', null],
      'hygiene: true',
    );
    const failed = (ask: string) => resultOf(report, `hygiene-${ask}`).rows.failed;
    expect([failed('empty'), failed('blanks'), failed('control'), failed('placeholder')]).toEqual([1, 3, 2, 2]);
    expect(report.checks.filter(({ check }) => check.startsWith('hygiene')).map(({ reason }) => reason)).toEqual([
      'empty-text',
      'surrounding-blanks',
      'control-characters',
      'placeholder-value',
      'kept',
    ]);
    const two = await texts(['a'], 'hygiene: [blanks, empty]');
    expect(two.checks.map(({ check }) => check).filter((name) => name.startsWith('hygiene'))).toEqual([
      'hygiene-empty',
      'hygiene-blanks',
    ]);
    expect(said(await check('x\n1\n', 'columns: { x: { hygiene: [empty] } }'), 'hygiene-empty')).toBe(
      'unknown cannot-compare',
    );
  });

  it('spellings: what differs only in case or blanks from a more frequent text', async () => {
    const report = await texts(
      ['New York', 'New York', 'new york', 'New  York ', 'Boston', null],
      'hygiene: [spelling]',
    );
    expect(resultOf(report, 'hygiene-spelling')).toMatchObject({
      reason: 'spelling-variants',
      rows: { failed: 2, nulls: 1 },
      examples: [{ x: 'new york' }, { x: 'New  York ' }],
    });
    expect(said(await texts(['a', 'b'], 'hygiene: [spelling]'), 'hygiene-spelling')).toBe('pass kept');
    expect(said(await check('x\n1\n', 'columns: { x: { hygiene: [spelling] } }'), 'hygiene-spelling')).toBe(
      'unknown cannot-compare',
    );
  });

  it('no rows and only nulls are no pass, a column that is gone fails', async () => {
    const rules =
      'length: 1, format: hex, not-values: [a], not-pattern: a, hygiene: true, distinct: 1, most-common: 90%';
    const ours = (name: string) => !['rows', 'files', 'lines', 'type', 'column', 'all-null'].includes(name);
    for (const content of ['x,y\n', 'x,y\n,1\n,2\n']) {
      const report = await check(content, `columns: { x: { type: string, ${rules} }, y: {} }`, csv);
      const answers = report.checks
        .filter((one) => ours(one.check))
        .map(({ verdict, reason }) => `${verdict} ${reason}`);
      expect(new Set(answers)).toEqual(new Set(['unknown no-rows']));
      expect(answers).toHaveLength(11);
    }
    const gone = await check('y\n1\n', `columns: { x: { type: string, ${rules} } }`);
    expect(said(gone, 'column', 'x')).toBe('fail missing-column');
    expect(gone.verdict).toBe('fail');
  });

  it('values of a sensitive column are not shown', async () => {
    const report = await texts(
      ['secret', 'secret', 'Secret', ' s3', 'N/A'],
      "sensitive: true, length: 1, format: hex, not-values: [secret], not-pattern: 's.*', hygiene: true, most-common: 1%, distinct: 1",
    );
    expect(report.checks.filter(({ verdict }) => verdict === 'fail').length).toBeGreaterThan(7);
    // The rule itself may name what is forbidden; nothing else does.
    const shown = JSON.stringify(report.checks.filter(({ check }) => check !== 'not-values'));
    for (const value of ['secret', 'Secret', 's3', 'N/A']) expect(shown).not.toContain(value);
  });
});

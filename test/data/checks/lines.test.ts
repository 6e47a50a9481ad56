import { expect, it } from 'vitest';
import { resultOf, said } from '../datasets.ts';
import { scratch, testEngine } from '../engine.ts';
import { contractChecker } from './contract.ts';

const folder = scratch();
const engine = await testEngine(folder);
const check = contractChecker(engine, folder);

it.each([
  ['of several columns are left out and said', 'x,y\n5,1\n\n\n6,1\n', 'all 2 lines are rows, 2 blank lines left out'],
  ['with CR LF as well', 'x,y\r\n5,1\r\n\r\n6,1\r\n', 'all 2 lines are rows, 1 blank line left out'],
  [
    'beside one that cannot be read',
    'x,y\n5,1\n\n6\n',
    '1 line of 2 lines (50 %) cannot be read, 1 blank line left out; first: data/trips.csv, line 4: too few fields: 1 instead of 2',
  ],
  ['of one column are rows', 'x\n5\n\n6\n', 'all 3 lines are rows'],
  ['within quotes are text', 'x,y\n"a\n\nb",1\n', 'all 1 line are rows'],
])('blank lines %s', async (_, content, sentence) => {
  expect(resultOf(await check(content, ''), 'lines').sentence).toBe(sentence);
});

it('a header with a blank before a name does not have that name, and the blank is shown', async () => {
  const report = await check('k, x\n1,2\n', 'columns: { k: {}, x: {} }');
  expect(resultOf(report, 'column', 'x')).toMatchObject({
    reason: 'missing-column',
    sentence: 'x: the column does not exist (there is " x", with blanks around it)',
  });
  expect(said(await check('k, x\n1,2\n', 'columns: { k: {}, " x": {} }'), 'lines')).toBe('pass kept');
});

it.each(['2024-02-20 24:00:00', '2024-02-20T24:00', '2024-02-20 23:59:60', '2024-02-20 25:00:00'])(
  '%s is no point in time',
  async (text) => {
    const report = await check(`t,k\n${text},1\n2024-02-20 23:59:59,2\n`, 'columns: { t: { type: timestamp }, k: {} }');
    expect(resultOf(report, 'lines')).toMatchObject({ reason: 'unreadable-lines', rows: { failed: 1 } });
  },
);

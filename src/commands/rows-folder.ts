import { mkdir, readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type FailingRows, linesName, type RowsSink, rowLimits } from '../data/index.ts';
import { terminalSentence } from '../support/escape/index.ts';
import { systemCode } from '../support/files.ts';
import { MlopsError } from '../support/problem.ts';
import { commandReasons } from './reasons.ts';

/** The folder that is named, made where it is not there. Errors: rows-folder-in-use, also where it cannot be made. */
export async function rowsFolder(from: string, wanted: string): Promise<RowsSink> {
  const folder = resolve(from, wanted);
  const there = await mkdir(folder, { recursive: true }).then(
    () => readdir(folder),
    (error: unknown) => {
      const code = systemCode(error);
      if (code === undefined) throw error;
      throw MlopsError.of(commandReasons, 'rows-folder-in-use', `${wanted} cannot be made a folder (${code}).`);
    },
  );
  if (there.length === 0) return { folder, written: [] };
  throw MlopsError.of(commandReasons, 'rows-folder-in-use', `${wanted} is not empty: it holds ${there[0]}.`);
}

/** A line for each file, with what it does not hold. */
export function failingRowsText({ folder, written }: RowsSink): string {
  const lines = written.length === 0 ? ['No check names rows that break it.'] : written.map(rowsLine);
  return `\n${[`Failing rows in ${folder}:`, ...lines].map(terminalSentence).join('\n')}\n`;
}

function rowsLine({ file, check, rows, isCut, leftOut }: FailingRows): string {
  const noun = check === linesName ? 'line that is no row' : 'row';
  const nouns = check === linesName ? 'lines that are no rows' : 'rows';
  const number = `${rows.toLocaleString('en-US')} ${rows === 1 ? noun : nouns}`;
  const most = `${rowLimits.rows.toLocaleString('en-US')} rows or ${rowLimits.bytes / 1e6} MB`;
  const cut = isCut ? `, the first of more (at most ${most})` : '';
  const what = check === linesName ? 'values of the sensitive' : 'the sensitive';
  const without = leftOut.length === 0 ? '' : `, without ${what} ${leftOut.join(', ')}`;
  return `  ${file}: ${number}${cut}${without}`;
}

import { join } from 'node:path';
import { renderHtml, renderMarkdown } from '../../report/index.ts';
import type { Report } from '../../report/types.ts';
import { writeAtomic } from '../../support/files.ts';
import { MlopsError } from '../../support/problem.ts';
import { commandReasons } from '../reasons.ts';
import { markdownLimit } from './publish-report.ts';

export interface Paths {
  readonly markdown: string;
  readonly html: string;
  readonly json: string;
}

/** @param pages whether markdown and HTML are made of it as well */
export async function writeReport(folder: string, made: Report, pages: boolean): Promise<Paths> {
  const paths = {
    markdown: join(folder, 'report.md'),
    html: join(folder, 'report.html'),
    json: join(folder, 'report.json'),
  };
  if (pages) {
    await writeAtomic(paths.markdown, renderMarkdown(made, { limit: markdownLimit }));
    await writeAtomic(paths.html, await renderHtml(made));
  }
  await writeAtomic(paths.json, `${JSON.stringify(made, null, 2)}\n`);
  return paths;
}

/** Errors: `output-unwritable` where the place that was named cannot be written to. */
export async function writing<Value>(folder: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    const code = isErrno(error) ? error.code : '';
    const why = whyNot[code];
    if (why === undefined) throw error;
    throw MlopsError.of(
      commandReasons,
      'output-unwritable',
      `The report cannot be written to ${folder}: ${why} (${code}).`,
    );
  }
}

const whyNot: Readonly<Record<string, string>> = {
  EEXIST: 'it is a file, not a folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'a name of the report is taken by a folder',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOENT: 'a part of the path leads nowhere',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'a name is too long',
};

function isErrno(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

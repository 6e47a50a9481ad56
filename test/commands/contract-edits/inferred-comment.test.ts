import { describe, expect, it } from 'vitest';
import { isInferredFor, withoutUntrue } from '../../../src/commands/contract-edits/inferred-comment.ts';
import { infer } from '../../../src/commands/infer.ts';
import { folderWith, ports } from '../infer/world.ts';

const header = 'id,bike,fare,day,mail,lat\n';
const row = (at: number) =>
  `${at},${at % 2 ? 'city' : 'cargo'},${at % 40},2026-01-02,${at}@example.org,${at % 30 ? at % 80 : ''}\n`;

describe('what `mlops infer` wrote', () => {
  it('counts one row as one', async () => {
    const folder = folderWith({ 'a.csv': 'x\n1\n' }, false);
    const request = { folder, projectFile: 'mlops.yaml', remote: 'origin', offline: true, data: ['a.csv'] };
    const outcome = await infer({ ...request, write: false, update: false }, ports);
    expect(outcome.text({ width: 80, color: false })).toContain('from 1 row.');
  });

  it('is known again, every line of it', async () => {
    for (const rows of [20, 400, 3100]) {
      const folder = folderWith(
        { 'rides.csv': header + Array.from({ length: rows }, (_, at) => row(at)).join('') },
        false,
      );
      const outcome = await infer(
        {
          folder,
          projectFile: 'mlops.yaml',
          remote: 'origin',
          offline: true,
          data: ['rides.csv'],
          write: false,
          update: false,
        },
        ports,
      );
      const comments = outcome
        .text({ width: 80, color: false })
        .split('\n')
        .flatMap((line) => /^ +# (.*)$/.exec(line)?.[1] ?? []);
      const about = comments.filter((line) => !line.startsWith('Inferred by'));
      expect(about.length).toBeGreaterThan(1);
      const keys = ['key', 'time', 'nulls', 'values', 'required', 'sensitive', 'type'];
      for (const line of about) expect([line, keys.some((key) => isInferredFor(line, key))]).toEqual([line, true]);
    }
  });

  it.each([
    '2 values in 2 rows, agreed with ops',
    '5 nulls are fine',
    'key: see 3 rows',
    'sensitive: says the law',
    '5 of 400 rows null; ask Kim',
    '5',
  ])('is not “%s”', (line) => {
    expect(['key', 'nulls', 'values', 'min', 'type', 'odd'].some((key) => isInferredFor(line, key))).toBe(false);
  });

  it('goes where its key is edited, and nothing else does', () => {
    const text = `datasets:
  a:
    # key: id never repeats and is never null in 4 rows
    # the desk counts
    key: id
    columns:
      # 2 of 400 rows null; 3 values in 398 rows, the rarest 40 times
      # values: ours
      x: { nulls: 5%, values: [1, 2, 3] }
`;
    const lines = text.split('\n');
    const gone = (path: readonly string[]) => {
      const left = withoutUntrue(text, path).split('\n');
      return lines.filter((line) => !left.includes(line)).map((line) => line.trim());
    };
    expect(gone(['datasets', 'a', 'key'])).toEqual(['# key: id never repeats and is never null in 4 rows']);
    const counts = ['# 2 of 400 rows null; 3 values in 398 rows, the rarest 40 times'];
    expect(gone(['datasets', 'a', 'columns', 'x', 'nulls'])).toEqual(counts);
    expect(gone(['datasets', 'a', 'columns', 'x', 'values'])).toEqual(counts);
    expect(gone(['datasets', 'a', 'columns', 'x', 'format'])).toEqual([]);
    expect(gone(['datasets', 'b', 'columns', 'x', 'max'])).toEqual([]);
  });
});

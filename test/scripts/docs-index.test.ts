import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const docs = join(import.meta.dirname, '../../docs');

it('docs/README.md leads to every page', () => {
  const index = readFileSync(join(docs, 'README.md'), 'utf8');
  const pages = globSync('**/*.md', { cwd: docs }).filter((page) => page !== 'README.md');
  expect(pages.length).toBeGreaterThan(20);
  expect(pages.filter((page) => !index.includes(`](${page})`))).toEqual([]);
});

import { expect, it } from 'vitest';
import type { HostileCase } from './case.ts';
import { archives } from './corpus/archives.ts';
import { branches } from './corpus/branches.ts';
import { comments, reasons } from './corpus/comments.ts';
import { projects } from './corpus/projects.ts';
import { texts } from './corpus/texts.ts';
import { queries, trainings } from './corpus/trainings.ts';
import { inputs, ownFolders } from './corpus/trees.ts';

const all: readonly HostileCase[] = [
  ...[archives, branches, comments, projects, reasons, texts, queries, trainings, inputs, ownFolders].flat(),
];

it('is of cases with names of their own', () => {
  const names = all.map(({ id }) => id);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^[a-z]+(-[a-z]+)+$/.test(name))).toEqual([]);
  expect(names.length).toBeGreaterThanOrEqual(130);
});

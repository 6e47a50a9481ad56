import { applyPolicy } from '../../src/gates/index.ts';
import type { PolicyChange } from '../../src/gates/types.ts';
import type { Project } from '../../src/project/types.ts';
import { load } from '../project/support.ts';

export const project = (text: string): Project => load(`version: 1\n${text}`).project;

/** `kind sentence`, with an exclamation mark for what blocks. */
export const said = (changes: readonly PolicyChange[]): readonly string[] =>
  changes.map(({ kind, sentence, blocks }) => `${blocks ? '! ' : ''}${kind}: ${sentence}`);

export const changes = (base: string, head: string): readonly string[] =>
  said(applyPolicy(project(base), project(head)).changes);

export const withGates = (gates: string, more = ''): string =>
  `models: { delay: { train: { run: a${more} }, artifact: m, gates: ${gates} } }`;

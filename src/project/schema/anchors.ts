import { z } from 'zod';
import type { ProjectPath } from '../types.ts';
import { projectFile } from './project.ts';

/** Sections of the file that have a page of the reference of their own; the longest that fits counts. */
export const referenceSections: readonly (readonly string[])[] = [
  ['datasets'],
  ['datasets', 'columns'],
  ['datasets', 'checks'],
  ['datasets', 'drift'],
  ['models'],
  ['models', 'train'],
  ['models', 'evaluate'],
  ['models', 'gates'],
  ['models', 'serve'],
  ['environments'],
];

/** The generated page of a section, relative to the root of this project's repository; of what has none the first page. */
export function referencePageOf(section: readonly string[]): string {
  return section.length === 0 ? 'docs/reference/mlops-yaml.md' : `docs/reference/mlops-yaml/${section.join('-')}.md`;
}

/** The section whose page has a key. @param words the names of a path, without those that a user chose */
export function sectionOf(words: readonly string[]): readonly string[] {
  const fitting = referenceSections.filter((section) => section.every((word, at) => words[at] === word));
  return fitting.toSorted((one, other) => other.length - one.length)[0] ?? [];
}

/** The part of the reference that is nearest to a path: `docs/reference/mlops-yaml/models-train.md#models-train-timeout`. */
export function anchorOf(path: ProjectPath): string {
  const words: string[] = [];
  let here: readonly z.core.$ZodType[] = [projectFile];
  for (const segment of path) {
    const shapes = here.flatMap(alternatives);
    const next = shapes.flatMap((schema) => member(schema, segment));
    if (next.length === 0) break;
    if (shapes.some((schema) => schema instanceof z.ZodObject && Object.hasOwn(schema.shape, segment)))
      words.push(String(segment));
    here = next;
  }
  const page = referencePageOf(sectionOf(words));
  return words.length === 0 ? page : `${page}#${words.join('-')}`;
}

/** What a schema may be, with optional and union taken apart. */
export function alternatives(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional) return alternatives(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(alternatives);
  return [schema];
}

function member(schema: z.core.$ZodType, segment: string | number): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodObject) {
    const found = Object.hasOwn(schema.shape, segment) ? schema.shape[String(segment)] : undefined;
    return found === undefined ? [] : [found];
  }
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  if (schema instanceof z.ZodArray && typeof segment === 'number') return [schema.element];
  return [];
}

/** The keys that a table at this path may have; empty where any name may stand, or no table at all. */
export function allowedKeys(path: ProjectPath): readonly string[] {
  let here: readonly z.core.$ZodType[] = [projectFile];
  for (const segment of path) here = here.flatMap(alternatives).flatMap((schema) => member(schema, segment));
  const keys = here
    .flatMap(alternatives)
    .flatMap((schema) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []));
  return [...new Set(keys)];
}

import { z } from 'zod';
import type { ProjectPath } from '../types.ts';
import { projectFile } from './project.ts';

/** The generated page on every key, relative to the root of this project's repository. */
export const referencePage = 'docs/reference/mlops-yaml.md';

/** The part of the reference that is nearest to a path: `docs/reference/mlops-yaml.md#models-train-timeout`. */
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
  return words.length === 0 ? referencePage : `${referencePage}#${words.join('-')}`;
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

import { z } from 'zod';
import { placeSchema } from '../../data/index.ts';

export const verdict = z.enum(['pass', 'fail', 'unknown']);
export const level = z.enum(['fail', 'warn', 'info']);
export const count = z.number().int().nonnegative();
export const path = z.array(z.union([z.string(), z.number()])).max(64);

/** An array of a size that no honest report exceeds. */
export function list<Item extends z.ZodType>(item: Item) {
  return z.array(item).max(100_000);
}

export const slice = z.strictObject({ column: z.string(), value: z.string() });

export const better = z.union([z.enum(['higher', 'lower']), z.strictObject({ closeTo: z.number() })]);

export const problem = z.strictObject({
  reason: z.string(),
  message: z.string(),
  place: z.exactOptional(placeSchema),
  remedy: z.exactOptional(z.string()),
  docs: z.exactOptional(z.string()),
  verdict: z.exactOptional(verdict),
});

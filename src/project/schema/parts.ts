import { z } from 'zod';

/** What the reference says about a key besides its type. */
export interface KeyText {
  readonly description: string;
  /** In YAML, as a user would write the value. */
  readonly example: unknown;
  /** The value that an absent key stands for, where it is one value. */
  readonly default?: unknown;
}

/** Adds what editors and the reference show. */
export function key<Schema extends z.ZodType>(schema: Schema, text: KeyText): Schema {
  const preset = text.default === undefined ? {} : { default: text.default };
  return schema.meta({ description: text.description, examples: [text.example], ...preset });
}

const durationPattern = /^\d+(\.\d+)?(ms|s|m|h|d)$/;
const sizePattern = /^\d+(\.\d+)?([KMGT]i?)?B$/;
const percentPattern = /^\d+(\.\d+)?\s*%$/;

// The texts below complete the sentence "expected …"; they are shown to users as they are.
const amountText = 'an amount: a number of at least 0 such as 5 or 0.5, or a percentage such as 2%';

/** `5`, `0.5` (in the unit of the quantity), `2%` (of a reference). */
export const amount = z.union(
  [z.number().min(0, { error: amountText }), z.string().regex(percentPattern, { error: amountText })],
  { error: amountText },
);
export const duration = z.string({ error: 'a duration such as 90s, 30m or 6h' }).regex(durationPattern, {
  error: 'a duration such as 90s, 30m or 6h',
});
export const size = z.string({ error: 'a size such as 512MB or 64GiB' }).regex(sizePattern, {
  error: 'a size such as 512MB or 64GiB',
});
export const text = z.string().min(1, { error: 'text that is not empty' });
export const oneOrMore = z.union([text, z.array(text).min(1, { error: 'a list with at least one entry' })], {
  error: 'text, or a list of texts',
});
export const level = z.enum(['fail', 'warn', 'info']);
export const whenUnknown = z.enum(['block', 'allow']);
export const count = z.int().min(0, { error: 'a whole number of at least 0' });
export const positive = z.int().min(1, { error: 'a whole number of at least 1' });
const scalar = z.union([z.string(), z.number(), z.boolean()], { error: 'text, a number, or true or false' });
export const scalars = z.array(scalar).min(1, { error: 'a list with at least one value' });
export const oneScalar = scalar;

const shareText = 'a share: a number of at least 0 such as 0.05, or a percentage such as 5%';

/** `0.05`, or `5%`. */
export const share = z.union(
  [z.number().min(0, { error: shareText }), z.string().regex(percentPattern, { error: shareText })],
  { error: shareText },
);

/** A command: text for `bash -eo pipefail`, or a list of arguments without a shell. */
export const command = z.union([text, z.array(z.string()).min(1, { error: 'a list with at least the program' })], {
  error: 'a command as text, or a list of its arguments',
});

export const variableName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: 'the name of a variable such as HF_TOKEN' });
export const secrets = z.array(variableName);
export const env = z.record(variableName, scalar);

/** What makes the language environment of a step: a command, or `none` or `false` for nothing at all. */
export const setup = z.union([command, z.literal(false)], {
  error: 'a command as text, a list of its arguments, none or false',
});

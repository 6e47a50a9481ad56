import { z } from 'zod';

/** Which record another one takes the place of. The replaced one stays where it is, as it is. */
export const replacesSchema = z
  .strictObject({
    address: z.string().describe('Of the record that is replaced, on the ledger.'),
    digest: z
      .string()
      .regex(/^sha256:[0-9a-f]{64}$/)
      .describe('Of the bytes of the record that is replaced.'),
    why: z
      .enum(['bytes-lost', 'run-replaced', 'not-trusted'])
      .describe(
        'bytes-lost: the store had lost what it names, and making it again gave other bytes. run-replaced: its run was replaced, so these are scores of another model. not-trusted: nobody vouched for the record, so it was made again.',
      ),
  })
  .describe('The record that this one takes the place of.');

export type Replaces = z.infer<typeof replacesSchema>;

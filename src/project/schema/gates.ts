import { z } from 'zod';
import { amount, key, level, positive, text, whenUnknown } from './parts.ts';

const gateRule = z.strictObject({
  better: key(
    z.union([z.enum(['higher', 'lower']), z.number()], { error: 'higher, lower, or a number to be close to' }),
    {
      description:
        'Which direction is better, or the number to be close to. Required for metrics that are not known by name; those that are stand at the end of this reference.',
      example: 'higher',
    },
  ).optional(),
  min: key(z.number(), { description: 'The value is at least this.', example: 0.8 }).optional(),
  max: key(z.number(), { description: 'The value is at most this.', example: 40 }).optional(),
  'max-worse': key(amount, {
    description: 'Against the baseline: at most so much worse, absolute or in percent of the baseline.',
    example: '1%',
  }).optional(),
  'min-better': key(amount, {
    description: 'Against the baseline: at least so much better, absolute or in percent of the baseline.',
    example: '0.5%',
  }).optional(),
  by: key(text, {
    description: 'A column of the test rows: every value of it has to keep the rule.',
    example: 'origin',
  }).optional(),
  'min-rows': key(positive, {
    description: 'Slices with fewer rows are listed, not judged. Default 30 with `by`, otherwise 1.',
    example: 200,
  }).optional(),
  at: key(text, {
    description:
      'An environment: the gate is asked when a version is to be promoted there, against the version that is live there, and not on the pull request of the model. Never merged by itself there unless it passes.',
    example: 'production',
  }).optional(),
  against: key(text, {
    description:
      'With `at`: the environment whose live version `max-worse` and `min-better` compare with. Default: that of `at`.',
    example: 'production',
  }).optional(),
  level: key(level, { description: 'What a broken gate means.', default: 'fail', example: 'warn' }).optional(),
  'when-unknown': key(whenUnknown, {
    description: "What `unknown` means for this gate. Default: the project's `when-unknown`.",
    example: 'allow',
  }).optional(),
  'require-interval': key(z.boolean(), {
    description: '`true`: a number without an interval is `unknown`.',
    default: false,
    example: true,
  }).optional(),
});

/** What is asked of one metric. */
export const gate = z.union([gateRule, z.array(gateRule).min(1, { error: 'a list with at least one rule' })], {
  error: 'a rule such as { max-worse: 1% }, or a list of rules',
});

export type WrittenRule = z.infer<typeof gateRule>;

import { it } from 'vitest';
import { lives } from './promotion-model.ts';

it(
  'whatever happens to branches and pull requests, nothing is live that should not be',
  () => lives(25, 25),
  3_600_000,
);

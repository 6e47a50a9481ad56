import { it } from 'vitest';
import { lives } from './promotion-model.ts';

// A short life with every change; promotion-model.weekly.test.ts lives longer ones.
it('whatever happens to branches and pull requests, nothing is live that should not be', () => lives(2, 10), 300_000);

import { it } from 'vitest';
import { livesOnGithub } from './promotion-model.ts';

const lives = livesOnGithub();

// A short life with every change; promotion-model.weekly.test.ts lives longer ones.
it('whatever happens on GitHub, nothing is live that should not be', () => lives(1, 6), 300_000);

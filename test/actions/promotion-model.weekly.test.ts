import { it } from 'vitest';
import { livesOnGithub } from './promotion-model.ts';

const lives = livesOnGithub();

it('whatever happens on GitHub, nothing is live that should not be', () => lives(15, 25), 7_200_000);

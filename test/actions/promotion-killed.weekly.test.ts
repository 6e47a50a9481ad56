import { killedAtEffects, killedJobs } from './promotion-killed.ts';

killedAtEffects(killedJobs, () => ['by hand', 'by the clock']);

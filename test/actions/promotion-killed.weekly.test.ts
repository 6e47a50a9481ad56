import { killedAtEffects, killedJobs } from './promotion-killed.ts';

for (const job of killedJobs) killedAtEffects(job, () => ['by hand', 'by the clock']);

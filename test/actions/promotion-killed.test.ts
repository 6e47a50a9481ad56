import { killedAtEffects, killedJobs } from './promotion-killed.ts';

// Of the two jobs that write most, some effects; promotion-killed.weekly.test.ts has every one of every job.
const jobs = killedJobs.filter(({ of, job, depth }) => job === 'promote' && (of === 'promote' || depth === 66));
killedAtEffects(jobs, (effect) => (effect % 5 === 3 ? [effect === 3 ? 'by the clock' : 'by hand'] : []));

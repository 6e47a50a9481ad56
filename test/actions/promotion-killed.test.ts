import { killedAtEffects, killedJobs } from './promotion-killed.ts';

// The jobs that write most, at three of their effects; promotion-killed.weekly.test.ts has every one of every job.
for (const [index, job] of killedJobs.entries()) {
  if (job.job !== 'promote') continue;
  killedAtEffects(job, (effect) => (effect % 5 === index % 5 ? [effect % 2 === 0 ? 'by the clock' : 'by hand'] : []));
}

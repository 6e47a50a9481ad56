import { killedBeforeEffects, killedCommands } from './promotion-killed.ts';

// Every eighth effect; promotion-killed.weekly.test.ts has the others.
for (const command of killedCommands) killedBeforeEffects(command, (effect) => effect % 8 === 0);

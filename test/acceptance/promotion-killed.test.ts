import { killedBeforeEffects, killedCommands } from './promotion-killed.ts';

// Every fourth effect; promotion-killed.heavy.test.ts has the others.
for (const command of killedCommands) killedBeforeEffects(command, (effect) => effect % 4 === 0);

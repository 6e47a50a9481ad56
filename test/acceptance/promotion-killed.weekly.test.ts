import { killedBeforeEffects, killedCommands } from './promotion-killed.ts';

for (const command of killedCommands) killedBeforeEffects(command, (effect) => effect % 8 !== 0);

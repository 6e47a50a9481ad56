import { restOfKillTests } from './killed.ts';

restOfKillTests('train');

import { heavyKillTests } from './killed.ts';

heavyKillTests('train');

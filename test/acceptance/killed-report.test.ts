import { restOfKillTests } from './killed.ts';

restOfKillTests('report');

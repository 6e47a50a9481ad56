import { firstKillTests } from './killed.ts';

firstKillTests('train');
firstKillTests('report');

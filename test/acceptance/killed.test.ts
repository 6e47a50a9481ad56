import { lightKillTests } from './killed.ts';

lightKillTests('train');
lightKillTests('report');

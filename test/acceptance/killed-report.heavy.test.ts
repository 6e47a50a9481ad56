import { heavyKillTests } from './killed.ts';

heavyKillTests('report');

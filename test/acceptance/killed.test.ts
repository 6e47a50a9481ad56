import { killTests } from './killed.ts';

killTests(['SIGKILL', 'SIGINT'], 2);

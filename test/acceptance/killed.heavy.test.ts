import { killTests } from './killed.ts';

killTests(['SIGKILL', 'SIGINT', 'SIGTERM'], 8);

import { killTests } from './killed.ts';

killTests({ step: 10, first: 2, others: true });

import { begin } from '../begin.ts';

await begin('report', () => import('../report.ts'));

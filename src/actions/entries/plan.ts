import { begin } from '../begin.ts';

await begin('plan', () => import('../plan.ts'));

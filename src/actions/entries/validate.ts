import { begin } from '../begin.ts';

await begin('validate', () => import('../validate.ts'));

import { begin } from '../begin.ts';

await begin('command', () => import('../command.ts'));

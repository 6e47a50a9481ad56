import { expect, it } from 'vitest';
import { scratch, testEngine } from '../../data/engine.ts';
import { asked, broken, halves, inferred, shapes } from './survives.ts';

const folder = scratch();
const engine = await testEngine(folder);

it('a contract of one random half is kept by the other half in at least 297 of 300 draws over six shapes', async () => {
  const names = Object.keys(shapes);
  const failures: string[] = [];
  for (let draw = 0; draw < 300; draw += 1) {
    const shape = names[draw % names.length] ?? '';
    const [one, other] = halves(shape, 1000 + draw);
    const found = broken(await asked(engine, folder, await inferred(engine, folder, one, shape), other));
    if (found.length > 0) failures.push(`${shape} ${draw}: ${found.join('; ')}`);
  }
  expect(failures.length, failures.join('\n')).toBeLessThanOrEqual(3);
}, 600_000);

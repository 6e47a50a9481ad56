import { MlopsError } from '../support/problem.ts';
import { actionReasons } from './reasons.ts';

/** As many matrices mlops-train.yml has, one behind the other: a workflow cannot make more of them as it runs. */
export const mostLevels = 3;

interface Job {
  readonly model: string;
  readonly level: number;
}

/** The jobs of each level, the first ones first. Errors: `too-many-levels`. */
export function jobsByLevel<Found extends Job>(jobs: readonly Found[]): readonly (readonly Found[])[] {
  const beyond = jobs.filter(({ level }) => level > mostLevels).map(({ model }) => `\`${model}\``);
  if (beyond.length > 0) {
    const sentence = `${beyond.join(', ')} would be trained behind more than ${mostLevels - 1} models that need each other, and mlops-train.yml has ${mostLevels} levels.`;
    throw MlopsError.of(actionReasons, 'too-many-levels', sentence);
  }
  return Array.from({ length: mostLevels }, (_, at) => jobs.filter(({ level }) => level === at + 1));
}

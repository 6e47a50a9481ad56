import type { VersionRecord } from '../../promotion/types.ts';
import { MlopsError } from '../../support/problem.ts';
import { commandReasons } from '../reasons.ts';

/** `delay`, or `delay@7`. */
export interface Wish {
  readonly model: string;
  readonly version?: number;
}

/** @throws MlopsError no-such-version */
export function wishOf(text: string): Wish {
  const at = text.lastIndexOf('@');
  if (at < 0) return { model: text };
  const number = text.slice(at + 1);
  if (/^[1-9]\d{0,8}$/.test(number)) return { model: text.slice(0, at), version: Number(number) };
  const sentence = `${JSON.stringify(text)} names no version: <model>@<number> is expected, as in delay@7.`;
  throw MlopsError.of(commandReasons, 'no-such-version', sentence);
}

/** @throws MlopsError no-such-version */
export function versionNamed(model: string, number: number, versions: readonly VersionRecord[]): VersionRecord {
  const found = versions.find(({ version }) => version === number);
  if (found !== undefined) return found;
  const there = versions.map(({ version }) => version).join(', ');
  const sentence = `There is no version ${number} of ${model}; there ${there === '' ? 'is none yet' : `are: ${there}`}.`;
  throw MlopsError.of(commandReasons, 'no-such-version', sentence);
}

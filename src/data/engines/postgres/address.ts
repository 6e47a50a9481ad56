import type { ClientConfig } from 'pg';
import { parse, toClientConfig } from 'pg-connection-string';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import { notSet } from '../database/not-set.ts';

const modes: ReadonlySet<string> = new Set(['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full']);

/**
 * How to connect, in the order in which it is tried. `sslmode` means what it means to libpq: without one, TLS where the
 * server has it. Nothing of the address is in a message.
 * @throws MlopsError `database-not-set`, `database-address`
 */
export function connectionsOf(variable: string, address: string | undefined): readonly ClientConfig[] {
  if (address === undefined || address === '') throw notSet(variable);
  if (!/^postgres(ql)?:\/\//.test(address)) throw bad(`${variable} does not begin with postgres://.`);
  const mode = modeOf(variable, address);
  try {
    const config = toClientConfig(parse(address, { useLibpqCompat: true }));
    const plain = { ...config, ssl: false };
    if (mode === 'disable') return [plain];
    if (mode === 'allow') return [plain, { ...config, ssl: { rejectUnauthorized: false } }];
    if (mode === 'prefer') return [{ ...config, ssl: { rejectUnauthorized: false } }, plain];
    return [config];
  } catch {
    throw bad(`${variable} cannot be read as an address, or a file that it names for TLS cannot.`);
  }
}

function modeOf(variable: string, address: string): string {
  const mode = /[?&]sslmode=([^&]*)/.exec(address)?.[1] ?? 'prefer';
  if (modes.has(mode)) return mode;
  throw bad(`${variable} has an sslmode that libpq does not know; it knows ${[...modes].join(', ')}.`);
}

function bad(sentence: string): MlopsError {
  return MlopsError.of(dataReasons, 'database-address', sentence);
}

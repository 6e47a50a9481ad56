import { MlopsError } from '../support/problem.ts';
import { ledgerReasons } from './reasons.ts';

/** An error of this room; its remedy is the table's where this case has none of its own. */
export function ledgerError(
  reason: keyof typeof ledgerReasons,
  message: string,
  remedy: string = ledgerReasons[reason].remedy,
): MlopsError {
  return MlopsError.of(ledgerReasons, reason, message, { remedy });
}

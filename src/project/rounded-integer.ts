/** Whole numbers as the core schema of YAML writes them, and with a point behind them. */
const whole = /^([-+]?)(0o[0-7]+|0x[\dA-Fa-f]+|\d+)(?:\.0*)?$/;

/** What a whole number becomes that a double cannot hold, in full; undefined for what stays as it is. */
export function roundedInteger(text: string): string | undefined {
  const [, sign, digits] = whole.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const nearest = Number(digits);
  if (!Number.isFinite(nearest)) return `${sign === '-' ? '-' : ''}infinity`;
  const held = BigInt(nearest);
  return held === BigInt(digits) ? undefined : `${sign === '-' ? '-' : ''}${held}`;
}

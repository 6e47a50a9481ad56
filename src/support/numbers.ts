/** A number with so many decimals, a real minus sign, and commas between thousands; exponents where it needs them. */
export function formatNumber(value: number, decimals: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  const shown = size >= 1e15 || (size !== 0 && size < 1e-6) ? size.toExponential(2) : formatOf(decimals).format(size);
  return value < 0 && /[1-9]/.test(shown) ? `−${shown.replace('e-', 'e−')}` : shown.replace('e-', 'e−');
}

const formats = new Map<number, Intl.NumberFormat>();

/** Making a format costs a thousand times what using one does. */
function formatOf(decimals: number): Intl.NumberFormat {
  const made =
    formats.get(decimals) ??
    new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  formats.set(decimals, made);
  return made;
}

/** Like `formatNumber`, with a plus sign for what is above zero. */
export function formatSigned(value: number, decimals: number): string {
  const shown = formatNumber(value, decimals);
  return value > 0 && /[1-9∞]/.test(shown) ? `+${shown}` : shown;
}

/** Decimals at which a quantity of this size shows `digits` digits that count; undefined for 0 and what is not finite. */
export function decimalsFor(size: number, digits: number): number | undefined {
  const width = Math.abs(size);
  if (!Number.isFinite(width) || width === 0) return undefined;
  const exponent = Math.ceil(-Math.log10(width) - 1e-9); // 0.01 − ε through rounding is still 0.01
  return Math.min(9, Math.max(0, exponent + digits - 1));
}

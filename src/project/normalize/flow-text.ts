/** A value of the project file on one line, as YAML writes it in braces: `{ unique: [day, flight], if: a > 0 }`. */
export function flowText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return `{ ${flowMembers(value)} }`;
  if (typeof value === 'string') return /^[^\s"'[\]{},:#][^"[\]{},:#]*$/.test(value) ? value : JSON.stringify(value);
  return String(value);
}

/** The same of a table without its braces; members that are undefined are left out. */
export function flowMembers(table: object): string {
  return Object.entries(table)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${flowText(key)}: ${flowText(member)}`)
    .join(', ');
}

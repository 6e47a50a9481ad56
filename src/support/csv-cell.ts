/** One cell of RFC 4180, with what a spreadsheet would take for a formula kept a text. */
export function csvCell(text: string): string {
  return exactCsvCell(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
}

/** One cell of RFC 4180, as it is: for programs. */
export function exactCsvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

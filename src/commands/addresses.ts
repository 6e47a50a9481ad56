/** Where the report of one dataset version under one contract is. @param key hex, from the plan's facts */
export function dataReportAddress(key: string): string {
  return `data-reports/${key.slice(0, 2)}/${key}.json`;
}

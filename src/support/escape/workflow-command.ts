/** Text of a workflow command after `::`; the runner decodes `%25`, `%0D` and `%0A` (runner, ActionCommand.cs). */
export function escapeCommandData(text: string): string {
  return text.toWellFormed().replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

/** Value of a property of a workflow command: `:` and `,` would end it. */
export function escapeCommandProperty(text: string): string {
  return escapeCommandData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

/** One whole command line, as in `::error file=mlops.yaml,line=3::sentence`. Names are ours, values are foreign. */
export function workflowCommand(
  name: 'error' | 'warning' | 'notice' | 'debug' | 'group' | 'endgroup',
  properties: Readonly<Record<string, string | number | undefined>>,
  message: string,
): string {
  const given = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${escapeCommandProperty(String(value))}`);
  return `::${name}${given.length > 0 ? ` ${given.join(',')}` : ''}::${escapeCommandData(message)}`;
}

/**
 * Text for a log that a runner reads: no line of it is a workflow command any more. The runner takes `::` at the
 * start of a line, blanks before it or not, and the old `##[` anywhere in a line.
 */
export function withoutCommands(text: string): string {
  return text.replace(/^([[\s\u0085]--[\r\n\u2028\u2029]]*)::/gmv, '$1\\::').replace(/##\[/g, '##\\[');
}

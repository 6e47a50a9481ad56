import { type Detector, inSink } from '../canary.ts';
import { plainTextEscapes } from './text.ts';

/** What our actions say to a runner. `add-mask` hides a token; the other words of the runner are never ours. */
const ours = new Set(['group', 'endgroup', 'debug', 'error', 'warning', 'notice', 'add-mask', 'stop-commands']);
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A log as a runner obeys it, line by line; a carriage return ends a line as well. */
export const logEscapes: Detector<string> = (sink, log) => {
  const found: string[] = [];
  let resume: string | undefined;
  for (const line of log.split(/\r\n|\n|\r/)) {
    const command = commandIn(line);
    if (resume !== undefined) {
      if (command?.name === resume) resume = undefined;
      continue; // whatever it says, nobody obeys it
    }
    if (command?.name === 'stop-commands') resume = command.data;
    found.push(...strange(line, command));
  }
  if (resume !== undefined) found.push('commands are stopped and never go on');
  return [...inSink(sink, found), ...plainTextEscapes(sink, log.replaceAll('\r\n', '\n'))];
};

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** As the runner reads it (ActionCommand.cs): blanks before `::` do not matter, `##[` may stand anywhere in a line. */
function commandIn(line: string): Command | undefined {
  const [, name, given = '', data = ''] = /^\s*::([^\s:]+)(?: ([^:]*))?::(.*)$/su.exec(line) ?? [];
  if (name === undefined) return undefined;
  const pairs = given.split(',').map((pair) => pair.split('=').map(decoded));
  return {
    name,
    data: decoded(data),
    properties: Object.fromEntries(pairs.map(([key = '', value = '']) => [key, value])),
  };
}

function decoded(text: string): string {
  return text.replace(/%(0D|0A|3A|2C|25)/gi, (sign) => decodeURIComponent(sign));
}

function strange(line: string, command: Command | undefined): readonly string[] {
  if (command === undefined) return line.includes('##[') ? [`an old command: ${line}`] : [];
  const { name, data, properties } = command;
  if (!ours.has(name)) return [`the command ${name}: ${line}`];
  if (name === 'stop-commands' && !uuid.test(data)) return [`commands stopped by a word that can be guessed: ${data}`];
  const { file, title, ...places } = properties;
  const odd = Object.keys(places).filter((key) => key !== '' && !/^(line|col|endLine|endColumn)$/.test(key));
  return [
    ...odd.map((key) => `the property ${key}: ${line}`),
    ...(title !== undefined && !/^[a-z0-9-]+$/.test(title) ? [`a title that is no reason code: ${title}`] : []),
    ...(file !== undefined && !isInside(file) ? [`an annotation outside of the repository: ${file}`] : []),
    ...plainTextEscapes('', data).map(({ what }) => `${what} in an annotation`),
  ];
}

export function isInside(path: string): boolean {
  return path !== '' && !path.startsWith('/') && !path.split('/').some((part) => part === '..' || part === '.git');
}

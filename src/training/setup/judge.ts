import type { Command } from '../../project/types.ts';
import { type Judgement, judgeEnd } from '../exit.ts';
import type { Ended } from '../launchers/port.ts';
import { setupWords } from './words.ts';

/** As package managers and their libraries say that a server could not be reached or gave up. */
const unreachable =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH)\b|temporary failure in name resolution|name or service not known|could not resolve host|dns error|error sending request|failed to establish a new connection|connection (?:refused|reset|timed out|aborted)|connect timeout|read timed out|network is unreachable|max retries exceeded|CondaHTTPError|cannot open URL|\b50[234] (?:bad gateway|service unavailable|gateway time-?out)/i;

/**
 * Classes the end of a setup: where the network failed it is `infrastructure` and worth another try; else it is the
 * user's. Exit code 42 says nothing of data here.
 * @param timeout milliseconds
 */
export function judgeSetup(ended: Ended, printed: string, command: Command, timeout: number): Judgement {
  const judged = judgeEnd(ended, printed, 'setup', timeout);
  if (judged.class !== 'user' && judged.class !== 'data') return judged;
  if (judged.reason === 'command-not-found' && ended.how === 'not-started') return judged;
  const message = `the setup \`${shownCommand(command)}\` ended with ${endOf(ended)}: ${setupWords(printed)}`;
  if (unreachable.test(printed)) return { class: 'infrastructure', reason: 'setup-unreachable', message };
  return { class: 'user', reason: 'setup-failed', message };
}

function endOf({ code, signal }: Ended): string {
  return signal === null ? `exit code ${code ?? 'unknown'}` : signal;
}

/** One line for people. */
export function shownCommand(command: Command): string {
  const text = command.kind === 'shell' ? command.text : command.argv.join(' ');
  return text.trim().replaceAll(/\s*\n\s*/g, '; ');
}

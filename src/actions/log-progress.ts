import type { Progress } from '../commands/ports.ts';
import { type Amount, amountText } from '../support/amount.ts';
import { commandFence, withoutCommands, workflowCommand } from '../support/escape/index.ts';
import { paceText, type Start, startOf } from '../support/pace.ts';
import { speakUp } from '../support/speak-up.ts';

/**
 * Progress in the log of a runner: a group for each stage, in which a stage that lasts says how far it is. Output of training code stands in a fence, so that no line of
 * it is a command to the runner; one fence spans the stage, since seeds may run beside each other.
 */
export function logProgress(write: (text: string) => void): Progress {
  let open = false; // the last text did not end its line
  const line = (text: string) => {
    write(`${open ? '\n' : ''}${text}\n`);
    open = false;
  };
  const fence = commandFence(line);
  const say = (text: string) => {
    const wasOpen = fence.close();
    line(withoutCommands(text));
    if (wasOpen) fence.open();
  };
  return {
    stage: async (title, work) => {
      let amount: Amount | undefined;
      let from: Start | undefined;
      line(workflowCommand('group', {}, title));
      const stop = speakUp((seconds) => {
        const pace = paceText(from, amount, Date.now());
        const parts = [`${seconds.toFixed(1)} s`, amount === undefined ? '' : amountText(amount), pace];
        say(parts.filter((part) => part !== '').join(', '));
      });
      try {
        return await work((told) => {
          from = startOf(from, told, Date.now());
          amount = told;
        });
      } finally {
        fence.close();
        line(`${stop().seconds.toFixed(1)} s`);
        line(workflowCommand('endgroup', {}, ''));
      }
    },
    note: say,
    output: (text) => {
      fence.open();
      write(text);
      open = text !== '' && !text.endsWith('\n');
    },
  };
}

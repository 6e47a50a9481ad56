import { randomUUID } from 'node:crypto';
import type { Progress } from '../commands/ports.ts';
import { withoutCommands, workflowCommand } from '../support/escape/index.ts';

/**
 * Progress in the log of a runner: a group for each stage. Output of training code stands between `stop-commands` and
 * its resume, so that no line of it is a command to the runner. The log of each step does so for itself; where seeds run
 * beside each other, the first that ends would let the runner listen to the others again, so one pair spans the stage.
 */
export function logProgress(write: (text: string) => void): Progress {
  let resume: string | undefined;
  let open = false; // the last text did not end its line
  const line = (text: string) => {
    write(`${open ? '\n' : ''}${text}\n`);
    open = false;
  };
  const resumed = () => {
    if (resume !== undefined) line(`::${resume}::`);
    resume = undefined;
  };
  const say = (text: string) => {
    const stopped = resume !== undefined;
    resumed();
    line(withoutCommands(text));
    if (stopped) stop();
  };
  const stop = () => {
    resume = randomUUID();
    line(`::stop-commands::${resume}`);
  };
  return {
    stage: async (title, work) => {
      const started = Date.now();
      line(workflowCommand('group', {}, title));
      try {
        return await work();
      } finally {
        resumed();
        line(`${((Date.now() - started) / 1000).toFixed(1)} s`);
        line(workflowCommand('endgroup', {}, ''));
      }
    },
    note: say,
    output: (text) => {
      if (resume === undefined) stop();
      write(text);
      open = text !== '' && !text.endsWith('\n');
    },
  };
}

import type { Progress } from '../../commands/ports.ts';
import { type Amount, amountText } from '../../support/amount.ts';
import { paceText, type Start, startOf } from '../../support/pace.ts';
import { speakUp } from '../../support/speak-up.ts';
import { secondsText } from './seconds-text.ts';

/** In a log: plain lines, and only for what takes longer than two seconds. */
export function lineProgress(write: (text: string) => void): Progress {
  return {
    async stage(title, work) {
      let amount: Amount | undefined;
      let from: Start | undefined;
      const stop = speakUp((seconds) => {
        const counted = amount === undefined ? '' : `, ${amountText(amount)}`;
        const pace = paceText(from, amount, Date.now());
        write(`${title} … ${secondsText(seconds * 1000)}${counted}${pace === '' ? '' : `, ${pace}`}\n`);
      });
      try {
        const value = await work((told) => {
          from = startOf(from, told, Date.now());
          amount = told;
        });
        const { seconds, spoke } = stop();
        if (spoke) write(`${title}: ${secondsText(seconds * 1000)}\n`);
        return value;
      } finally {
        stop();
      }
    },
    note: (text) => write(`${text}\n`),
    output: write,
  };
}

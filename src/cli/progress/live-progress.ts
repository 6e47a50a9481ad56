import type { Progress } from '../../commands/ports.ts';
import type { Amount } from '../../support/amount.ts';
import { startOf } from '../../support/pace.ts';
import { MlopsError } from '../../support/problem.ts';
import { liveBlock, type Terminal } from './live-block.ts';
import { secondsText } from './seconds-text.ts';
import { type RunningStage, stageLine } from './stage-line.ts';

const frameMs = 100;

/** Told anew while it runs. */
type Stage = Omit<RunningStage, 'amount' | 'from'> & { amount?: Amount | undefined; from?: RunningStage['from'] };

/** In a terminal: a line for each stage that runs, with a bar where the whole is known; all other output above them. */
export function liveProgress(terminal: Terminal): Progress {
  const block = liveBlock(terminal);
  const running = new Set<Stage>();
  let timer: NodeJS.Timeout | undefined;
  const draw = (above = '') => {
    const now = Date.now();
    const width = block.width();
    block.draw(
      [...running].map((stage) => stageLine(stage, now, width)),
      above,
    );
  };
  const ended = () => {
    if (running.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
  return {
    async stage(title, work) {
      const stage: Stage = { title, started: Date.now() };
      const end = (mark: string) => {
        running.delete(stage);
        ended();
        draw(`${mark} ${title} ${secondsText(Date.now() - stage.started)}\n`);
      };
      running.add(stage);
      timer ??= setInterval(draw, frameMs);
      draw();
      try {
        const value = await work((amount) => {
          stage.from = startOf(stage.from, amount, Date.now());
          stage.amount = amount; // shown with the next frame, however often it is told
        });
        end('✓');
        return value;
      } catch (error) {
        end(error instanceof MlopsError && error.ends === 'cancelled' ? '–' : '✗');
        throw error;
      }
    },
    note: (text) => draw(`${text}\n`),
    output: (text) => draw(text.endsWith('\n') ? text : `${text}\n`),
  };
}

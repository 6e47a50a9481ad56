import { getInput, setSecret } from '@actions/core';
import { answerCommand } from '../commands/answer-command.ts';
import { makeBarePlace } from './bare-place.ts';
import { notOne, readCommandEvent } from './command-event.ts';
import type { InputName } from './registry.ts';
import { runStep } from './run-step.ts';

const input = (name: InputName<'command'>) => getInput(name);

/** No checkout: of commits nothing is looked at here but the base's mlops.yaml, where an author accepts an own loss. */
export async function act(): Promise<void> {
  await runStep('command', async ({ folder, signal }) => {
    const comment = await readCommandEvent(process.env);
    const token = input('token');
    if (token !== '') setSecret(token);
    // Loaded when it is needed, as the ports do it.
    const [{ openCommandDesk }, { reasons }] = await Promise.all([
      import('../forge/index.ts'),
      import('../reasons.ts'),
    ]);
    const place = { env: process.env, token, workflow: input('workflow'), job: input('job'), signal };
    const outcome = await answerCommand(comment, {
      ...(await openCommandDesk(place)),
      openLedger: async () => {
        const { openLedgerAt } = await import('../app.ts');
        return await openLedgerAt(await makeBarePlace(folder, process.env, token));
      },
      reasons,
    });
    if (outcome === undefined) throw notOne('The comment does not begin with `/mlops`.');
    process.stdout.write(`${outcome.sentence}\n`);
    return outcome;
  });
}

import { getInput, setSecret } from '@actions/core';
import { answerCommand } from '../commands/answer-command.ts';
import { notOne, readCommandEvent } from './command-event.ts';
import type { InputName } from './registry.ts';
import { runStep } from './run-step.ts';

const input = (name: InputName<'command'>) => getInput(name);

// No checkout, no mlops.yaml: nothing of any commit is looked at here.
await runStep('command', async ({ signal }) => {
  const comment = await readCommandEvent(process.env);
  const token = input('token');
  if (token !== '') setSecret(token);
  // Imported when it is needed, as the ports do it: a module that this entry shares with them must not become part of it.
  const { openCommandDesk } = await import('../forge/index.ts');
  const desk = await openCommandDesk({ env: process.env, token, workflow: input('workflow'), signal });
  const outcome = await answerCommand(comment, desk);
  if (outcome === undefined) throw notOne('The comment does not begin with `/mlops`.');
  process.stdout.write(`${outcome.sentence}\n`);
  return outcome;
});

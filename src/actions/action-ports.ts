import { getInput, setSecret } from '@actions/core';
import { portsOf } from '../app.ts';
import type { Ports } from '../commands/ports.ts';
import { MlopsError } from '../support/problem.ts';
import { logProgress } from './log-progress.ts';
import { actionReasons } from './reasons.ts';
import { type ActionName, actions, type InputName } from './registry.ts';

/** What every action that stands in a checkout begins with. */
export interface ActionPorts<Name extends ActionName> {
  /** An input as text, blanks around it left out; empty where it is not given. */
  input(name: InputName<Name>): string;
  /** An input that is `true` or `false`. @throws MlopsError bad-input */
  flag(name: InputName<Name>): boolean;
  /** Empty where the action has none. */
  readonly token: string;
  readonly workspace: string;
  /** Of the process, with the token. */
  readonly env: NodeJS.ProcessEnv;
  readonly ports: Ports;
}

export function actionPorts<Name extends ActionName>(name: Name, signal: AbortSignal): ActionPorts<Name> {
  const token = 'token' in actions[name].inputs ? getInput('token') : '';
  if (token !== '') setSecret(token);
  const env = { ...process.env, ...(token !== '' && { GITHUB_TOKEN: token }) };
  const progress = logProgress((text) => void process.stdout.write(text));
  return {
    input: (key) => getInput(key),
    flag: (key) => flagOf(key, getInput(key)),
    ...{ token, env },
    workspace: process.env['GITHUB_WORKSPACE'] ?? process.cwd(),
    ports: portsOf({ offline: false, progress, env, signal }),
  };
}

function flagOf(name: string, value: string): boolean {
  if (value === 'true' || value === 'false') return value === 'true';
  const sentence = `The input \`${name}\` is \`${value}\`; it takes \`true\` or \`false\`.`;
  throw MlopsError.of(actionReasons, 'bad-input', sentence);
}

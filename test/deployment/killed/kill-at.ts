/**
 * Loaded before a deployment: counts every effect that it has outside of itself, and kills it by SIGKILL before or after the
 * one that $KILL_AT names (`before:7`). Without that it prints the effects, as JSON, at its end.
 */
import childProcess from 'node:child_process';
import { writeSync } from 'node:fs';
import files from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const [when, at] = (process.env['KILL_AT'] ?? 'never:0').split(':');
const effects: string[] = [];
const kill = process.kill.bind(process);

function die(): void {
  kill(process.pid, 'SIGKILL');
}

/** @param counts whether a call has an effect */
function watch(object: object, name: string, counts: (args: readonly unknown[]) => boolean = () => true): void {
  const real: unknown = Reflect.get(object, name);
  if (typeof real !== 'function') throw new TypeError(`there is no ${name}`);
  Reflect.set(object, name, (...args: readonly unknown[]) => {
    if (!counts(args)) return Reflect.apply(real, object, args);
    effects.push(`${name} ${String(args[0])}`);
    const hit = effects.length === Number(at);
    if (hit && when === 'before') die();
    const result: unknown = Reflect.apply(real, object, args);
    if (!hit || when !== 'after') return result;
    if (!(result instanceof Promise)) return die();
    return result.finally(die);
  });
}

for (const name of ['rename', 'symlink', 'link', 'writeFile', 'mkdir', 'mkdtemp', 'rm', 'cp', 'chmod'])
  watch(files, name);
watch(files, 'open', ([, flags]) => typeof flags === 'string' && flags !== 'r');
watch(childProcess, 'spawn');
watch(process, 'kill', ([, signal]) => signal !== 0);
syncBuiltinESMExports();

process.on('exit', () => {
  if (when === 'never') writeSync(1, JSON.stringify(effects));
});

import { canonicalJson, compareText } from '../support/canonical.ts';
import type { TrainingInputs } from './fingerprint.ts';
import { outputText } from './outputs.ts';
import { showBoth, showParam } from './show-param.ts';
import type { Command, Setup } from './types.ts';

/** One reason why two trainings are not the same, most telling first. */
export interface InputChange {
  readonly kind: 'params' | 'data' | 'code' | 'needs' | 'command' | 'seeds' | 'env' | 'outputs' | 'commit';
  /** "params changed: `depth 6 → 8`": what can be copied stands between backticks. */
  readonly sentence: string;
  readonly details: readonly InputDetail[];
}

/** `from` is '' for what was added, `to` is '' for what was removed; both `…` where the values say nothing. */
export interface InputDetail {
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

const shown = 3;
const none: ReadonlyMap<string, string> = new Map();

/** Says what differs between the inputs of two trainings, in words. Empty: they have the same fingerprint. */
export function explainChange(from: TrainingInputs, to: TrainingInputs): readonly InputChange[] {
  return [
    change('params', 'params changed', params(from.params, to.params)),
    change('data', 'data changed', maps(from.data, to.data, showDigest)),
    change(
      'code',
      from.command === null && to.command === null ? 'files changed' : 'code changed',
      maps(codeOf(from), codeOf(to), () => '…'),
    ),
    change('needs', 'needed model changed', maps(neededOf(from), neededOf(to), showDigest)),
    change('command', 'command changed', single('command', showCommand(from.command), showCommand(to.command))),
    change('command', 'setup changed', single('setup', showSetup(from.setup), showSetup(to.setup))),
    change(
      'command',
      'working directory changed',
      single('working directory', from.workingDirectory || '/', to.workingDirectory || '/'),
    ),
    change('seeds', 'seeds changed', single('seeds', showSeeds(from.seeds), showSeeds(to.seeds))),
    change('env', 'environment changed', maps(from.env, to.env, showParam)),
    change(
      'outputs',
      'declared outputs changed',
      maps(asMap(from.outputs.map(outputText)), asMap(to.outputs.map(outputText)), () => '…'),
    ),
    change(
      'outputs',
      'how metrics are read changed',
      maps(from.readings ?? none, to.readings ?? none, () => '…'),
    ),
    ...otherCommit(from.commit, to.commit),
  ].filter((entry) => entry.details.length > 0);
}

function change(kind: InputChange['kind'], title: string, details: readonly InputDetail[]): InputChange {
  const alone = kind === 'command' || kind === 'seeds';
  const first = details.slice(0, shown).map((detail) => describeInput(detail, alone));
  const more = details.length > shown ? ` and ${details.length - shown} more` : '';
  return { kind, sentence: `${title}: ${first.join(', ')}${more}`, details };
}

/** "`depth 6 → 8`"; `alone`: the title of a single thing says already what it is about. */
export function describeInput({ what, from, to }: InputDetail, alone = false): string {
  if (from === '') return to === '…' ? `${code(what)} added` : `${code(what)} added (${code(to)})`;
  if (to === '') return `${code(what)} removed`;
  if (from === to) return code(what);
  return alone ? `${code(from)} → ${code(to)}` : code(`${what} ${from} → ${to}`);
}

/** Ids and values as code, which every medium shows letter for letter; a backtick inside would end it. */
function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}

/** With `reuse: false` the commit is an input of its own. */
function otherCommit(from: string | undefined, to: string | undefined): readonly InputChange[] {
  if (from === to) return [];
  const details = [{ what: 'commit', from: from?.slice(0, 12) ?? '(any)', to: to?.slice(0, 12) ?? '(any)' }];
  const sentence =
    to === undefined
      ? 'reuse changed: from now on a commit with the same inputs reuses a run'
      : '`reuse: false`: every commit is trained';
  return [{ kind: 'commit', sentence, details }];
}

/** Keys stand alone where there is one file of parameters only. */
function params(from: TrainingInputs['params'], to: TrainingInputs['params']): readonly InputDetail[] {
  const prefix = /^[^:]*:/;
  const files = new Set([...from.keys(), ...to.keys()].map((key) => prefix.exec(key)?.[0]));
  const details = maps(from, to, showParam, showBoth);
  return files.size > 1 ? details : details.map((detail) => ({ ...detail, what: detail.what.replace(prefix, '') }));
}

function maps<Value>(
  from: ReadonlyMap<string, Value>,
  to: ReadonlyMap<string, Value>,
  show: (value: Value) => string,
  both?: (before: Value, after: Value) => Pick<InputDetail, 'from' | 'to'>,
): readonly InputDetail[] {
  const names = [...new Set([...from.keys(), ...to.keys()])].sort(compareText);
  return names.flatMap((what) => {
    const [before, after] = [from.get(what), to.get(what)];
    const texts =
      both !== undefined && before !== undefined && after !== undefined
        ? both(before, after)
        : { from: before === undefined ? '' : show(before), to: after === undefined ? '' : show(after) };
    const same =
      (before === undefined) === (after === undefined) &&
      canonicalJson(before ?? null) === canonicalJson(after ?? null);
    return same ? [] : [{ what, ...texts }];
  });
}

function single(what: string, from: string, to: string): readonly InputDetail[] {
  return from === to ? [] : [{ what, from, to }];
}

/** By the models' names: roles are words for the command. Under another role it is another file to the command. */
function neededOf({ needs = new Map() }: TrainingInputs): ReadonlyMap<string, string> {
  return new Map([...needs].map(([role, { model, fingerprint }]) => [`${model} (${role})`, fingerprint]));
}

/** For code the paths say enough: blob ids tell a person nothing. */
function codeOf({ code }: TrainingInputs): ReadonlyMap<string, string> {
  return new Map(code.map((entry) => [entry.path, `${entry.mode} ${entry.oid}`]));
}

function asMap(values: readonly string[]): ReadonlyMap<string, true> {
  return new Map(values.map((value) => [value, true]));
}

function showDigest(digest: string): string {
  return digest === '' ? '(none)' : digest.slice(0, 12);
}

/** A list of arguments as JSON, since a command line of the same words is another command. */
function showCommand(command: Command | null): string {
  if (command === null) return '(none)';
  return command.kind === 'shell' ? command.text : canonicalJson(command.argv);
}

function showSetup(setup: Setup | undefined): string {
  if (setup === undefined) return '(found)';
  return setup.kind === 'none' ? '(none)' : showCommand(setup);
}

function showSeeds(seeds: readonly number[]): string {
  return seeds.length === 0 ? '(none)' : seeds.join(', ');
}

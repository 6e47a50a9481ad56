import { canonicalJson, compareText } from '../support/canonical.ts';
import type { ParamValue, TrainingInputs } from './fingerprint.ts';

/** One reason why two trainings are not the same, most telling first. */
export interface InputChange {
  readonly kind: 'params' | 'data' | 'code' | 'command' | 'seeds' | 'env' | 'outputs';
  /** "params changed: depth 6 → 8". */
  readonly sentence: string;
  readonly details: readonly { readonly what: string; readonly from: string; readonly to: string }[];
}

const shown = 3;

/** Says what differs between the inputs of two trainings, in words. Empty: they have the same fingerprint. */
export function explainChange(from: TrainingInputs, to: TrainingInputs): readonly InputChange[] {
  return [
    change('params', 'params changed', maps(from.params, to.params, showParam)),
    change('data', 'data changed', maps(from.data, to.data, (digest) => digest.slice(0, 12))),
    change('code', 'code changed', code(from, to)),
    change('command', 'command changed', single('command', canonicalJson(from.command), canonicalJson(to.command))),
    change('command', 'working directory changed', single('working-directory', from.workingDirectory, to.workingDirectory)),
    change('seeds', 'seeds changed', single('seeds', from.seeds.join(', '), to.seeds.join(', '))),
    change('env', 'environment changed', maps(from.env, to.env, (value) => value)),
    change('outputs', 'declared outputs changed', single('outputs', sorted(from.outputs), sorted(to.outputs))),
  ].filter((entry) => entry.details.length > 0);
}

function change(kind: InputChange['kind'], title: string, details: InputChange['details']): InputChange {
  const first = details.slice(0, shown).map(describe).join(', ');
  const more = details.length > shown ? ` and ${details.length - shown} more` : '';
  return { kind, sentence: `${title}: ${first}${more}`, details };
}

function describe(detail: InputChange['details'][number]): string {
  if (detail.from === '') return `${detail.what} added${detail.to === '…' ? '' : ` (${detail.to})`}`;
  if (detail.to === '') return `${detail.what} removed`;
  return detail.from === '…' ? detail.what : `${detail.what} ${detail.from} → ${detail.to}`;
}

function maps<Value>(
  from: ReadonlyMap<string, Value>,
  to: ReadonlyMap<string, Value>,
  show: (value: Value) => string,
): InputChange['details'] {
  const names = [...new Set([...from.keys(), ...to.keys()])].sort(compareText);
  return names.flatMap((what) => {
    const before = from.get(what);
    const after = to.get(what);
    const texts = { from: before === undefined ? '' : show(before), to: after === undefined ? '' : show(after) };
    return canonicalJson(before ?? null) === canonicalJson(after ?? null) && texts.from === texts.to
      ? []
      : [{ what, ...texts }];
  });
}

/** For code the paths say enough: blob ids tell a person nothing. */
function code(from: TrainingInputs, to: TrainingInputs): InputChange['details'] {
  const index = (inputs: TrainingInputs) => new Map(inputs.code.map((e) => [e.path, `${e.mode} ${e.oid}`]));
  return maps(index(from), index(to), (value) => value).map(({ what, from: before, to: after }) => ({
    what,
    from: before === '' ? '' : '…',
    to: after === '' ? '' : '…',
  }));
}

function single(what: string, from: string, to: string): InputChange['details'] {
  return from === to ? [] : [{ what, from: from === '' ? '(none)' : from, to: to === '' ? '(none)' : to }];
}

function sorted(values: readonly string[]): string {
  return [...values].sort(compareText).join(', ');
}

function showParam(value: ParamValue): string {
  const text = typeof value === 'string' ? value : canonicalJson(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

import type { Check, Column, Dataset, Project } from '../../project/types.ts';
import { canonicalJson } from '../../support/canonical.ts';
import type { PolicyChange } from '../types.ts';
import { amountText, numberChange, ordered, plain } from './change.ts';

/** How the head's contract of one dataset differs from the base's. What is loosened still applies (see `contract.ts`). */
export function compareContracts(base: Dataset, project: Project): readonly PolicyChange[] {
  const head = project.datasets.get(base.name);
  if (head === undefined) return removed(base, project);
  const about = `contract of ${base.name}`;
  const names = new Set([...base.columns.keys(), ...head.columns.keys()]);
  return [
    ...numberChange(about, [...base.path, 'rows', 'min'], base.rows.min, head.rows.min, 'higher'),
    ...numberChange(about, [...base.path, 'rows', 'max'], base.rows.max, head.rows.max, 'lower'),
    ...plain([...base.path, 'rows', 'change'], amountText(base.rows.change), amountText(head.rows.change)),
    ...plain([...base.path, 'key'], base.key.join(', '), head.key.join(', ')),
    ...ordered(
      about,
      [...base.path, 'extra-columns'],
      ['allow', 'info', 'warn', 'fail'],
      base.extraColumns,
      head.extraColumns,
    ),
    ...[...names].flatMap((name) => compareColumns(about, base.columns.get(name), head.columns.get(name))),
    ...compareChecks(about, base, head),
    ...plain([...base.path, 'drift'], canonicalJson(base.drift), canonicalJson(head.drift)),
  ];
}

/** A contract that goes away while a model still reads the same files is a bypass; with the data it is just gone. */
function removed(base: Dataset, project: Project): readonly PolicyChange[] {
  if (base.implicit) return [];
  const stillRead = [...project.datasets.values()].some((dataset) => dataset.source === base.source);
  const sentence = `removes the contract of ${base.name}${stillRead ? ', whose files are still read' : ''}`;
  return [{ kind: 'loosened', path: base.path, from: base.name, to: '', sentence, blocks: stillRead }];
}

function compareColumns(about: string, base: Column | undefined, head: Column | undefined): readonly PolicyChange[] {
  const column = base ?? head;
  if (column === undefined) return [];
  const { name, path } = column;
  if (base === undefined)
    return [{ kind: 'tightened', path, from: '', to: name, sentence: `adds ${name} to the ${about}`, blocks: false }];
  if (head === undefined)
    return [
      { kind: 'loosened', path, from: name, to: '', sentence: `removes ${name} from the ${about}`, blocks: false },
    ];
  return [
    ...plain([...path, 'type'], base.type ?? '', head.type ?? ''),
    ...plain([...path, 'nulls'], amountText(base.nulls), amountText(head.nulls)),
    ...plain([...path, 'min'], `${base.min ?? ''}`, `${head.min ?? ''}`),
    ...plain([...path, 'max'], `${base.max ?? ''}`, `${head.max ?? ''}`),
    ...plain([...path, 'values'], (base.values ?? []).join(', '), (head.values ?? []).join(', ')),
    ...plain([...path, 'pattern'], base.pattern ?? '', head.pattern ?? ''),
    ...(['unique', 'required', 'absent', 'sensitive'] as const).flatMap((key) =>
      ordered(about, [...path, key], ['false', 'true'], `${base[key]}`, `${head[key]}`),
    ),
    ...ordered(about, [...path, 'level'], ['info', 'warn', 'fail'], base.level, head.level),
  ];
}

function compareChecks(about: string, base: Dataset, head: Dataset): readonly PolicyChange[] {
  const names = new Set([...base.checks, ...head.checks].map((check) => check.name));
  const find = (dataset: Dataset, name: string) => dataset.checks.find((check) => check.name === name);
  return [...names].flatMap((name) => {
    const [before, after] = [find(base, name), find(head, name)];
    const path = (before ?? after)?.path ?? base.path;
    if (before === undefined)
      return [
        {
          kind: 'tightened',
          path,
          from: '',
          to: name,
          sentence: `adds the check "${name}" to the ${about}`,
          blocks: false,
        },
      ];
    if (after === undefined)
      return [
        {
          kind: 'loosened',
          path,
          from: name,
          to: '',
          sentence: `removes the check "${name}" from the ${about}`,
          blocks: false,
        },
      ];
    return compareCheck(about, before, after);
  });
}

function compareCheck(about: string, base: Check, head: Check): readonly PolicyChange[] {
  return [
    ...plain([...base.path, base.rule.kind], base.rule.text, head.rule.text),
    ...plain([...base.path, 'max'], amountText(base.max), amountText(head.max)),
    ...ordered(about, [...base.path, 'level'], ['info', 'warn', 'fail'], base.level, head.level),
  ];
}

import type { Amount, GateRule, Model, Project } from '../../project/types.ts';
import { canonicalJson } from '../../support/canonical.ts';
import type { PolicyChange } from '../types.ts';
import { amountText, direction, numberChange, ordered, plain, sentence } from './change.ts';
import { compareContracts } from './compare-contracts.ts';

/** How the head's policy differs from the base's, in the order of the document. */
export function compareProjects(base: Project, head: Project): readonly PolicyChange[] {
  return [
    ...ordered('whole', ['when-unknown'], ['allow', 'block'], base.whenUnknown, head.whenUnknown),
    ...plain(['store'], base.store, head.store),
    ...[...base.datasets.values()].flatMap((dataset) => compareContracts(dataset, head)),
    ...[...base.models.values()].flatMap((model) => compareModels(model, head.models.get(model.name))),
  ];
}

function compareModels(base: Model, head: Model | undefined): readonly PolicyChange[] {
  const path = base.path;
  if (head === undefined) {
    const sentence = `removes the model ${base.name} and its gates`;
    return [{ kind: 'loosened', path, from: base.name, to: '', sentence, blocks: true }];
  }
  return [
    ...compareGates(base, head),
    ...plain([...path, 'train', 'seeds'], base.train.seeds.join(', '), head.train.seeds.join(', ')),
    ...plain([...path, 'train', 'runs-on'], canonicalJson(base.train.runsOn), canonicalJson(head.train.runsOn)),
    ...plain([...path, 'train', 'launcher'], base.train.launcher, head.train.launcher),
    ...compareEvaluation(base, head),
  ];
}

function compareEvaluation(base: Model, head: Model): readonly PolicyChange[] {
  const path = [...base.path, 'evaluate'];
  if (base.evaluate === undefined) return [];
  if (head.evaluate === undefined) {
    return [
      {
        kind: 'loosened',
        path,
        from: 'declared',
        to: '',
        sentence: `removes the evaluation of ${base.name}`,
        blocks: false,
      },
    ];
  }
  const keys = ['task', 'label', 'positive', 'compute', 'slices', 'cluster'] as const;
  return keys.flatMap((key) =>
    plain([...path, key], canonicalJson(base.evaluate?.[key] ?? null), canonicalJson(head.evaluate?.[key] ?? null)),
  );
}

function compareGates(base: Model, head: Model): readonly PolicyChange[] {
  const before = rulesByTarget(base);
  const after = rulesByTarget(head);
  const targets = [...new Set([...before.keys(), ...after.keys()])];
  return targets.flatMap((target) => compareRule(head.name, before.get(target), after.get(target)));
}

/** Rules by what they are about, so that reordering a list is no change; equal targets are numbered. */
function rulesByTarget(model: Model): ReadonlyMap<string, GateRule> {
  const rules = new Map<string, GateRule>();
  for (const rule of [...model.gates.values()].flat()) {
    const target = `${rule.metric}${rule.by === undefined ? '' : ` by ${rule.by}`}`;
    let name = target;
    for (let n = 2; rules.has(name); n++) name = `${target} (${n})`;
    rules.set(name, rule);
  }
  return rules;
}

function compareRule(model: string, base: GateRule | undefined, head: GateRule | undefined): readonly PolicyChange[] {
  const rule = base ?? head;
  if (rule === undefined) return [];
  const about = `gate on ${rule.metric}${rule.by === undefined ? '' : ` by ${rule.by}`} of ${model}`;
  if (base === undefined)
    return [
      {
        kind: 'tightened',
        path: rule.path,
        from: '',
        to: words(rule),
        sentence: `adds a ${about}: ${words(rule)}`,
        blocks: false,
      },
    ];
  if (head === undefined)
    return [
      {
        kind: 'loosened',
        path: rule.path,
        from: words(rule),
        to: '',
        sentence: `removes the ${about}: ${words(rule)}`,
        blocks: false,
      },
    ];
  return [
    ...limit(about, base, head, 'min', base.min, head.min, 'higher'),
    ...limit(about, base, head, 'max', base.max, head.max, 'lower'),
    ...limit(about, base, head, 'max-worse', base.maxWorse, head.maxWorse, 'lower'),
    ...limit(about, base, head, 'min-better', base.minBetter, head.minBetter, 'higher'),
    ...ordered(about, [...head.path, 'level'], ['info', 'warn', 'fail'], base.level, head.level),
    ...ordered(about, [...head.path, 'when-unknown'], ['allow', 'block'], base.whenUnknown, head.whenUnknown),
    ...ordered(
      about,
      [...head.path, 'require-interval'],
      ['false', 'true'],
      `${base.requireInterval}`,
      `${head.requireInterval}`,
    ),
    ...numberChange(about, [...head.path, 'min-rows'], base.minRows, head.minRows, 'lower'),
    ...plain([...head.path, 'better'], canonicalJson(base.better ?? null), canonicalJson(head.better ?? null)),
  ];
}

function words(rule: GateRule): string {
  const parts = [
    rule.min === undefined ? [] : [`min ${rule.min}`],
    rule.max === undefined ? [] : [`max ${rule.max}`],
    rule.maxWorse === undefined ? [] : [`max-worse ${amountText(rule.maxWorse)}`],
    rule.minBetter === undefined ? [] : [`min-better ${amountText(rule.minBetter)}`],
  ];
  return parts.flat().join(', ');
}

function limit(
  about: string,
  base: GateRule,
  head: GateRule,
  key: string,
  from: number | Amount | undefined,
  to: number | Amount | undefined,
  tighter: 'higher' | 'lower',
): readonly PolicyChange[] {
  const path = [...(to === undefined ? base.path : head.path), key];
  const texts = { from: amountText(from), to: amountText(to) };
  if (texts.from === texts.to) return [];
  const kind = direction(from, to, tighter);
  return [{ kind, path, ...texts, sentence: sentence(kind, about, key, texts.from, texts.to), blocks: false }];
}

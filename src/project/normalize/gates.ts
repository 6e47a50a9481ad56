import { knownMetric, knownMetrics } from '../../metrics/index.ts';
import { didYouMean } from '../../support/nearest.ts';
import { defined } from '../defined.ts';
import type { WrittenRule } from '../schema/gates.ts';
import type { WrittenModel } from '../schema/model.ts';
import type { Better, EnvironmentGate, GateRule, ProjectPath, WhenUnknown } from '../types.ts';
import { amountOf } from '../units.ts';
import { type Context, entryPath, oneOrMany } from './context.ts';

const knownNames = knownMetrics.map((metric) => metric.name);

export interface Gates {
  /** Metric → rules that are asked of a change. */
  readonly gates: ReadonlyMap<string, readonly GateRule[]>;
  readonly environmentGates: readonly EnvironmentGate[];
}

/** The direction comes from any rule of a metric's list, or from the metric's name where that is known. */
export function gatesOf(context: Context, written: WrittenModel['gates'], at: ProjectPath): Gates {
  const all = rulesOf(context, written, at);
  const ofChange = [...all].map(([metric, rules]) => [metric, rules.filter((rule) => !isOfEnvironment(rule))] as const);
  return {
    gates: new Map(ofChange.filter(([, rules]) => rules.length > 0)),
    environmentGates: [...all.values()].flat().filter(isOfEnvironment),
  };
}

function isOfEnvironment(rule: GateRule | EnvironmentGate): rule is EnvironmentGate {
  return 'at' in rule;
}

function rulesOf(
  context: Context,
  written: WrittenModel['gates'],
  at: ProjectPath,
): ReadonlyMap<string, readonly (GateRule | EnvironmentGate)[]> {
  const whenUnknown = context.written['when-unknown'] ?? 'block';
  const named = new Map<string, string>();
  return new Map(
    Object.entries(written ?? {}).map(([metric, entry]) => {
      const path = [...at, metric];
      const name = knownMetric(metric)?.name ?? metric;
      const other = named.get(name);
      if (other !== undefined) {
        const message = `\`${metric}\` and \`${other}\` are one metric: give all of its rules in one list`;
        context.list.add('contradiction', path, message);
      }
      named.set(name, other ?? metric);
      const rules = oneOrMany(entry);
      const better = directionOf(context, metric, rules, path, entry);
      requireAt(context, rules, path, entry);
      return [
        metric,
        rules.map((rule, index) => ruleOf(metric, rule, better, whenUnknown, entryPath(path, entry, index))),
      ];
    }),
  );
}

function ruleOf(
  metric: string,
  written: WrittenRule,
  better: Better | undefined,
  whenUnknown: WhenUnknown,
  path: ProjectPath,
): GateRule | EnvironmentGate {
  const worse = written['max-worse'];
  const gain = written['min-better'];
  return {
    metric,
    ...defined({
      better,
      min: written.min,
      max: written.max,
      maxWorse: worse === undefined ? undefined : amountOf(worse),
      minBetter: gain === undefined ? undefined : amountOf(gain),
      by: written.by,
    }),
    minRows: written['min-rows'] ?? (written.by === undefined ? 1 : 30),
    level: written.level ?? 'fail',
    whenUnknown: written['when-unknown'] ?? whenUnknown,
    requireInterval: written['require-interval'] ?? false,
    path,
    ...(written.at !== undefined && { at: written.at, against: written.against ?? written.at }),
  };
}

function directionOf(
  context: Context,
  metric: string,
  rules: readonly WrittenRule[],
  path: ProjectPath,
  entry: unknown,
): Better | undefined {
  const given = rules.flatMap((rule, index) =>
    rule.better === undefined
      ? []
      : [{ better: betterOf(rule.better), path: [...entryPath(path, entry, index), 'better'] }],
  );
  const [first, ...others] = given;
  const known = knownMetric(metric)?.better;
  if (first === undefined) {
    if (known === undefined && !context.list.touches(path)) requireDirection(context, metric, rules, path, entry);
    return known;
  }
  for (const other of others) {
    if (showBetter(other.better) === showBetter(first.better)) continue;
    context.list.add(
      'contradiction',
      other.path,
      `${showBetter(other.better)} here, and ${showBetter(first.better)} in another rule of \`${metric}\``,
      { value: true },
    );
  }
  if (known !== undefined && showBetter(known) !== showBetter(first.better)) {
    const message = `${showBetter(first.better)} is said to be better, but of \`${metric}\` usually ${showBetter(known)} is`;
    context.list.warn('gate-direction-unusual', first.path, message, { value: true });
  }
  return first.better;
}

/** A rule about the value alone needs no direction; one against the baseline does. */
function requireDirection(
  { list }: Context,
  metric: string,
  rules: readonly WrittenRule[],
  path: ProjectPath,
  entry: unknown,
): void {
  rules.forEach((rule, index) => {
    if (rule['max-worse'] === undefined && rule['min-better'] === undefined) return;
    const message = `\`${metric}\` is not a metric that is known by name, so this gate needs \`better: higher\`, \`better: lower\`, or the number to be close to`;
    list.add('gate-direction-missing', entryPath(path, entry, index), message, {
      remedy: didYouMean(metric, knownNames),
    });
  });
}

/** What a pull request is judged by must not change while it is open, as what is live does. */
function requireAt({ list }: Context, rules: readonly WrittenRule[], path: ProjectPath, entry: unknown): void {
  rules.forEach(({ at, against }, index) => {
    if (against === undefined || at !== undefined) return;
    const message =
      'without `at` a gate is asked of a change, which is compared with its base and not with what is live';
    list.add('gate-against-without-at', [...entryPath(path, entry, index), 'against'], message, {
      value: true,
      remedy: `Add \`at: ${against}\` beside it: then it is asked when a version is to be promoted there. Or remove \`against\`.`,
    });
  });
}

function betterOf(written: NonNullable<WrittenRule['better']>): Better {
  return typeof written === 'number' ? { closeTo: written } : written;
}

function showBetter(better: Better): string {
  return typeof better === 'string' ? better : `close to ${better.closeTo}`;
}

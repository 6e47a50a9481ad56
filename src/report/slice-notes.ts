import { count } from './clause.ts';
import type { MetricLine } from './metric-line.ts';

/** Of fewer intervals hardly one misses by chance. */
const fewest = 5;

/** What a reader of many slices has to know: that each interval stands for itself, and what their groups are. */
export function sliceNotes(lines: readonly MetricLine[]): readonly string[] {
  const changes = lines.filter(({ comparison }) => (comparison?.change?.intervals.length ?? 0) > 0);
  const many =
    changes.length < fewest
      ? []
      : [
          `${count(changes.length, 'interval')}, each at 95 % by itself: one in twenty misses by chance, so a single “better” or “worse” among them is a hint and no finding.`,
        ];
  return [...many, ...groupsNote(lines)];
}

/** A metric that compares two classes rests on the groups that hold the class which fewer of them have. */
function groupsNote(lines: readonly MetricLine[]): readonly string[] {
  const groups = ({ comparison }: MetricLine) => comparison?.candidate.groups ?? 0;
  const key = ({ slice }: MetricLine) => JSON.stringify([slice?.column, slice?.value]);
  const most = new Map<string, number>();
  for (const line of lines) most.set(key(line), Math.max(most.get(key(line)) ?? 0, groups(line)));
  const fewer = lines.filter((line) => groups(line) > 0 && groups(line) < (most.get(key(line)) ?? 0));
  const names = [...new Set(fewer.map(({ metric }) => metric))];
  return names.length === 0
    ? []
    : [`Groups of ${names.join(', ')}: those that hold the class which fewer groups have.`];
}

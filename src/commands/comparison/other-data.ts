import type { RunRecord } from '../../training/types.ts';

/** Roles under which the two trainings read different versions of data, or that only one of them has. */
export function otherDataOf({
  candidate,
  baseline,
}: {
  readonly candidate?: RunRecord;
  readonly baseline?: RunRecord;
}): readonly string[] {
  if (candidate === undefined || baseline === undefined) return [];
  const [ours, theirs] = [versionsOf(candidate), versionsOf(baseline)];
  return [...new Set([...ours.keys(), ...theirs.keys()])].filter((role) => ours.get(role) !== theirs.get(role));
}

/** Role → digest; all seeds of a run read the same. */
function versionsOf({ seeds }: RunRecord): ReadonlyMap<string, string> {
  return new Map((seeds[0]?.inputs.data ?? []).map(({ role, digest }) => [role, digest]));
}

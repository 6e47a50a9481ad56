import type { QueryArrayResult } from 'pg';
import { notAllowed } from '../database/guard-text.ts';
import type { TableSource } from '../port.ts';

/** Everything that a plan reads, as `schema.table`; from EXPLAIN (VERBOSE, FORMAT JSON). */
export function relationsOf(plan: QueryArrayResult): ReadonlySet<string> {
  const found = new Set<string>();
  const parsed: unknown = JSON.parse(String(plan.rows[0]?.[0]));
  walk(parsed, (node) => {
    if ('Relation Name' in node) found.add(`${String(node['Schema'])}.${String(node['Relation Name'])}`);
    if ('Function Name' in node) found.add(`function ${String(node['Function Name'])}`);
  });
  return found;
}

/** What is read must be part of the tables that were named: the planner itself says so, not a reader of our own. */
export function refuseOtherRelations(
  plan: QueryArrayResult,
  allowed: readonly string[],
  tables: readonly TableSource[],
): void {
  const open = new Set(allowed);
  const others = [...relationsOf(plan)].filter((name) => !open.has(name));
  if (others.length === 0) return;
  const known = tables.map(({ name }) => name).join(', ');
  throw notAllowed(`there is no table ${others.join(', ')} here (there is: ${known})`);
}

function walk(value: unknown, visit: (node: Record<string, unknown>) => void): void {
  if (Array.isArray(value)) for (const entry of value) walk(entry, visit);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  visit({ ...value });
  for (const entry of Object.values(value)) walk(entry, visit);
}

import { defined } from '../defined.ts';
import type { WrittenGolden } from '../schema/golden.ts';
import type { WrittenVerifyStep } from '../schema/serve.ts';
import type { GoldenProtocol, GoldenStep, ProjectPath } from '../types.ts';
import type { Context } from './context.ts';
import { timeoutOf } from './timeout.ts';

/** A golden step with every default filled in. @param at of the key `golden` */
export function goldenOf(
  context: Context,
  written: NonNullable<WrittenVerifyStep['golden']>,
  at: ProjectPath,
): GoldenStep {
  const table: WrittenGolden = typeof written === 'string' ? { dataset: written } : written;
  const rows = table.rows ?? 1000;
  const minRows = table['min-rows'] ?? 30;
  if (minRows > rows) {
    const message = `of ${rows} rows ${minRows} would have to be compared, so the step could never pass`;
    const key = table['min-rows'] === undefined ? 'rows' : 'min-rows';
    context.list.add('contradiction', [...at, key], message, { value: true });
  }
  return {
    kind: 'golden',
    dataset: table.dataset,
    rows,
    minRows,
    protocol: protocolOf(context, table, at),
    ...defined({ columns: columnsOf(context, table, at) }),
    batch: table.batch ?? 32,
    within: timeoutOf(context, table.within, '10s', [...at, 'within']),
    tolerance: table.tolerance ?? 1e-6,
  };
}

function columnsOf({ list }: Context, { columns }: WrittenGolden, at: ProjectPath): readonly string[] | undefined {
  columns?.forEach((name, index) => {
    if (columns.indexOf(name) === index) return;
    list.add('contradiction', [...at, 'columns', index], `\`${name}\` stands twice`, { value: true });
  });
  return columns;
}

function protocolOf({ list }: Context, { protocol = 'v2', input }: WrittenGolden, at: ProjectPath): GoldenProtocol {
  if (protocol === 'v2') return { kind: 'v2', ...defined({ input }) };
  if (input !== undefined) {
    list.add(
      'contradiction',
      [...at, 'input'],
      '`input` names the input of the protocol `v2`, and this is another one',
    );
  }
  if (protocol === 'v1') return { kind: 'v1' };
  const { path, request, response } = protocol;
  const place = [...at, 'protocol', 'response'];
  if (typeof response !== 'string' && Object.keys(response).length === 0 && !list.touches(place)) {
    list.add('contradiction', place, 'no answer is read, so nothing could be compared');
  }
  return { kind: 'mapped', path, request, response };
}

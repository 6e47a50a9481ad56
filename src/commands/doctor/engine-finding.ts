import { tmpdir } from 'node:os';
import { dataReasons, type EnginePlace } from '../../data/index.ts';
import { makeOwnFolder } from '../../support/own-folder.ts';
import { engineAtHand } from '../engine-at-hand.ts';
import type { Ports } from '../ports.ts';
import { bad, type Finding } from './finding.ts';

const what = 'engine';

/** Where the data engine comes from, and that it answers. What is not on this machine is not downloaded to look at it. */
export async function engineFinding(ports: Ports, offline: boolean): Promise<Finding> {
  try {
    const place = await ports.findEngine();
    if (place.kind === 'absent') return absentFinding(place, offline);
    return { what, state: 'ok', says: `${await answer(ports)}, ${origins[place.kind]} ${place.folder}` };
  } catch (error) {
    return bad(what, error);
  }
}

const origins = {
  named: 'as MLOPS_DUCKDB says from',
  installed: 'from node_modules of',
  cached: 'from the tool cache,',
} as const;

function absentFinding(place: Extract<EnginePlace, { kind: 'absent' }>, offline: boolean): Finding {
  const { folder, damage, refusal } = place;
  const there = damage === undefined ? 'DuckDB is not on this machine' : `DuckDB in ${folder} is damaged (${damage})`;
  if (refusal !== undefined) {
    return { what, state: 'bad', says: `${there}. ${refusal}`, remedy: dataReasons['engine-platform'].remedy };
  }
  const { remedy } = dataReasons['engine-missing'];
  if (offline) return { what, state: 'bad', says: `${there}, and offline it is not downloaded`, remedy };
  return { what, state: 'warn', says: `${there}; the first command that needs it downloads it to ${folder}`, remedy };
}

async function answer(ports: Ports): Promise<string> {
  await using folder = await makeOwnFolder(tmpdir(), 'doctor');
  await using engine = engineAtHand(ports, folder.path);
  const { rows } = await (await engine.get()).query('SELECT 6 * 7', []);
  if (Number(rows[0]?.[0]) !== 42) throw new TypeError('the engine cannot count');
  return 'DuckDB answers';
}

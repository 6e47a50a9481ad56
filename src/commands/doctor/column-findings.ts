import type { dataReasons } from '../../data/index.ts';
import { MlopsError } from '../../support/problem.ts';
import type { Ports } from '../ports.ts';
import type { ChangeRequest } from '../situation/change-request.ts';
import { findSituation } from '../situation/find-situation.ts';
import type { Finding } from './finding.ts';

/**
 * Columns that `evaluate` names, held against what is recorded about these test rows: the doctor reads no data. Empty
 * where the situation cannot be found out, which other answers say, and where every name that can be checked is right.
 */
export async function columnFindings(request: ChangeRequest, ports: Ports): Promise<readonly Finding[]> {
  const wanted: keyof typeof dataReasons = 'no-such-test-column';
  try {
    const { problems } = await findSituation(request, ports);
    return problems
      .filter(({ reason }) => reason === wanted)
      .map(({ message, place, remedy, reason }): Finding => {
        const where = place === undefined ? '' : `${place.file}:${place.line}:${place.column}: `;
        const says = `${where}${message.replaceAll('`', '')}`;
        return { what: 'columns', state: 'bad', says, reason, ...(remedy !== undefined && { remedy }) };
      });
  } catch (error) {
    if (error instanceof MlopsError && error.ends !== 'cancelled') return [];
    throw error;
  }
}

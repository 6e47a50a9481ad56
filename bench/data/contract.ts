import { loadProject } from '../../src/project/index.ts';
import type { Dataset } from '../../src/project/types.ts';

/**
 * 25 rules of the made table: an exact key (2: unique, never null), 8 of nulls, 8 bounds, 3 regular expressions,
 * 2 lists of values, 1 length and 1 mean; all of them are kept. The peers are asked the same.
 */
const rules = `version: 1
datasets:
  d:
    source: d.parquet
    format: parquet
    key: row_id
    extra-columns: allow
    columns:
      price: { nulls: 0, min: 0, max: 1000000 }
      temp: { nulls: 0, min: -273.15, max: 200 }
      age: { min: 0, max: 120 }
      quantity: { nulls: 0, min: 0, max: 9 }
      label: { nulls: 0, values: [0, 1] }
      score: { mean: { min: 0.4, max: 0.6 } }
      user_id: { nulls: 0, pattern: 'u[0-9]{1,7}' }
      event_key: { nulls: 0, pattern: 'k[0-9]{1,20}' }
      merchant: { nulls: 0, pattern: 'm[0-9]{1,3}' }
      country: { length: { min: 2, max: 3 } }
      plan: { nulls: 0, values: [p0, p1, p2, p3, p4, p5, new] }
`;

/** How many rules the contract writes down; what is always asked (`all-null`, types) comes on top. */
export const writtenRules = 25;

export function contractOf25(): Dataset {
  const dataset = loadProject(rules, 'mlops.yaml').project.datasets.get('d');
  if (dataset === undefined) throw new Error('the contract of the bench has no dataset d');
  return dataset;
}
